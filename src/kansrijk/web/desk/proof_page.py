"""The page with the proof of the current releases."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings

from kansrijk.monitor.release import Release
from kansrijk.reports.language import Language
from kansrijk.web.dashboards.presenters.indicator import KeyFigure
from kansrijk.web.dashboards.presenters.invented_words import shown_cell
from kansrijk.web.dashboards.presenters.release_files import ReleaseFile, release_files
from kansrijk.web.dashboards.queries import Invented, Proof, proof_of

Term = tuple[str, str]


@dataclass(frozen=True, slots=True)
class ProofPage:
    """What is proven of the invented release (None where it was not made), and of the published."""

    sentence: str
    country: str
    is_proven: bool
    numbers: tuple[KeyFigure, ...]
    terms: tuple[Term, ...]
    command: str
    files: tuple[ReleaseFile, ...]
    published: str
    published_terms: tuple[Term, ...]


def proof_page(published: Release, country: Invented | None, language: Language) -> ProofPage:
    """The proof of the release of the invented country beside what the published one can prove."""
    proof = proof_of(country.release) if country else None
    release = country.release if country else None
    return ProofPage(
        sentence=_sentence(release, proof, language),
        country=language.pick(country.areas.info, "country_name") if country else "",
        is_proven=proof is not None,
        numbers=tuple(_numbers(proof, language)) if proof else (),
        terms=tuple(_terms(release, proof, language)) if release else (),
        command=f"kansrijk release verify {release.name}" if release else "",
        files=tuple(release_files(release, language)) if release else (),
        published=published.name,
        published_terms=tuple(_published_terms(published, language)),
    )


def _sentence(release: Release | None, proof: Proof | None, language: Language) -> str:
    _ = language.gettext
    if release is None:
        return _("There is no release yet with figures that we counted ourselves.")
    if proof is None:
        return _("The release of the invented country has no proof yet.")
    text = _(
        "In the release of the invented country {cells} figures are suppressed. Of every one it "
        "is proven that an outsider cannot work it out."
    )
    return text.format(cells=language.number(proof.cells))


def _numbers(proof: Proof, language: Language) -> list[KeyFigure]:
    _ = language.gettext
    numbers = {
        _("suppressed figures, all proven"): proof.cells,
        _("smallest distance between the values of a suppressed figure"): proof.narrowest,
        _("made-up tables that agree with all that is shown"): proof.tables,
    }
    return [
        KeyFigure(shown_cell(language.number(number)), label) for label, number in numbers.items()
    ]


def _terms(release: Release, proof: Proof | None, language: Language) -> list[Term]:
    _ = language.gettext
    terms = [(_("Release"), release.name)]
    if proof is None:
        return terms
    rules = _("version {version} of {date}").format(
        version=proof.rules, date=language.date(proof.rules_date)
    )
    systems = _("{count}, each proven as a whole: years, groups and regions that share totals")
    systems = systems.format(count=language.number(proof.systems))
    return [
        *terms,
        (_("Rules"), rules),
        (_("Sets of figures that hang together"), systems),
        (_("Checked"), checked(proof, language)),
    ]  # fmt: skip


def checked(proof: Proof, language: Language) -> str:
    """When the proof was last checked, in the time of the site."""
    _ = language.gettext
    if proof.verified_at is None or proof.seconds is None:
        return _("not checked yet on this site")
    text = _("{date} at {time}, in {seconds} seconds")
    at: datetime = proof.verified_at.astimezone(ZoneInfo(settings.TIME_ZONE))
    return text.format(
        date=language.date(at.date().isoformat()),
        time=f"{at:%H:%M}",
        seconds=language.number(proof.seconds, 1),
    )


def _published_terms(published: Release, language: Language) -> list[Term]:
    _ = language.gettext
    return [
        (_("Release"), published.name),
        (_("Files"), language.number(len(published.manifest["files"]))),
        (_("Checked"), _("at every start of the site: hashes only")),
    ]
