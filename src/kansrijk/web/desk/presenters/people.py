"""Who did it, as this reader may know it: a name, "someone of", or what has no name."""

from collections.abc import Iterable, Mapping
from functools import cache

from kansrijk.reference.loader import load
from kansrijk.reference.tables.audit import ActorWords
from kansrijk.web.accounts.access import is_inside, may_see
from kansrijk.web.accounts.models import Organisation, Person
from kansrijk.web.accounts.permissions import Rights
from kansrijk.web.accounts.presenters.words import in_language
from kansrijk.web.audit.models import Actor, Event


def actor_words(name: str) -> str:
    """The words for who has no name."""
    return in_language(_words()[name], "name")


@cache
def _words() -> Mapping[str, ActorWords]:
    return {row.id: row for row in load(ActorWords)}


class People:
    """Names of people for one reader. Everything is looked up at once, however many there are."""

    def __init__(self, own: Rights, events: Iterable[Event]) -> None:
        """Look up whom these events name as an actor or an object."""
        self._own = own
        label = Person._meta.label_lower
        actors = {event.actor for event in events}
        keys = [event.key for event in events if event.kind == label and event.key.isdigit()]
        self._references = dict(
            Actor.objects.filter(key__in=actors).values_list("key", "reference")
        )
        references = [each for each in self._references.values() if each]
        rows = Person.objects.prefetch_related("functions__organisation")
        self._by_reference = {row.public_id: row for row in rows.filter(public_id__in=references)}
        self._by_key = {str(row.pk): row for row in rows.filter(pk__in=keys)}
        places = {event.organisation for event in events if event.organisation.isdigit()}
        self._places = {str(pk): row for pk, row in Organisation.objects.in_bulk(places).items()}

    def actor(self, event: Event) -> str:
        """Who did it."""
        if event.actor in _words():
            return actor_words(event.actor)
        if event.actor not in self._references:
            return actor_words("someone")
        reference = self._references[event.actor]
        person = self._by_reference.get(reference or "")
        if person is None or person.erased_at:
            return actor_words("erased")
        return person.name if self.is_known(person) else self._someone(event)

    def named(self, key: str) -> str:
        """A person that an event is about."""
        person = self._by_key.get(key)
        if person is None or person.erased_at:
            return actor_words("erased")
        return person.name if self.is_known(person) else actor_words("someone")

    def from_where(self, event: Event) -> Organisation | None:
        """The organisation in whose name it was done, when this reader may see it."""
        place = self._places.get(event.organisation)
        return place if place and may_see(self._own, place) else None

    def is_known(self, person: Person) -> bool:
        """Whether this reader is who it is, or a colleague of him now or before."""
        if person.pk == self._own.person:
            return True
        return any(is_inside(self._own, row.organisation) for row in person.functions.all())

    def _someone(self, event: Event) -> str:
        place = self.from_where(event)
        if place is None:
            return actor_words("someone")
        return actor_words("someone_of").format(organisation=place.name)
