"""Who pays: the guide of costs, by law, by offer and by question. Pure; it keeps no question."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kansrijk.reference.loader import load
from kansrijk.reference.tables.financing import (
    Financing,
    FinancingQuestion,
    OfferFinancing,
    Scheme,
)
from kansrijk.reference.tables.support_rules import Fit
from kansrijk.web.support.paying_index import Index, index_of
from kansrijk.web.support.text.reading import read

#: An answer that is much further from the question than the best one is left out.
NEAR_THE_BEST = 0.45
#: How well an offer must fit a worry for its costs to answer a question about that worry.
GOOD_FIT = 3


@dataclass(frozen=True)
class Guide:
    """All costs and all that leads to them."""

    rows: Mapping[str, Financing]
    schemes: Mapping[str, Scheme]
    questions: tuple[FinancingQuestion, ...]
    by_offer: Mapping[str, tuple[str, ...]]
    offers: Mapping[str, tuple[str, ...]]


@cache
def guide() -> Guide:
    """The guide as the reference files give it."""
    by_offer: dict[str, list[str]] = defaultdict(list)
    offers: dict[str, list[str]] = defaultdict(list)
    for link in load(OfferFinancing):
        by_offer[link.offer].append(link.financing)
        offers[link.financing].append(link.offer)
    return Guide(
        rows={row.slug: row for row in load(Financing)},
        schemes={row.id: row for row in load(Scheme)},
        questions=load(FinancingQuestion),
        by_offer={offer: tuple(found) for offer, found in by_offer.items()},
        offers={slug: tuple(found) for slug, found in offers.items()},
    )


def financing_of(offer_slug: str) -> tuple[Financing, ...]:
    """The costs of an offer, the closest first; empty where none is known."""
    known = guide()
    return tuple(known.rows[slug] for slug in known.by_offer.get(offer_slug, ()))


def chosen(rows: Sequence[Financing], *, scheme: str = "", kind: str = "") -> list[Financing]:
    """Those of a law or scheme, and of care, coalition or programme money."""
    return [
        row
        for row in rows
        if (not scheme or scheme in row.schemes) and (not kind or row.record_type == kind)
    ]


def answers(question: str, language: str, rows: Sequence[Financing]) -> list[Financing]:
    """The rows that answer a question, the best first; all of them when nothing is asked."""
    index = _index(language)
    words = index.asked(question)
    if not words:
        return list(rows)
    scores = {row.slug: score for row in rows if (score := index.score(row.slug, words)) > 0}
    if not scores:
        return _by_worry(question, rows)
    least = NEAR_THE_BEST * max(scores.values())
    near = [row for row in rows if scores.get(row.slug, 0) >= least]
    return sorted(near, key=lambda row: -scores[row.slug])


def _by_worry(question: str, rows: Sequence[Financing]) -> list[Financing]:
    """From the worries in a question, over the offers that fit them well, to what these cost."""
    worries = set(read(question).factors)
    offers = [fit.offer for fit in load(Fit) if fit.about in worries and fit.strength >= GOOD_FIT]
    slugs = {row.slug for offer in offers for row in financing_of(offer)}
    return [row for row in rows if row.slug in slugs]


@cache
def _index(language: str) -> Index:
    known = guide()
    asked: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    for row in known.questions:
        for place, slug in enumerate(row.financing):
            asked[slug].append((getattr(row, f"question_{language}"), place == 0))
    return index_of(
        {slug: _texts(row, asked[slug], known, language) for slug, row in known.rows.items()},
        language,
    )


def _texts(
    row: Financing, questions: Sequence[tuple[str, bool]], known: Guide, language: str
) -> list[tuple[str, float]]:
    """The words by which a row is found, with their weight."""

    def said(of: Financing | Scheme, name: str) -> str:
        return getattr(of, f"{name}_{language}") or ""

    schemes = [known.schemes[id_] for id_ in row.schemes]
    return [
        *((text, 4.0 if is_first else 3.0) for text, is_first in questions),
        (said(row, "what"), 3.0),
        *((f"{said(it, 'name')} {said(it, 'full_name')}", 2.0) for it in schemes),
        (said(row, "conditions"), 1.0),
        (said(row, "own_contribution"), 1.0),
        (f"{said(row, 'responsible')} {said(row, 'payer')}", 1.0),
    ]
