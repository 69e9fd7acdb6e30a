"""Reading a file of help in a municipality: all of it, or nothing, with every fault by row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kansrijk.errors import Fault, TableError, UserError
from kansrijk.reference.rows import check_rows
from kansrijk.web.accounts.models import Organisation
from kansrijk.web.accounts.places import is_invented
from kansrijk.web.audit.actions import By, recorded
from kansrijk.web.support.actions.local import add_local_offer, change_local_offer
from kansrijk.web.support.local_columns import LocalRow, is_same, state_of
from kansrijk.web.support.models import LocalOffer
from kansrijk.web.support.queries.local import open_offers

FILE, SHEET = "hulp.xlsx", "hulp"
TextRow = tuple[int, Mapping[str, str]]


@dataclass
class ImportedHelp:
    """What a file did."""

    added: list[int] = field(default_factory=list)  # rows of the file
    changed: list[int] = field(default_factory=list)
    same: int = 0
    faults: list[Fault] = field(default_factory=list)

    def count(self, number: int, done: str) -> None:
        """What became of a row."""
        if done == "same":
            self.same += 1
        else:
            (self.added if done == "added" else self.changed).append(number)


def import_local_offers(
    *, by: By, code: str, header: Sequence[str], rows: Sequence[TextRow]
) -> ImportedHelp:
    """Add what is new and change what differs. What is not in the file stays as it is.

    Raises TableError with every fault; then nothing of it happened.
    """
    _check_header(header)
    checked, faults = _checked(rows)
    if faults:
        raise TableError(faults)
    done = ImportedHelp()
    with recorded("local_offers.import", by=by):
        _import(code, checked, by, done)
        if done.faults:
            raise TableError(done.faults)
        if not done.added and not done.changed:
            raise UserError("Er verandert niets: alle rijen staan er al zo.")
    return done


def _check_header(header: Sequence[str]) -> None:
    known = LocalRow.model_fields
    absent = [n for n, about in known.items() if about.is_required() and n not in header]
    unknown = [name for name in header if name not in known]
    faults = [Fault(FILE, f"kolom '{name}' ontbreekt", 1) for name in absent]
    allowed = ", ".join(known)
    faults += [Fault(FILE, "deze kolom kennen we niet", 1, name[:40], allowed) for name in unknown]
    if faults:
        raise TableError(faults)


def _checked(rows: Sequence[TextRow]) -> tuple[list[tuple[int, LocalRow]], list[Fault]]:
    found: list[tuple[int, LocalRow]] = []
    faults: list[Fault] = []
    keys: dict[str, int] = {}
    for number, given in rows:
        try:
            (row,) = check_rows(LocalRow, [given], FILE, first_row=number)
        except TableError as error:
            faults += error.faults
            continue
        if row.sleutel and row.sleutel in keys:
            same = f"dezelfde sleutel als rij {keys[row.sleutel]}"
            faults.append(Fault(FILE, same, number, "sleutel"))
        keys.setdefault(row.sleutel, number)
        found.append((number, row))
    return found, faults


def _import(code: str, rows: Sequence[tuple[int, LocalRow]], by: By, done: ImportedHelp) -> None:
    stands = {row.public_id: row for row in open_offers(code).select_related("organisation")}
    registered = _registered(invented=is_invented(code))
    for number, row in rows:
        try:
            done_as = _take_in(code, row, stands, registered, by)
            done.count(number, done_as)
        except TableError as error:
            done.faults += [
                Fault(FILE, each.problem, number, each.column, each.allowed)
                for each in error.faults
            ]
        except UserError as refusal:
            done.faults.append(Fault(FILE, str(refusal), number))


def _take_in(
    code: str, row: LocalRow, stands: Mapping[str, LocalOffer],
    registered: Mapping[str, Organisation], by: By,
) -> str:  # fmt: skip
    if not row.sleutel:
        facts, evidence = row.facts(registered), row.evidence()
        add_local_offer(by=by, code=code, facts=facts, evidence=evidence, reason="by_file")
        return "added"
    known = stands.get(row.sleutel)
    if known is None:
        problem = "deze sleutel is niet van hulp in deze gemeente"
        raise _fault(problem, "sleutel", "leeg voor een nieuwe rij")
    if is_same(row, known):
        return "same"
    if row.stand != state_of(known):
        problem = "deze rij is veranderd sinds u het bestand ophaalde"
        raise _fault(problem, "stand", "haal het bestand opnieuw op en pas dat aan")
    change_local_offer(
        local_offer=known, by=by, facts=row.facts(registered), evidence=row.evidence(),
        reason="by_file",
    )  # fmt: skip
    return "changed"


def _fault(problem: str, column: str, allowed: str) -> TableError:
    return TableError([Fault(FILE, problem, column=column, allowed=allowed)])


def _registered(*, invented: bool) -> Mapping[str, Organisation]:
    """Organisations that go on by their name; of one name that two have, none."""
    rows = list(Organisation.objects.filter(is_invented=invented, ended_on__isnull=True))
    names = [row.name.casefold() for row in rows]
    return {row.name.casefold(): row for row in rows if names.count(row.name.casefold()) == 1}
