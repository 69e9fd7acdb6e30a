"""Every action in the code has a sentence, and no sentence is of an action that has gone."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps

from kansrijk.reference.loader import load
from kansrijk.reference.rows import check_rows
from kansrijk.reference.tables.audit import ActorWords, ObjectWords, Sentence

SOURCE = Path(__file__).parents[2] / "src/kansrijk/web"
#: What writes an event with the name of an action as its first argument.
WRITERS = {"action", "recorded", "note"}
#: Where these are defined, and pass on what they are given.
OF_THE_LOG = SOURCE / "audit/actions.py"


def trees() -> dict[Path, ast.Module]:
    paths = [path for path in sorted(SOURCE.rglob("*.py")) if path != OF_THE_LOG]
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in paths}


def called(node: ast.Call) -> str:
    """The name of the function. A method writes no event: another thing may be called note."""
    return getattr(node.func, "id", "")


def values_of(tree: ast.Module, name: str) -> set[str]:
    """The texts that a name or attribute gets anywhere in a file."""
    return {
        node.value.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
        and any(getattr(target, "id", "") == name for target in node.targets)
        and node.value.value
    }


def parameters(function: ast.FunctionDef) -> list[str]:
    return [argument.arg for argument in function.args.args]


def writers(files: dict[Path, ast.Module]) -> set[str]:
    """The known ones, and functions that pass their first argument on to one of them."""
    found = set(WRITERS)
    while True:
        more = {
            function.name
            for tree in files.values()
            for function in ast.walk(tree)
            if isinstance(function, ast.FunctionDef) and parameters(function)
            for call in ast.walk(function)
            if isinstance(call, ast.Call)
            and called(call) in found
            and call.args
            and getattr(call.args[0], "id", "") == parameters(function)[0]
        }
        if more <= found:
            return found
        found |= more


def actions(files: dict[Path, ast.Module]) -> Iterator[tuple[str, str]]:
    """(action, file) for each event that the code can write; "?" when it cannot be read."""
    names = writers(files)
    for path, tree in files.items():
        passed_on = {
            parameters(function)[0]
            for function in ast.walk(tree)
            if isinstance(function, ast.FunctionDef)
            and function.name in names
            and parameters(function)
        }
        for call in ast.walk(tree):
            if not (isinstance(call, ast.Call) and called(call) in names and call.args):
                continue
            given = call.args[0]
            if isinstance(given, ast.Constant):
                yield str(given.value), path.name
                continue
            name = getattr(given, "id", getattr(given, "attr", ""))
            found = values_of(tree, name)
            if not found and name not in passed_on:
                yield "?", path.name
            yield from ((value, path.name) for value in found)


IN_CODE = set(actions(trees()))


def test_every_action_has_a_sentence():
    """If not: a row in reference/data/audit/sentences.csv, in both languages."""
    said = {row.action for row in load(Sentence)}
    assert {(action, file) for action, file in IN_CODE if action not in said} == set()


def test_no_sentence_is_of_an_action_that_has_gone():
    assert {row.action for row in load(Sentence)} - {action for action, _ in IN_CODE} == set()


def test_the_search_finds_actions_in_every_way_they_are_written():
    files = {
        Path("a.py"): ast.parse(
            "NAME = 'a.one'\n@action('a.two')\ndef f(*, by): ...\n"
            "def told(action, person): note(action, by=person)\n"
            "with recorded(NAME): ...\nclass C:\n    action = 'a.three'\n"
            "    def g(self): recorded(self.action)\n"
        ),
        Path("b.py"): ast.parse("told('a.four', 1)\nrecorded(nobody_knows)\nlist.note(1)\n"),
    }
    found = {action for action, _ in actions(files)}
    assert found == {"a.one", "a.two", "a.three", "a.four", "?"}


def test_every_kind_of_object_in_the_log_is_known():
    kinds = {row.kind for row in load(ObjectWords)} - {"page"}
    assert kinds <= {model._meta.label_lower for model in apps.get_models()}


@pytest.mark.parametrize("text", ["Iemand deed iets.", "{actor} deed {iets}.", "{object} kwam."])
def test_a_sentence_that_names_nobody_or_something_unknown_is_refused(text):
    row = {"action": "a.b", "shown": "log", "name_nl": "x", "name_en": "x"}
    row |= {"sentence_nl": text, "sentence_en": "{actor}"}
    with pytest.raises(Exception, match=r"noemt \{actor\}"):
        check_rows(Sentence, [row], file="sentences.csv")


def test_who_has_no_name_has_words():
    needed = {"system", "erased", "someone", "someone_of", "something"}
    assert needed <= {row.id for row in load(ActorWords)}
