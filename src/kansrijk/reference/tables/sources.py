"""Where facts come from. Every other reference row names one of these by its key."""

from typing import ClassVar, Literal

from pydantic import Field

from kansrijk.reference.rows import Row


class Source(Row):
    """A publication, table or file, with the date that makes its facts citable.

    ``date`` is as precise as the source is (2023, 2023-04 or 2023-04-01) and tells when it was
    published or, for a stored copy, captured; ``date_kind`` says which of the two. ``text`` is the
    whole account of where a figure was read; ``title`` is what a reader needs under a figure.
    """

    table: ClassVar[str] = "sources"
    key: ClassVar[tuple[str, ...]] = ("source",)

    source: str = Field(pattern=r"^[a-z0-9_-]+$")
    title: str | None = None
    text: str
    owner: str
    date: str = Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")
    date_kind: Literal["published", "captured"]
    licence: str | None = None
    evidence: Literal["seen", "secondary", "unverified"] = "seen"

    @property
    def name(self) -> str:
        """What stands under a figure: the title, or else the whole text."""
        return self.title or self.text
