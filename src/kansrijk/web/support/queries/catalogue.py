"""The catalogue as it is now: the rows of the file, with what editors made of them on top."""

import hashlib
import json
from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any

from django.db import DatabaseError
from django.db.models import Count, Max

from kansrijk.reference.loader import load
from kansrijk.reference.tables.support import Offer
from kansrijk.web.support.models import OfferVersion, Proposal

#: Which versions there are: how many, and the greatest of their random names. A version is never
#: taken away, so another number means another catalogue, whoever committed first.
State = tuple[int, str]
NOTHING_EDITED: State = (0, "")


def offers() -> Mapping[str, Offer]:
    """Every offer by its slug, in the order of the file, then those that editors added.

    Without a database, or before its tables are made, it is the file alone.
    """
    return _overlaid(_state())


@cache
def file_offers() -> Mapping[str, Offer]:
    """The offers of the reference file: the first load."""
    return MappingProxyType({row.slug: row for row in load(Offer)})


@cache
def file_digests() -> Mapping[str, str]:
    """A digest of each row of the file, to see whether it became another one."""
    return {slug: digest(content_of(row)) for slug, row in file_offers().items()}


def content_of(offer: Offer) -> dict[str, Any]:
    """An offer as it is kept: the columns of the file."""
    return offer.model_dump(mode="json")


def digest(content: Mapping[str, Any]) -> str:
    """The same for the same content, whatever the order of its columns."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def latest_versions() -> dict[str, OfferVersion]:
    """The newest version of each offer that was ever edited, by its slug."""
    return {row.slug: row for row in OfferVersion.objects.order_by("slug", "number")}


def versions(slug: str) -> list[OfferVersion]:
    """All versions of an offer, the newest first."""
    return list(OfferVersion.objects.filter(slug=slug).order_by("-number"))


def latest_version(slug: str) -> OfferVersion | None:
    """The newest version of an offer; none when nobody edited it."""
    return OfferVersion.objects.filter(slug=slug).order_by("-number").first()


def open_proposals() -> dict[str, Offer]:
    """The rows of the file that are newer than what the editor last looked at, by slug."""
    decided = set(Proposal.objects.values_list("slug", "file_digest"))
    return {
        slug: file_offers()[slug]
        for slug, version in latest_versions().items()
        if _is_newer(version, decided)
    }


def decisions(slug: str) -> list[Proposal]:
    """What was decided on newer rows of the file, the newest first."""
    return list(Proposal.objects.filter(slug=slug).order_by("-decided_on", "-pk"))


def _is_newer(version: OfferVersion, decided: set[tuple[str, str]]) -> bool:
    present = file_digests().get(version.slug)
    if present is None or present == version.file_digest:
        return False
    is_same = present == digest(version.content) and not version.is_withdrawn
    return not is_same and (version.slug, present) not in decided


def _state() -> State:
    try:
        found = OfferVersion.objects.aggregate(number=Count("pk"), name=Max("public_id"))
    except DatabaseError:
        return NOTHING_EDITED
    return found["number"], found["name"] or ""


@lru_cache(maxsize=2)
def _overlaid(state: State) -> Mapping[str, Offer]:
    if state == NOTHING_EDITED:
        return file_offers()
    found = dict(file_offers())
    for slug, version in latest_versions().items():
        if version.is_withdrawn:
            found.pop(slug, None)
        else:
            found[slug] = Offer.model_validate(version.content)
    return MappingProxyType(found)
