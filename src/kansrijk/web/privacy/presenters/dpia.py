"""The check list for a DPIA: a question, what Kansrijk does, and what is left to do."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from kansrijk.reference.loader import load
from kansrijk.reference.tables.privacy import DpiaQuestion
from kansrijk.web.accounts.presenters.words import in_language
from kansrijk.web.privacy.presenters.words import path_html

#: The kind of tag for each state.
TAGS = {"done": "good", "partly": "warn", "open": "bad", "yours": "warn"}


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A question with its state and its proof."""

    question: str
    does: str
    state: str
    tag: str
    proof: str


@dataclass(frozen=True, slots=True)
class Part:
    """Questions that belong together."""

    id: str
    name: str
    questions: tuple[QuestionLine, ...]


@dataclass(frozen=True, slots=True)
class DpiaPage:
    """All parts, and how many questions are in which state."""

    parts: tuple[Part, ...]
    summary: str


def dpia_page() -> DpiaPage:
    """The check list."""
    rows = load(DpiaQuestion)
    parts = tuple(
        Part(id_, name, tuple(_line(row) for row in rows if row.part == id_))
        for id_, name in _parts().items()
    )
    return DpiaPage(parts, _summary(rows))


def _summary(rows: tuple[DpiaQuestion, ...]) -> str:
    counts = {state: sum(row.state == state for row in rows) for state in TAGS}
    return _(
        "Of %(all)s questions %(done)s are solved with a proof, %(partly)s partly, %(open)s are"
        " open, and %(yours)s only you can answer."
    ) % {"all": len(rows), **counts}


def _line(row: DpiaQuestion) -> QuestionLine:
    return QuestionLine(
        in_language(row, "question"), in_language(row, "does"), _states()[row.state],
        TAGS[row.state], path_html(row.proof) if row.proof else "",
    )  # fmt: skip


def _states() -> dict[str, str]:
    return {
        "done": _("solved"), "partly": _("partly"), "open": _("open"), "yours": _("up to you"),
    }  # fmt: skip


def _parts() -> dict[str, str]:
    return {
        "what": _("What you process"),
        "lawful": _("Whether you may"),
        "risks": _("What can go wrong"),
        "measures": _("How it is protected"),
        "rights": _("What people can ask"),
    }
