"""The register and the check list as tables, for the reference: a header, and rows below it."""

from django.utils.translation import override

from kansrijk.reference.loader import load
from kansrijk.reference.tables.privacy import DpiaQuestion
from kansrijk.web.privacy.presenters.dpia import dpia_page
from kansrijk.web.privacy.presenters.register import EntryCard, register_page
from kansrijk.web.privacy.queries import entries

ABOUT = """Wat Kansrijk van mensen verwerkt, tabel voor tabel. Een toets faalt als een tabel of veld
ontbreekt (`tests/house/test_privacy_register.py`). Grondslagen en termijnen zijn een eigen
voorstel, nog niet juridisch getoetst. Hetzelfde staat op de site onder `/privacy/register/` en
`/privacy/dpia/`."""

Table = tuple[list[str], list[list[str]]]


def cards() -> tuple[EntryCard, ...]:
    """The processings, in Dutch."""
    with override("nl"):
        return register_page()


def facts(card: EntryCard) -> Table:
    """Purpose, basis, people, data, receivers and role."""
    return ["wat", "antwoord"], [list(pair) for pair in card.terms]


def tables(card: EntryCard) -> Table:
    """What each table holds, and how long."""
    rows = [
        [f"{line.name} (`{line.model}`)", line.personal, line.keys, line.term, line.carried_out_by]
        for line in card.tables
    ]
    return ["tabel", "persoonsgegevens", "sleutels van mensen", "bewaard", "opgeruimd"], rows


def measures(card: EntryCard) -> Table:
    """What protects it, and what shows that."""
    (entry,) = (each for each in entries() if each.processing.id == card.id)
    rows = [[measure.name_nl, f"`{measure.proof}`"] for measure in entry.measures]
    return ["beveiliging", "blijkt uit"], rows


def questions() -> list[tuple[str, Table]]:
    """The questions of each part of the check list."""
    proofs = {row.question_nl: row.proof for row in load(DpiaQuestion)}
    header = ["vraag", "wat Kansrijk doet", "stand", "blijkt uit"]
    with override("nl"):
        return [
            (part.name, (header, [
                [line.question, line.does, line.state,
                 f"`{proofs[line.question]}`" if proofs[line.question] else ""]
                for line in part.questions
            ]))
            for part in dpia_page().parts
        ]  # fmt: skip
