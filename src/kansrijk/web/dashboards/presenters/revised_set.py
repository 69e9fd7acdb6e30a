"""The indicators since 2024: which are known, which are not, and what became of the old ones."""

from dataclasses import dataclass

from kansrijk.monitor.release import Release
from kansrijk.reference.tables.monitor import SetMapping
from kansrijk.reports.language import Language


@dataclass(frozen=True, slots=True)
class KnownIndicator:
    """A confirmed indicator of the revised set."""

    number: int
    id: str
    name: str
    what: str
    source: str


@dataclass(frozen=True, slots=True)
class MappingRow:
    """An old indicator, its successor and whether the two may be compared."""

    old: str
    new: str
    comparable: str
    note: str


@dataclass(frozen=True, slots=True)
class RevisedSetPage:
    """What is known of the revised set."""

    known: tuple[KnownIndicator, ...]
    mapping: tuple[MappingRow, ...]
    unknown_numbers: str


def revised_set_page(release: Release, language: Language) -> RevisedSetPage:
    """The page of the revised set, from the definitions of the release."""
    definitions = release.definitions
    known = [d for d in definitions.indicators if d.set == "2024"]
    unknown = [m.new_number for m in definitions.set_mapping if not (m.old_id or m.new_id)]
    return RevisedSetPage(
        known=tuple(
            KnownIndicator(
                number=d.number or 0,
                id=d.id,
                name=language.pick(d, "name"),
                what=language.pick(d, "what"),
                source=definitions.source_by_key[d.source].text,
            )
            for d in sorted(known, key=lambda d: d.number or 0)
        ),
        mapping=tuple(
            _mapping_row(row, release, language)
            for row in definitions.set_mapping
            if row.old_id or row.new_id
        ),
        unknown_numbers=", ".join(str(number) for number in sorted(filter(None, unknown))),
    )


def _mapping_row(row: SetMapping, release: Release, language: Language) -> MappingRow:
    _ = language.gettext
    comparable = _("not comparable") if row.comparable == "no" else _("unknown")
    return MappingRow(
        old=_named(row.old_id, row.old_number, "2019-2023", release, language) or _("new"),
        new=_named(row.new_id, row.new_number, "2024", release, language) or _("unknown"),
        comparable=comparable if row.old_id else _("new"),
        note=language.pick(row, "note"),
    )


def _named(
    id: str | None,  # noqa: A002
    number: int | None,
    set_name: str,
    release: Release,
    language: Language,
) -> str:
    definition = release.definitions.indicator(id, set_name) if id else None
    if definition is None:
        return ""
    return f"{number}. {language.pick(definition, 'short')}"
