"""Messages for the person at the keyboard: where, what, and what is allowed."""

import pytest

from kansrijk.errors import MOST_FAULTS_SHOWN, Fault, NotFoundError, TableError, UserError


@pytest.mark.parametrize(
    ("fault", "text"),
    [
        (Fault("a.csv", "leeg"), "a.csv: leeg"),
        (Fault("a.csv", "leeg", 3), "a.csv, rij 3: leeg"),
        (Fault("a.csv", "leeg", 3, "jaar"), "a.csv, rij 3, kolom jaar: leeg"),
        (
            Fault("a.csv", "'x' kan hier niet", 3, "jaar", "een geheel getal"),
            "a.csv, rij 3, kolom jaar: 'x' kan hier niet (toegestaan: een geheel getal)",
        ),
        (Fault("a.csv", "ontbreekt", column="jaar"), "a.csv, kolom jaar: ontbreekt"),
    ],
)
def test_a_fault_says_where_and_what_is_allowed(fault, text):
    assert str(fault) == text


def test_every_fault_is_on_a_line_of_its_own():
    error = TableError([Fault("a.csv", "leeg", row) for row in (2, 3)])
    assert str(error) == "a.csv, rij 2: leeg\na.csv, rij 3: leeg"


def test_thousands_of_faults_are_cut_short_but_counted():
    error = TableError([Fault("a.csv", "leeg", row) for row in range(1000)])
    lines = str(error).splitlines()
    assert len(lines) == MOST_FAULTS_SHOWN + 1
    assert lines[-1] == f"... en nog {1000 - MOST_FAULTS_SHOWN} fouten"
    assert len(error.faults) == 1000


def test_exactly_as_many_faults_as_fit_are_not_cut_short():
    error = TableError([Fault("a.csv", "leeg", row) for row in range(MOST_FAULTS_SHOWN)])
    assert "en nog" not in str(error)


def test_what_was_not_found_is_named_with_what_may_have_been_meant():
    error = NotFoundError("Gebied", "Amsterdm", ["Amsterdam", "Amstelveen"])
    assert str(error) == (
        "Gebied 'Amsterdm' bestaat niet. Bedoelde u: Amsterdam, Amstelveen?"
    )  # fmt: skip
    assert (error.kind, error.asked) == ("Gebied", "Amsterdm")
    assert error.suggestions == ("Amsterdam", "Amstelveen")


def test_without_suggestions_nothing_is_suggested():
    assert str(NotFoundError("Gebied", "x")) == "Gebied 'x' bestaat niet."


@pytest.mark.parametrize("error", [NotFoundError("Gebied", "x"), TableError([Fault("a", "b")])])
def test_all_of_them_are_mistakes_of_the_user(error):
    assert isinstance(error, UserError)
