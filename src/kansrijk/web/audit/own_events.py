"""What one actor did: for the person behind the key, who may take it along."""

from django.db.models import QuerySet

from kansrijk.web.audit.models import Actor, Event


def events_of(reference: str) -> QuerySet[Event]:
    """The events of a person, oldest first; none when he never acted or was erased."""
    return Event.objects.filter(actor__in=keys_of(reference)).order_by("number")


def keys_of(reference: str) -> list[str]:
    """The keys under which a person acted."""
    return list(Actor.objects.filter(reference=reference).values_list("key", flat=True))
