"""``kansrijk support``: the right help for a situation, without a running site.

Nothing of the question is kept: it is read, answered and forgotten.
"""

import json
import os
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kansrijk.cli.coalitions import say_differences
from kansrijk.cli.database import has_table, open_database
from kansrijk.cli.secret import keep_secret_key
from kansrijk.cli.tables import DUTCH
from kansrijk.errors import UserError
from kansrijk.monitor.areas import Area, Level, netherlands

if TYPE_CHECKING:
    from kansrijk.web.support.presenters.advice import AdviceInWords, Line, Talk

app = typer.Typer(help="Hulp voor gezinnen.", no_args_is_help=True)

MOMENTS = "preconception, pregnancy, postpartum (maand 0-1) of child (vanaf maand 2)"


class Format(StrEnum):
    """How the advice is written."""

    TEXT = "text"
    JSON = "json"


@app.callback()
def support() -> None:
    """Hulp voor gezinnen."""


@app.command("find")
def find_support(
    municipality: Annotated[str, typer.Option(help="code of naam, bv. GM0392 of Haarlem")],
    phase: Annotated[str, typer.Option(help=MOMENTS)],
    week: Annotated[int | None, typer.Option(help="week van de zwangerschap, 0-42")] = None,
    month: Annotated[int | None, typer.Option(help="leeftijd van het kind, 0-24 maanden")] = None,
    factors: Annotated[str, typer.Option(help="factoren en onderwerpen, met komma's")] = "",
    protective: Annotated[str, typer.Option(help="beschermende factoren, met komma's")] = "",
    first_child: Annotated[
        bool | None, typer.Option("--first-child/--no-first-child", help="is het het eerste kind")
    ] = None,
    age: Annotated[int | None, typer.Option(help="leeftijd van de ouder in jaren")] = None,
    language: Annotated[str, typer.Option(help="taal van de ouder, bv. nl, ar of ti")] = "nl",
    declines_referral: Annotated[
        bool, typer.Option("--declines-referral", help="de ouder wil geen verwijzing")
    ] = False,
    format: Annotated[Format, typer.Option(help="vorm van het antwoord")] = Format.TEXT,  # noqa: A002
) -> None:
    """Zoek de hulp die past bij een situatie. Er wordt niets bewaard."""
    place = _municipality(municipality)
    _start()
    from kansrijk.web.support.finding.situation import Situation, checked

    situation = checked(
        Situation(
            phase,  # type: ignore[arg-type]
            area=place.code,
            week=week,
            month=month,
            factors=_listed(factors),
            protective=_listed(protective),
            language=language.strip().lower() or "nl",
            is_first_child=first_child,
            age=age,
            declines_referral=declines_referral,
        )
    )
    found = _advice(situation, place)
    if format is Format.JSON:
        typer.echo(json.dumps(_as_json(found), ensure_ascii=False, indent=2))
        return
    for line in _as_text(found):
        typer.echo(line)


@app.command("load")
def load_stated() -> None:
    """Zet wat bronnen over hulp in gemeenten zeggen op de site; wat daar is bewerkt blijft."""
    open_database("support_local_offer", "Er is nog geen databank.")
    from kansrijk.web.support.actions.loading_local import load_local_offers

    loaded = load_local_offers()
    typer.echo(f"Toegevoegd aan de hulp in gemeenten: {DUTCH.number(loaded.added)}.")
    say_differences(loaded)


def _municipality(text: str) -> Area:
    area = netherlands().resolve(text).area
    if area.level is not Level.MUNICIPALITY:
        raise UserError(f"'{text}' is geen gemeente. Geef de naam of code van een gemeente.")
    return area


def _start() -> None:
    """Django, for the words; the database is asked for local help only where there is one."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kansrijk.web.settings")
    keep_secret_key()
    import django

    django.setup()


def _listed(text: str) -> frozenset[str]:
    return frozenset(part.strip() for part in text.split(",") if part.strip())


def _advice(situation: Any, place: Area) -> "AdviceInWords":
    from django.utils.translation import override

    from kansrijk.web.support.finder import find
    from kansrijk.web.support.presenters.advice import in_words

    offers, local = _stored(place.code)
    found = find(situation, offers, datetime.now(tz=UTC).date(), local)
    with override("nl"):
        return in_words(found, place.name, situation.week)


def _stored(code: str) -> tuple[Any, Any]:
    """The catalogue and the local layer as they are kept; the file alone without a database."""
    from kansrijk.reference.loader import load
    from kansrijk.reference.tables.support import Offer
    from kansrijk.web.support.queries.catalogue import offers
    from kansrijk.web.support.queries.local import local_offers

    if not has_table("support_local_offer"):
        return load(Offer), {}
    return offers().values(), local_offers(code)


# --- JSON --------------------------------------------------------------------------------------


def _as_json(found: "AdviceInWords") -> dict[str, Any]:
    return {
        "municipality": found.place,
        "needs_no_referral": found.needs_no_referral,
        "urgent": [_line_json(line) for line in found.urgent],
        "recommended": [_line_json(line) for line in found.recommended],
        "possible": [_line_json(line) for line in found.possible],
        "left_out": [{"slug": slug, "reason": reason} for slug, _, reason in found.left_out],
        "uncovered": [_talk_json(talk) for talk in found.uncovered],
        "talk": [_talk_json(talk) for talk in found.talk],
        "in_balance": list(found.answered),
    }


def _line_json(line: "Line") -> dict[str, Any]:
    return {
        "slug": line.slug,
        "name": line.name,
        "reasons": list(line.reasons),
        "today": list(line.today),
        "contact": line.contact,
        "asked_by": line.asked_by,
        "until": line.until,
        "payer": line.payer,
        "law": line.law,
        "family_pays": line.family_pays,
        "consent": line.consent,
        "consent_words": line.consent_words,
        "remarks": list(line.remarks),
        "verified": line.is_verified,
        "known_here": line.is_known_here,
    }


def _talk_json(talk: "Talk") -> dict[str, str]:
    return {"slug": talk.slug, "name": talk.name, "talk_to": talk.role, "advice": talk.advice}


# --- text --------------------------------------------------------------------------------------


def _as_text(found: "AdviceInWords") -> Iterator[str]:
    yield f"Hulp in {found.place}. Er is niets bewaard."
    yield from _section("EERST, vandaag", found.urgent, _urgent_text)
    yield from _section("AANBEVOLEN", found.recommended, _line_text)
    if found.needs_no_referral:
        yield "\nGeen verwijzing nodig. Dat is een heel antwoord."
    yield from _section("OM OVER TE PRATEN", (*found.uncovered, *found.talk), _talk_text)
    yield from _section("MOGELIJK", found.possible, _short_text)
    yield from _section("VALT AF", found.left_out, lambda it: [f"- {it[1]}: {it[2]}"])
    if found.answered:
        yield f"\nIn balans door wat goed gaat: {', '.join(found.answered)}."


def _section(title: str, rows: Sequence[Any], text: Any) -> Iterator[str]:
    if rows:
        yield f"\n{title}"
    for row in rows:
        yield from text(row)


def _urgent_text(line: "Line") -> Iterator[str]:
    yield f"- {line.name}: {line.contact}"
    yield from (f"    {words}" for words in line.today)


def _line_text(line: "Line") -> Iterator[str]:
    doubt = "" if line.is_verified else " (nog niet geverifieerd)"
    yield f"- {line.name}{doubt}"
    yield f"    Waarom: {'. '.join(line.reasons)}"
    yield f"    Contact: {line.contact}"
    left = f" (nog {line.weeks_left} weken)" if line.weeks_left else ""
    yield f"    Tot: {line.until}{left}. Vragen door: {line.asked_by}."
    yield f"    Betaalt: {line.payer} ({line.law or 'geen wet'}). Gezin betaalt: {line.family_pays}"
    yield f"    Toestemming: {line.consent}"
    yield f'    Zeg: "{line.consent_words}"'
    yield from (f"    Let op: {remark}" for remark in line.remarks)


def _short_text(line: "Line") -> Iterator[str]:
    yield f"- {line.name}: {'. '.join((*line.reasons, *line.remarks))}"


def _talk_text(talk: "Talk") -> Iterator[str]:
    yield f"- {talk.name}: praat met {talk.role}. {talk.advice}".rstrip()
