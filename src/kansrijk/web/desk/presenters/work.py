"""The work in the background in words."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kansrijk.web.jobs.queries import Line, Numbers, lines, numbers

#: Lines on the page; dead letters come first.
MOST = 100


@dataclass(frozen=True, slots=True)
class JobLine:
    """A job on the page."""

    key: str
    name: str
    state: str
    tag: str  # the kind of the pill
    when: str
    tries: int
    trouble: str
    is_dead: bool


@dataclass(frozen=True, slots=True)
class WorkPage:
    """How the queue stands."""

    say: str
    facts: tuple[tuple[str, str], ...]
    dead: tuple[JobLine, ...]
    others: tuple[JobLine, ...]
    is_cut: bool


def work_page() -> WorkPage:
    """The queue as it is now."""
    count = numbers()
    found = [_line(line) for line in lines(MOST + 1)]
    shown = found[:MOST]
    return WorkPage(
        _say(count),
        tuple(_facts(count)),
        tuple(line for line in shown if line.is_dead),
        tuple(line for line in shown if not line.is_dead),
        len(found) > MOST,
    )


def _say(count: Numbers) -> str:
    if count.dead:
        text = ngettext("%(number)s job is stuck.", "%(number)s jobs are stuck.", count.dead)
        return text % {"number": count.dead}
    if count.failing:
        text = ngettext(
            "Nothing is stuck. %(number)s job failed and tries again by itself.",
            "Nothing is stuck. %(number)s jobs failed and try again by themselves.",
            count.failing,
        )
        return text % {"number": count.failing}
    return _("Nothing is stuck.")


def _facts(count: Numbers) -> list[tuple[str, str]]:
    return [
        (_("Waiting"), str(count.waiting)),
        (_("Of which failed, and tried again later"), str(count.failing)),
        (_("Should have begun"), _due(count)),
        (_("Running now"), str(count.running)),
        (_("Done, of the last month"), str(count.done)),
        (_("Last one done"), _moment(count.last_done) if count.last_done else _("never")),
    ]


def _due(count: Numbers) -> str:
    if not count.due or count.due_since is None:
        return "0"
    since = {"number": count.due, "moment": _moment(count.due_since)}
    return _("%(number)s, the oldest since %(moment)s") % since


def _line(line: Line) -> JobLine:
    states = {
        "dead": (_("stuck"), "bad"),
        "failing": (_("failed, tries again"), "warn"),
        "running": (_("running"), "good"),
        "waiting": (_("waiting"), ""),
    }
    state, tag = states[line.state]
    return JobLine(
        str(line.key), line.name, state, tag, _moment(line.when), line.tries, line.trouble,
        line.state == "dead",
    )  # fmt: skip


def _moment(at: object) -> str:
    return str(date_format(timezone.localtime(at), "j F Y H:i"))
