"""The files of the release of the invented country, for whoever wants to check them."""

from dataclasses import dataclass

from django.urls import reverse

from kansrijk.monitor.release import MANIFEST, Release
from kansrijk.reports.language import Language
from kansrijk.web.dashboards.queries import release_folder

#: So many signs of a hash are shown; the manifest has all of them.
SHOWN = 12


@dataclass(frozen=True, slots=True)
class ReleaseFile:
    """A file to take away, with its size and the start of its hash ("" for the manifest)."""

    name: str
    address: str
    size: str
    sha256: str


def release_files(release: Release, language: Language) -> list[ReleaseFile]:
    """The manifest and every file it names."""
    hashes = {MANIFEST: "", **release.manifest["files"]}
    folder = release_folder(release)
    return [
        ReleaseFile(
            name=name,
            address=reverse("invented:file", args=[name]),
            size=_size((folder / name).stat().st_size, language),
            sha256=hashes[name][:SHOWN],
        )
        for name in hashes
        if (folder / name).is_file()
    ]


def _size(size: int, language: Language) -> str:
    if size < 1_000_000:
        return f"{language.number(max(size / 1000, 0.1), 1)} kB"
    return f"{language.number(size / 1_000_000, 1)} MB"
