"""From reference files (and imported tables) to the published release of the Netherlands."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kansrijk import __version__
from kansrijk.monitor.areas import AreaSet, Level, netherlands
from kansrijk.monitor.definitions import Definitions
from kansrijk.monitor.figures import Figure, FigureTable
from kansrijk.monitor.published import context, indicators, programme
from kansrijk.monitor.published.imports import (
    Publication,
    import_folders,
    keeping_import,
    kept_imports,
    read_import,
    with_imports,
)
from kansrijk.monitor.published.present import on_present_borders
from kansrijk.monitor.release import (
    FORMAT,
    Content,
    Release,
    admit_published,
    current_folder,
    make_current,
    open_release,
    read_manifest,
    write_release,
)
from kansrijk.monitor.verdict import Verdict, judge
from kansrijk.program import program_hash
from kansrijk.reference.loader import ROOT
from kansrijk.reference.tables.context import Measure
from kansrijk.reference.tables.indicators import IndicatorDefinition
from kansrijk.reference.tables.sources import Source

#: What is read from outside: the figures of each import with its source.
Imports = Sequence[tuple[FigureTable, Source]]


def published_release(data_folder: Path) -> Release:
    """The current published release, made first when there is none for these inputs."""
    parent = data_folder / "releases"
    inputs = _input_hashes(data_folder)
    folder = current_folder(parent, netherlands().info.id)
    if folder is not None and _is_made_of(read_manifest(folder), inputs):
        return open_release(folder)
    folder = build_published(parent, tuple(kept_imports(data_folder)), inputs)
    make_current(folder)
    return open_release(folder)


def _is_made_of(manifest: Mapping[str, Any], inputs: Mapping[str, str]) -> bool:
    """Whether a release holds what would be made now; one of another format is not even opened."""
    return (manifest["format"], manifest["inputs"]) == (FORMAT, inputs)


def build_published(parent: Path, imports: Imports, inputs: dict[str, str]) -> Path:
    """Write the published release under ``parent`` and return its folder."""
    areas = netherlands()
    definitions = _with_sources(Definitions.from_reference(), [source for _, source in imports])
    everything = _all_figures(areas, definitions, [figures for figures, _ in imports])
    figures = admit_published(everything, _known_codes(areas))
    content = Content(
        area_set=areas.info.id,
        kind="published",
        figures=figures,
        verdicts=list(_verdicts(figures, definitions, areas.country.code)),
        definitions=definitions,
        inputs=inputs,
    )
    return write_release(parent, content)


def _with_sources(definitions: Definitions, more: Iterable[Source]) -> Definitions:
    return replace(definitions, sources=(*definitions.sources, *more))


def _known_codes(areas: AreaSet) -> frozenset[str]:
    """Every code that a figure may stand under: municipalities of all years and their regions."""
    municipal = {code for year in areas.years for code in areas.borders.codes_in(year)}
    above = {a.code for lv in (Level.GGD, Level.PROVINCE, Level.COUNTRY) for a in areas.at(lv)}
    return frozenset(municipal | above)


def _all_figures(
    areas: AreaSet, definitions: Definitions, imports: Sequence[FigureTable]
) -> Iterator[Figure]:
    country, measures = areas.country.code, definitions.measure_by_id
    national = [
        *indicators.observations(country),
        *programme.survey(country),
        *programme.money(country),
    ]
    published = list(with_imports([*context.baseline(), *context.brede_spuk(), *national], imports))
    yield from published
    local = [figure for figure in published if figure.indicator in measures]
    yield from on_present_borders(local, measures, areas)


def _verdicts(figures: FigureTable, definitions: Definitions, country: str) -> Iterator[Verdict]:
    for row in definitions.edition_rows:
        definition = definitions.indicator(row.indicator_id)
        if definition is None:
            raise ValueError(f"edition {row.edition} names unknown indicator {row.indicator_id}")
        series = figures.select(indicator=row.indicator_id, area=country, group=row.group)
        yield judge(row, series, definition)


def _input_hashes(data_folder: Path) -> dict[str, str]:
    """Hashes of all that the release is made of: reference files, imports and this program."""
    reference = {f"reference/{p.relative_to(ROOT).as_posix()}": p for p in _files(ROOT)}
    imported = {
        f"imports/{folder.name}/{path.name}": path
        for folder in import_folders(data_folder)
        for path in _files(folder)
    }
    hashes = {name: _hash(path) for name, path in (reference | imported).items()}
    return {**hashes, "kansrijk": __version__, "program": program_hash()}


def _files(folder: Path) -> Iterable[Path]:
    return sorted(p for p in folder.rglob("*") if p.suffix in (".csv", ".toml", ".json"))


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: values read, values of before that it replaced, and the release."""

    read: int
    replaced: int
    release: str


def import_table(
    data_folder: Path,
    file: Path,
    definition: IndicatorDefinition | Measure,
    publication: Publication,
    *,
    line: str | None = None,
    column: str | None = None,
) -> Imported:
    """Take over a published table and make the release that holds it the current one.

    Raises UserError or TableError before anything is kept.
    """
    figures, source = read_import(file, definition, publication, line=line, column=column)
    before = published_release(data_folder).figures
    with keeping_import(data_folder, definition.id, figures, source):
        release = published_release(data_folder)
    places = {(f.area, f.period, f.group, f.line) for f in before.select(indicator=definition.id)}
    replaced = sum((f.area, f.period, f.group, f.line) in places for f in figures)
    return Imported(len(figures), replaced, release.name)
