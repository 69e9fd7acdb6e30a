"""From amounts of time to a week of pregnancy, the age of a child and the age of the parent.

"Over drie weken" is none of these, "drie weken oud" is a child, "14 weken" a pregnancy. What can
be two things and is not told apart by its own clause is left out: whoever asks fills it in.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kansrijk.web.support.finding.situation import LAST_MONTH, LAST_WEEK, OLDEST, YOUNGEST
from kansrijk.web.support.text.amounts import MONTH, WEEK, YEAR, Amount, amounts, is_a
from kansrijk.web.support.text.words import Word

#: How far from its number a word still says what the number is about.
NEAR, ROOM = 3, 5
FULL_TERM = 40
BORN = "geboren"


@dataclass(frozen=True, slots=True)
class Times:
    """``has_other_child``: the age of a child stands beside a pregnancy."""

    week: int | None = None
    month: int | None = None
    age: int | None = None
    has_other_child: bool = False


def times(words: Sequence[Word], *, is_pregnant: bool, is_born: bool) -> Times:
    """``is_pregnant`` and ``is_born`` is what other words of the text say."""
    has_child = any(is_a(word, "child") or word.plain == BORN for word in words)
    told = _Told(is_pregnant, is_born, has_child)
    found: dict[str, float] = {}
    for amount in amounts(words):
        kind, value = _meaning(_Context(amount, words), told)
        found.setdefault(kind, value)
    week, child, age = found.get("week"), found.get("child"), found.get("age")
    is_expecting = is_pregnant or week is not None
    month = int(child) if child is not None and not is_expecting else None
    return Times(
        week=int(week) if week is not None else None,
        month=month if month is not None and month <= LAST_MONTH else None,
        age=int(age) if age is not None else None,
        has_other_child=is_expecting and child is not None,
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """What the rest of the text says."""

    is_pregnant: bool
    is_born: bool
    has_child: bool


class _Context:
    """What stands around an amount in its own clause."""

    def __init__(self, amount: Amount, words: Sequence[Word]) -> None:
        self.amount = amount
        self.before = list(_back(amount.first, words))
        self.after = list(_on(amount.last, words))
        self.clause = [*self.before, *self.after]

    def has_before(self, *roles: str, near: int = NEAR) -> bool:
        return _any(self.before[:near], roles)

    def has_after(self, *roles: str, near: int = NEAR) -> bool:
        return _any(self.after[:near], roles)

    def closest_before(self) -> Word | None:
        """The word before it that is not "ongeveer" or "al"."""
        return next((word for word in self.before if not is_a(word, "about")), None)


Meaning = tuple[str, float]
NOTHING: Meaning = ("", 0)


def _meaning(it: _Context, told: _Told) -> Meaning:
    amount = it.amount
    if amount.days is None:
        return _without_unit(it)
    if _is_of_event(it):
        return NOTHING
    if amount.is_age or it.has_after("old", near=1):
        return _aged(it)
    if it.has_after("ago", near=1):
        return _child(it) if _any(it.clause, ("born",)) else NOTHING
    if counted := _until_birth(it):
        return counted
    if _is_of_pregnancy(it):
        return _week(it)
    if it.has_before("child"):
        return _aged(it)
    return _bare(it, told)


def _is_of_pregnancy(it: _Context) -> bool:
    """In weeks also "zwanger van een tweeling 30 weken": the child in it is not yet there."""
    near = ROOM if it.amount.days == WEEK else 2
    is_near = it.has_after("pregnant", near=2) or it.has_before("pregnant", near=near)
    return it.amount.is_named or is_near


def _bare(it: _Context, told: _Told) -> Meaning:
    """Nothing in its clause says what it is about."""
    if any(is_a(word, "not_now") for word in it.before[:2]) and not _is_just_now(it):
        return NOTHING
    if it.amount.days == YEAR:
        return _adult(it)
    is_months_of_child = it.amount.days == MONTH and not it.after and told.has_child
    if not told.is_pregnant and (told.is_born or is_months_of_child):
        return _child(it)
    if it.amount.days == WEEK or (it.amount.days == MONTH and told.is_pregnant):
        return _week(it)
    return NOTHING


def _is_just_now(it: _Context) -> bool:
    """ "Al 32 weken", with nothing around it that could be what lasted so long."""
    rest = [word for word in it.before if not is_a(word, "about", "person", "is")]
    return not rest and not it.after and any(word.plain == "al" for word in it.before)


def _is_of_event(it: _Context) -> bool:
    """ "Miskraam bij 10 weken", "geboren met 29 weken", "5 weken over tijd"."""
    if _any(it.clause, ("then",)) or it.has_after("late", near=2):
        return True
    closest = it.closest_before()
    is_at = closest is not None and closest.plain in ("bij", "met", "op", "na")
    return is_at and _any(it.before, ("event",))


def _until_birth(it: _Context) -> Meaning | None:
    """ "Over drie weken uitgerekend", "nog 6 weken te gaan"."""
    if it.amount.days != WEEK or not 0 <= it.amount.value <= FULL_TERM:
        return None
    is_due = any(word.plain == "over" for word in it.before[:2]) and _any(it.clause, ("due",))
    if is_due or it.has_after("to_go", near=2):
        return "week", FULL_TERM - it.amount.value
    return None


def _week(it: _Context) -> Meaning:
    """Weeks that are full: the 28th week and "bijna 28 weken" are 27 weeks and some days."""
    value = it.amount.value * (it.amount.days or WEEK) / WEEK
    if it.amount.days == WEEK and (it.amount.is_ordinal or it.has_before("nearly", near=1)):
        value -= 1
    return ("week", round(value)) if 0 <= value <= LAST_WEEK else NOTHING


def _aged(it: _Context) -> Meaning:
    is_of_adult = it.amount.days == YEAR and it.amount.value >= YOUNGEST
    return _adult(it) if is_of_adult else _child(it)


def _adult(it: _Context) -> Meaning:
    is_someone_else = it.has_before("other", near=2)
    fits = YOUNGEST <= it.amount.value <= OLDEST and not is_someone_else
    return ("age", it.amount.value) if fits else NOTHING


def _child(it: _Context) -> Meaning:
    """In months."""
    return "child", it.amount.value * (it.amount.days or MONTH) / MONTH


def _without_unit(it: _Context) -> Meaning:
    """ "Kindje van anderhalf", "moeder van 19", and the 19 in "19, 14 weken, schulden"."""
    value = it.amount.value
    if not it.before and not it.after:
        return _adult(it)
    closest = next((w for w in it.before[:NEAR] if not is_a(w, "about", "is")), None)
    if closest is None or is_a(closest, "other"):
        return NOTHING
    is_baby = closest.plain.startswith("baby")
    if is_a(closest, "child") and not is_baby and value < YOUNGEST:
        return "child", value * YEAR / MONTH
    return _adult(it) if is_a(closest, "person", "child") else NOTHING


def _any(words: Iterable[Word], roles: Sequence[str]) -> bool:
    return any(is_a(word, *roles) for word in words)


def _back(place: int, words: Sequence[Word]) -> Iterable[Word]:
    while place > 0 and not words[place - 1].ends:
        place -= 1
        yield words[place]


def _on(place: int, words: Sequence[Word]) -> Iterable[Word]:
    while place + 1 < len(words) and not words[place].ends:
        place += 1
        yield words[place]
