"""The release of the invented country, for /voorbeeld/: GGD level and up, small counts hidden.

Hiding small counts is not enough for real figures: they can often be worked out from totals. Here
nobody can be found, because nobody exists; real records wait for the protection with a proof.
"""

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from kansrijk.monitor.areas import AreaSet, Level
from kansrijk.monitor.counted.build import Choices, build_figures
from kansrijk.monitor.counted.parquet import read_figures
from kansrijk.monitor.counting.rules import rules_of
from kansrijk.monitor.definitions import Definitions
from kansrijk.monitor.figures import Figure, Status
from kansrijk.monitor.release import (
    FORMAT,
    Release,
    admit_synthetic,
    current_folder,
    make_current,
    open_release,
    read_manifest,
    write_release,
)
from kansrijk.monitor.sources.synthetic import Order, synthesize
from kansrijk.monitor.verdict import Verdict, judge
from kansrijk.program import program_hash
from kansrijk.reference.tables.monitor import EditionVerdict

AREA_SET = "voorbeeld"
#: Large enough for a funnel of GGDs, small enough to be made within seconds.
ORDER = Order(births=60_000, first_year=2015, last_year=2024, seed=1)
EDITION = 2025
#: Counts of people below this are hidden, and so is what lacks this much of everyone.
SMALL = 10
LEVELS = (Level.GGD, Level.PROVINCE, Level.COUNTRY)

Progress = Callable[[str], None]


def invented_release(data_folder: Path, progress: Progress | None = None) -> Release:
    """The current release of the invented country, made first when it is not there."""
    parent = data_folder / "releases"
    inputs = {"order": repr(ORDER), "program": program_hash()}
    folder = current_folder(parent, AREA_SET)
    if folder is not None:
        manifest = read_manifest(folder)
        if (manifest["format"], manifest["inputs"]) == (FORMAT, inputs):
            return open_release(folder)
    folder = build_invented(parent, inputs, progress or _quiet)
    make_current(folder)
    return open_release(folder)


def build_invented(parent: Path, inputs: dict[str, str], progress: Progress) -> Path:
    """Invent a country and its records, count and judge them, and write the release."""
    with tempfile.TemporaryDirectory(prefix="kansrijk-") as work:
        delivery, counted = Path(work) / "delivery", Path(work) / "figures.parquet"
        progress("Een land verzinnen")
        synthesize(ORDER, delivery)
        progress("Tellen en toetsen")
        build_figures(delivery, counted, Choices(edition=EDITION))
        areas = AreaSet.load(delivery / "areas")
        codes = frozenset(area.code for level in LEVELS for area in areas.at(level))
        figures = admit_synthetic(map(hidden, read_figures(counted, area=codes)), codes)
        definitions = _definitions()
        country = areas.country.code
        return write_release(
            parent,
            area_set=AREA_SET,
            kind="synthetic",
            figures=figures,
            verdicts=list(_verdicts(figures.select(area=country), definitions)),
            definitions=definitions,
            inputs=inputs,
            areas=delivery / "areas",
        )


def hidden(figure: Figure) -> Figure:
    """The figure, or its hidden form when it is about too few people, or about nearly everyone."""
    if figure.numerator is None or figure.denominator is None:
        return figure
    unknown = figure.unknown or 0
    others = figure.denominator - figure.numerator
    if min(figure.numerator, others, others - unknown) >= SMALL and not 0 < unknown < SMALL:
        return figure
    return replace(
        figure,
        status=Status.SUPPRESSED,
        value=None,
        numerator=None,
        denominator=None,
        unknown=None,
        unknown_share=None,
        known_value=None,
        lower=None,
        upper=None,
        reason="small_numbers",
        note=None,
    )


def _definitions() -> Definitions:
    """What is counted, each indicator as this edition defines it, without anything published.

    An invented series has no breaks: what happened to the real registers did not happen here.
    """
    counted = {(rule.indicator, rule.definition_set) for rule in rules_of(EDITION)}
    everything = Definitions.from_reference()
    return replace(
        everything,
        indicators=tuple(
            definition.model_copy(update={"breaks": ()})
            for definition in everything.indicators
            if (definition.id, definition.set) in counted
        ),
        edition_rows=(),
        statements=(),
        set_mapping=(),
    )


def _verdicts(national: list[Figure], definitions: Definitions) -> Iterator[Verdict]:
    """The verdict on the last single year of the first line of every indicator, by group."""
    last_year = max(figure.year for figure in national)
    lines = {rule.indicator: rule.line for rule in reversed(rules_of(EDITION))}
    single = [f for f in national if f.period.isdigit() and f.line == lines[f.indicator]]
    for indicator, group in sorted({(f.indicator, f.group) for f in single}):
        row = EditionVerdict(
            edition=EDITION,
            indicator_id=indicator,
            group=group,
            year=last_year,
            line=lines[indicator],
            published_symbol="none",
            source="kansrijk_synthetic",
        )
        definition = definitions.indicator(indicator)
        assert definition is not None
        series = [f for f in single if (f.indicator, f.group) == (indicator, group)]
        yield judge(row, series, definition)


def _quiet(what: str) -> None:
    """Without anyone watching."""
