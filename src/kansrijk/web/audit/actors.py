"""Whom an actor key stands for, until that is erased."""

from kansrijk.web.audit.actions import By, recorded
from kansrijk.web.audit.models import Actor


def actor_key(reference: str) -> str:
    """The random key of a person, made when there is none; ``reference`` is how we find him."""
    actor, _ = Actor.objects.get_or_create(reference=reference)
    return str(actor.key)


def reference_of(key: str) -> str | None:
    """Whom a key stands for; None when that was erased or never known."""
    return Actor.objects.filter(key=key).values_list("reference", flat=True).first()


def erase_actor(key: str, *, by: By, reason: str = "") -> None:
    """Forget whom a key stands for. His events stay, and the chain with them.

    The event has no hash of what was erased: with a short name that could be guessed from it.
    """
    with recorded("actor.erase", by=by, reason=reason) as recording:
        recording.kind, recording.key = Actor._meta.label_lower, key
        Actor.objects.filter(key=key).update(reference=None)
