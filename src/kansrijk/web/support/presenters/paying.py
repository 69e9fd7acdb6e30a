"""The guide of who pays, in words: a cost, the answers to a question, and all of it as a file."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kansrijk.reference.tables.financing import Domain, Financing, Scheme
from kansrijk.web.accounts.clock import today
from kansrijk.web.support.paying import Guide, answers, chosen, financing_of, guide
from kansrijk.web.support.queries.catalogue import offers

Pair = tuple[str, str]

#: From this age on a figure says that it is old.
OLD_AFTER = 3
KINDS = ("care", "coalition", "programme_money", "azwa")
DOMAINS: tuple[Domain, ...] = ("medical", "social", "programme", "other")


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was asked: a question, a law or scheme, a kind of cost."""

    question: str = ""
    scheme: str = ""
    kind: str = ""

    @property
    def is_any(self) -> bool:
        """Whether anything was asked."""
        return bool(self.question or self.scheme or self.kind)


@dataclass(frozen=True, slots=True)
class Cost:
    """A cost with all that is known of it; empty is what the source does not say."""

    name: str
    address: str
    kind: str
    schemes: tuple[Pair, ...]
    responsible: str
    payer: str
    conditions: str
    own: str
    own_in_sentence: str
    amount: str
    year: str
    age: int | None
    is_care: bool
    is_unverified: bool
    read_in: str
    seen_on: str


@dataclass(frozen=True, slots=True)
class Law:
    """A law or scheme in plain words, and the way to its costs."""

    name: str
    full_name: str
    what_for: str
    address: str


@dataclass(frozen=True, slots=True)
class Section:
    """The costs and the laws of a domain."""

    key: str
    name: str
    costs: tuple[Cost, ...]
    laws: tuple[Law, ...]


@dataclass(frozen=True, slots=True)
class CostPage:
    """One cost, with its laws in plain words and the offers that it belongs to."""

    cost: Cost
    laws: tuple[Law, ...]
    offers: tuple[Pair, ...]


def found(asked: Chosen) -> tuple[Cost, ...]:
    """The costs that answer, the best first."""
    rows = chosen(list(guide().rows.values()), scheme=asked.scheme, kind=asked.kind)
    return tuple(cost(row) for row in answers(asked.question, _code(), rows))


def in_one_sentence(costs: Sequence[Cost]) -> str:
    """The best answer, to be read in one look; empty where nothing answers or nobody is named."""
    if not costs or not costs[0].responsible:
        return ""
    best = costs[0]
    said = _("%(cost)s: %(who)s is responsible (%(law)s).")
    laws = ", ".join(name for name, _address in best.schemes)
    return said % {"cost": best.name, "who": best.responsible, "law": laws}


def sections() -> tuple[Section, ...]:
    """The whole guide by domain: that of the law that leads."""
    return tuple(_section(domain, guide()) for domain in DOMAINS)


def questions() -> list[Pair]:
    """Questions that people ask, as a way to search."""
    return [
        (text, f"{reverse('support:paying')}?{urlencode({'q': text})}")
        for row in guide().questions
        if (text := _said(row, "question"))
    ]


def choices() -> Mapping[str, list[Pair]]:
    """What one can choose by: laws that pay for something, and kinds of cost."""
    used = {id_ for row in guide().rows.values() for id_ in row.schemes}
    return {
        "schemes": [
            (id_, _said(row, "name")) for id_, row in guide().schemes.items() if id_ in used
        ],
        "kinds": [(kind, kind_name(kind)) for kind in KINDS],
    }


def cost(row: Financing) -> Cost:
    """A row of the guide in the language of the page."""
    return Cost(
        name=_said(row, "what"),
        address=reverse("support:paying_row", args=[row.slug]),
        kind=kind_name(row.record_type),
        schemes=tuple((law.name, law.address) for law in _laws(row.schemes)),
        responsible=_said(row, "responsible"),
        payer=_said(row, "payer"),
        conditions=_said(row, "conditions"),
        own=_said(row, "own_contribution"),
        own_in_sentence=_within(_said(row, "own_contribution")),
        amount=_said(row, "amount"),
        year=_year(row),
        age=_age(row),
        is_care=row.record_type == "care",
        is_unverified=row.evidence == "unverified",
        read_in=row.read_in,
        seen_on=date_format(row.seen_on, "j F Y"),
    )


def cost_page(row: Financing) -> CostPage:
    """One cost on a page of its own."""
    known = offers()
    links = [
        (known[slug].name, reverse("support:offer", args=[slug]))
        for slug in guide().offers.get(row.slug, ())
        if slug in known
    ]
    return CostPage(cost(row), tuple(_laws(row.schemes)), tuple(sorted(links)))


def guide_rows() -> list[dict[str, Any]]:
    """The whole guide for a spreadsheet, in Dutch, with where each row was read."""
    return [
        {
            "slug": row.slug,
            "soort": row.record_type,
            "wat": row.what_nl,
            "wet_of_regeling": row.law_as_read,
            "verantwoordelijk": row.responsible_nl,
            "wie_betaalt": row.payer_nl,
            "voorwaarden": row.conditions_nl,
            "eigen_bijdrage": row.own_contribution_nl,
            "bedrag": row.amount_nl,
            "jaar": row.year,
            "geverifieerd": "nog niet" if row.evidence == "unverified" else "bron gezien",
            "gelezen_in": row.read_in,
            "gezien_op": row.seen_on.isoformat(),
        }
        for row in guide().rows.values()
    ]


def kind_name(kind: str) -> str:
    """Care, coalition, or money of the programme."""
    return {
        "care": _("care and support"),
        "coalition": _("coalition"),
        "programme_money": _("money of the programme"),
        "azwa": _("agreements of the AZWA"),
    }[kind]


def _section(domain: Domain, known: Guide) -> Section:
    schemes = {id_: row for id_, row in known.schemes.items() if row.domain == domain}
    rows = [row for row in known.rows.values() if row.schemes[0] in schemes]
    names = {
        "medical": _("Medical domain"),
        "social": _("Social domain"),
        "programme": _("Money of programmes and agreements"),
        "other": _("Other schemes"),
    }
    laws = _laws(id_ for id_ in schemes if id_ != "other")
    return Section(domain, names[domain], tuple(cost(row) for row in rows), tuple(laws))


def _laws(ids: Iterable[str]) -> list[Law]:
    return [_law(guide().schemes[id_]) for id_ in ids]


def _law(row: Scheme) -> Law:
    return Law(
        name=_said(row, "name"),
        full_name=_said(row, "full_name"),
        what_for=_said(row, "what_for"),
        address=f"{reverse('support:paying')}?{urlencode({'wet': row.id})}",
    )


def _year(row: Financing) -> str:
    """ "vanaf 2022" is the one word in this column."""
    year = row.year or ""
    return _("from %(year)s") % {"year": year.split()[-1]} if year.startswith("vanaf") else year


def _age(row: Financing) -> int | None:
    """How many years old an amount is, where that is long."""
    if not row.amount_nl or not (row.year or "").isdigit():
        return None
    age = today().year - int(str(row.year))
    return age if age > OLD_AFTER else None


def _within(sentence: str) -> str:
    """As it stands behind a colon."""
    return sentence[:1].lower() + sentence[1:]


def _said(row: Any, name: str) -> str:
    return getattr(row, f"{name}_{_code()}") or ""


def _code() -> str:
    return "en" if (get_language() or "nl").startswith("en") else "nl"


def checked(question: str, scheme: str, kind: str) -> Chosen:
    """What was asked, as far as it exists."""
    return Chosen(
        question,
        scheme if scheme in guide().schemes else "",
        kind if kind in KINDS else "",
    )


def costs_of(offer: str) -> tuple[Pair, ...]:
    """What the guide says about an offer, by name and address."""
    return tuple((it.name, it.address) for it in map(cost, financing_of(offer)))


def rows_of(slugs: Sequence[str]) -> tuple[Cost, ...]:
    """Some costs by their slugs."""
    return tuple(cost(guide().rows[slug]) for slug in slugs)
