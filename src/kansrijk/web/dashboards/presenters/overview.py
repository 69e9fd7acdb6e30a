"""The first page of the figures: what can be seen, each with one true peek."""

from dataclasses import dataclass

from kansrijk.monitor.areas import Level, netherlands
from kansrijk.monitor.edition import editions
from kansrijk.monitor.release import Release
from kansrijk.reports.language import Language


@dataclass(frozen=True, slots=True)
class FiguresHome:
    """Counts that tell how much there is."""

    edition: int
    indicators: int
    measures: int
    municipalities: int
    figures: str


def figures_home(release: Release, language: Language) -> FiguresHome:
    """The overview of the current release."""
    latest = editions(release)[-1]
    rows = [r for r in release.definitions.edition_rows if (r.edition, r.group) == (latest, "all")]
    return FiguresHome(
        edition=latest,
        indicators=len(rows),
        measures=len(release.definitions.measures),
        municipalities=len(netherlands().at(Level.MUNICIPALITY)),
        figures=language.number(len(release.figures)),
    )
