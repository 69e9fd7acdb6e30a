"""How long each table of the database keeps what it holds, and why."""

from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from kansrijk.reference.rows import Row


class Retention(Row):
    """The term of one model, by its label.

    ``unit`` is a length of time with ``term`` and ``since``, or says that there is none: ``kept``
    (no personal data), ``with_person`` (goes when the person is erased) or ``empty`` (a table of a
    package that we do not use).

    ``carried_out_by`` says what makes it go: ``job`` with its name, ``command`` as it is typed by
    hand, or ``erasing`` of the person.
    """

    table: ClassVar[str] = "retention"
    key: ClassVar[tuple[str, ...]] = ("model",)

    model: str = Field(pattern=r"^[a-z_]+\.[a-z]+$")
    term: int | None = Field(default=None, ge=1)
    unit: Literal["days", "months", "years", "kept", "with_person", "empty"]
    since: Literal["event", "last_used", "last_confirmed", "ended", "made"] | None = None
    reason_nl: str
    source: str
    hidden_after: int | None = Field(default=None, ge=1)  # in the same unit; before it goes
    carried_out_by: str | None = Field(
        default=None, pattern=r"^(job [a-z_.]+|command kansrijk [a-z ]+|erasing)$"
    )

    @model_validator(mode="after")
    def _has_a_term_or_none(self) -> Self:
        is_timed = self.unit in ("days", "months", "years")
        if is_timed != (self.term is not None) or is_timed != (self.since is not None):
            raise ValueError("een termijn heeft een getal, een eenheid en een begin")
        by = self.carried_out_by
        if is_timed != (by is not None and by != "erasing"):
            raise ValueError("een termijn noemt de taak of opdracht die haar uitvoert")
        if (self.unit == "with_person") != (by == "erasing"):
            raise ValueError("wat met de persoon weggaat, en niets anders, gaat bij het wissen")
        return self
