"""What is stored changes in an action and nowhere else, so that its event cannot be forgotten."""

import ast
from pathlib import Path

import pytest

WEB = Path(__file__).parents[2] / "src/kansrijk/web"
#: Methods of a model or a set of rows that change what is stored.
WRITING = {
    "save", "delete", "create", "get_or_create", "update_or_create", "bulk_create", "bulk_update",
    "asave", "adelete", "acreate", "raw", "execute",
}  # fmt: skip
#: ``update`` is also of dictionaries: there only after a filter, all or exclude.
ROWS = {"filter", "all", "exclude", "objects"}
#: Rooms that hold what others write through, with their own guards.
OWN_WAY = ("audit/", "jobs/")
#: One question each, and nothing that changes: "SELECT 1".
ALSO = {"desk/views/about.py"}


def writes(source: str) -> list[int]:
    """The lines that change what is stored."""
    return sorted(
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and (node.func.attr in WRITING or (node.func.attr == "update" and _of_rows(node.func)))
    )


def _of_rows(function: ast.Attribute) -> bool:
    return any(
        isinstance(part, ast.Attribute) and part.attr in ROWS for part in ast.walk(function.value)
    )


def is_place_for_writing(path: str) -> bool:
    parts = Path(path).parts
    return (
        "actions" in parts
        or "migrations" in parts
        or path.endswith("actions.py")
        or path.startswith(OWN_WAY)
        or path in ALSO
    )


@pytest.mark.parametrize(
    "path",
    [p.relative_to(WEB).as_posix() for p in sorted(WEB.rglob("*.py"))],
)
def test_nothing_is_stored_outside_an_action(path):
    if not is_place_for_writing(path):
        assert writes((WEB / path).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "line",
    [
        "person.save()",
        "Person.objects.create(name='x')",
        "Person.objects.filter(pk=1).update(name='x')",
        "person.functions.all().update(kind='x')",
        "Person.objects.bulk_create([])",
        "number.delete()",
        "cursor.execute('x')",
    ],
)
def test_the_look_finds_a_line_that_stores(line):
    assert writes(line) == [1]


@pytest.mark.parametrize("line", ["fields.update(a=1)", "hash.update(b'')", "reverse('save')"])
def test_the_look_lets_others_pass(line):
    assert writes(line) == []
