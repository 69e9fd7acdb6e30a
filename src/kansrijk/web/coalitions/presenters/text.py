"""How the register says dates, sources and places; and where its pages are."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kansrijk.web.accounts.permissions import all_roles
from kansrijk.web.accounts.places import place
from kansrijk.web.accounts.presenters.words import word
from kansrijk.web.coalitions.models import (
    Coalition,
    Dated,
    MunicipalityStatus,
    MunicipalityTranche,
)
from kansrijk.web.coalitions.moments import Moment
from kansrijk.web.coalitions.words import statuses, tranches

Pair = tuple[str, str]

FORMATS = {"year": "Y", "month": "F Y", "day": "j F Y"}


@dataclass(frozen=True, slots=True)
class SourceText:
    """Where something was found."""

    title: str
    url: str
    date: str


def moment_text(moment: Moment) -> str:
    """As precise as the source: 2019, mei 2019, 12 mei 2019."""
    return str(date_format(moment.day, FORMATS[moment.precision]))


def start_text(row: Dated) -> str:
    """ "sinds 2019", or "in elk geval sinds 2023" where the source does not say since when."""
    said = _("since %(moment)s at the latest") if row.is_latest_start else _("since %(moment)s")
    return said % {"moment": moment_text(row.start)}


def period_text(row: Dated) -> str:
    """From when to when."""
    if row.valid_to is None:
        return start_text(row)
    end = moment_text(Moment(row.valid_to))
    return _("%(start)s, until %(end)s") % {"start": start_text(row), "end": end}


def source_text(row: Dated | MunicipalityTranche) -> SourceText:
    """The source of a row."""
    return SourceText(row.source_title, row.source_url, moment_text(row.source_date))


def status_text(row: MunicipalityStatus | None) -> str:
    """The word of a status; without a row it is unknown, and never "none"."""
    return word(statuses(), row.status) if row else _("unknown")


def tranche_text(row: MunicipalityTranche | None) -> str:
    """The round in which a municipality joined; without a row it is unknown."""
    return word(tranches(), str(row.number)) if row else _("unknown")


def recorder_text(row: MunicipalityStatus) -> str:
    """In which role someone recorded it; never who."""
    who = word(all_roles(), row.recorded_role) if row.recorded_role else _("Kansrijk itself")
    day = moment_text(Moment(row.recorded_on))
    return _("%(who)s, %(day)s") % {"who": who, "day": day}


def municipality_name(code: str) -> str:
    """The name of a municipality; its code when it has gone."""
    found = place("municipality", code)
    return found.name if found else code


def address(name: str, *arguments: str, invented: bool) -> str:
    """A page of the register; that of the invented country stands apart."""
    space = "invented_coalitions" if invented else "coalitions"
    return reverse(f"{space}:{name}", args=arguments)


def coalition_address(it: Coalition) -> str:
    """The page of a coalition."""
    return address("coalition", it.slug, invented=it.is_invented)


def trail(*, invented: bool) -> list[Pair]:
    """The pages above the register."""
    return [(_("Invented example"), reverse("invented:home"))] if invented else []


def trail_below(*, invented: bool) -> list[Pair]:
    """The pages above a page of the register."""
    return [
        *trail(invented=invented),
        (_("Register of coalitions"), address("home", invented=invented)),
    ]
