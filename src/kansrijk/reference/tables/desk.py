"""When the desk says that something is waiting: our own choices, kept together."""

from typing import ClassVar

from pydantic import Field

from kansrijk.reference.rows import Row


class NoticeTerm(Row):
    """How many days before an end, or after the last look, something stands on the desk."""

    table: ClassVar[str] = "desk/notice_terms"
    key: ClassVar[tuple[str, ...]] = ("id",)

    id: str = Field(pattern=r"^[a-z_]+$")
    days: int = Field(ge=1)
    what_nl: str
