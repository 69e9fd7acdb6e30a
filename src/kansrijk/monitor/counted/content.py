"""What stands beside counted figures in a release: definitions and verdicts."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from kansrijk.monitor.counting.rules import rules_of
from kansrijk.monitor.definitions import Definitions
from kansrijk.monitor.figures import Figure
from kansrijk.monitor.verdict import Verdict, judge
from kansrijk.reference.tables.monitor import EditionVerdict


def definitions_of(edition: int, indicators: Collection[str], *, synthetic: bool) -> Definitions:
    """What is counted, each indicator as this edition defines it, without anything published.

    An invented series has no breaks: what happened to the real registers did not happen there.
    """
    counted = {
        (rule.indicator, rule.definition_set)
        for rule in rules_of(edition)
        if rule.indicator in indicators
    }
    everything = Definitions.from_reference()
    found = [d for d in everything.indicators if (d.id, d.set) in counted]
    if synthetic:
        found = [d.model_copy(update={"breaks": ()}) for d in found]
    return replace(
        everything,
        indicators=tuple(found),
        edition_rows=(),
        statements=(),
        set_mapping=(),
    )


def verdicts_of(
    national: Sequence[Figure], definitions: Definitions, edition: int, source: str
) -> Iterator[Verdict]:
    """The verdict on the last single year of the first line of every indicator, by group.

    Only figures that may be shown are looked at.
    """
    last_year = max(figure.year for figure in national)
    lines = {rule.indicator: rule.line for rule in reversed(rules_of(edition))}
    single = [f for f in national if f.period.isdigit() and f.line == lines[f.indicator]]
    for indicator, group in sorted({(f.indicator, f.group) for f in single}):
        row = EditionVerdict(
            edition=edition,
            indicator_id=indicator,
            group=group,
            year=last_year,
            line=lines[indicator],
            published_symbol="none",
            source=source,
        )
        definition = definitions.indicator(indicator)
        assert definition is not None
        series = [f for f in single if (f.indicator, f.group) == (indicator, group)]
        yield judge(row, series, definition)
