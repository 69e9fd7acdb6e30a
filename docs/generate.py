"""Write docs/reference: a page per file in tests/spec, commands, deliveries, access and privacy.

The tests are the manual: their docstrings are its headings and text, their cases its tables, so
what it says is what the code does. Use it through `python3 start.py docs`.
"""

import ast
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

from docs.from_code import access_page, command_line_page, delivery_page, privacy_page
from docs.markdown import BANNER, WORDS, page, table

ROOT = Path(__file__).parents[1]
SPEC = ROOT / "tests/spec"
REFERENCE = ROOT / "docs/reference"


def main() -> int:
    """Write every page, and remove pages we made before that have no source any more."""
    pages = build()
    for path in REFERENCE.rglob("*.md"):
        is_ours = path.read_text(encoding="utf-8").startswith(BANNER.split("{}", maxsplit=1)[0])
        if is_ours and path.relative_to(REFERENCE).as_posix() not in pages:
            path.unlink()
    for name, text in pages.items():
        path = REFERENCE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    print(f"{len(pages)} pagina's in {REFERENCE.relative_to(ROOT)}")
    return 0


def build() -> dict[str, str]:
    """All pages: name under docs/reference -> Markdown."""
    pages = {page_name(path): spec_page(path) for path in sorted(SPEC.rglob("test_*.py"))}
    pages["opdrachtregel.md"] = command_line_page()
    pages["levering.md"] = delivery_page()
    pages["toegang.md"] = access_page()
    pages["privacy.md"] = privacy_page()
    pages["README.md"] = index_page(pages)
    return pages


def index_page(pages: dict[str, str]) -> str:
    """The list of all pages by title."""
    titles = {name: text.split("\n# ", 1)[1].split("\n", 1)[0] for name, text in pages.items()}
    links = [f"- [{titles[name]}]({name})" for name in sorted(titles)]
    return page("tests/spec", ["# Naslag", "\n".join(links)])


# Tests --------------------------------------------------------------------------------------------


def page_name(path: Path) -> str:
    """tests/spec/indicators/test_birth.py -> indicators/birth.md."""
    return path.relative_to(SPEC).with_name(path.stem.removeprefix("test_") + ".md").as_posix()


def spec_page(path: Path) -> str:
    """One file of tests as a page."""
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    parts = [*heading(tree, path.stem, 1), *sections(tree.body, 2, Module(tree, source))]
    return page(path.relative_to(ROOT).as_posix(), parts)


class Module:
    """What a section must know of the file around it: its lines, and values with a name."""

    def __init__(self, tree: ast.Module, source: str) -> None:
        self.lines = source.splitlines()
        self.named = {
            target.id: statement.value
            for statement in tree.body
            if isinstance(statement, ast.Assign)
            for target in statement.targets
            if isinstance(target, ast.Name)
        }


def sections(body: list[ast.stmt], level: int, module: Module) -> Iterator[str]:
    """A section for each test, and one around them for each class of tests."""
    for node in body:
        if isinstance(node, ast.ClassDef) and node.name.startswith("Test"):
            yield from heading(node, node.name, level)
            yield from sections(node.body, level + 1, module)
        elif isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            yield from heading(node, node.name, level)
            tables = [cases(mark, module) for mark in node.decorator_list]
            yield from tables if any(tables) else [example(node, module)]


def heading(
    node: ast.Module | ast.ClassDef | ast.FunctionDef, name: str, level: int
) -> Iterator[str]:
    """The first line of the docstring as title and the rest as text; else the name in words."""
    title, _, text = (ast.get_docstring(node) or "").partition("\n")
    words = name.removeprefix("test_").removeprefix("Test").replace("_", " ")
    yield f"{'#' * level} {title.rstrip('.') or words.capitalize()}"
    yield text.strip()


def cases(mark: ast.expr, module: Module) -> str:
    """The rows of a ``pytest.mark.parametrize`` as a table; nothing for another decorator."""
    if not isinstance(mark, ast.Call) or not ast.unparse(mark.func).endswith("parametrize"):
        return ""
    names, rows = (resolve(argument, module) for argument in mark.args[:2])
    if not isinstance(rows, ast.List | ast.Tuple):
        return ""
    columns = column_names(names)
    ids = [case_id(row) for row in rows.elts]
    cells = [[shown(cell) for cell in row_cells(row, len(columns))] for row in rows.elts]
    if any(ids):
        columns = ["geval", *columns]
        cells = [[name, *row] for name, row in zip(ids, cells, strict=True)]
    return table(columns, cells)


def example(test: ast.FunctionDef, module: Module) -> str:
    """What a test without cases does, as code: then the code is the case."""
    body = test.body[1:] if ast.get_docstring(test) else test.body
    if not body:
        return ""
    first = body[0].lineno - 1
    while module.lines[first - 1].strip().startswith("#"):
        first -= 1
    lines = module.lines[first : body[-1].end_lineno]
    return "```python\n" + textwrap.dedent("\n".join(lines)) + "\n```"


def resolve(node: ast.expr, module: Module) -> ast.expr:
    """Follow a name to what the module gives it."""
    return module.named.get(node.id, node) if isinstance(node, ast.Name) else node


def column_names(node: ast.expr) -> list[str]:
    """``"a, b"`` or ``("a", "b")`` -> the names in words."""
    given = ast.literal_eval(node)
    names = given.split(",") if isinstance(given, str) else given
    return [name.strip().replace("_", " ") for name in names]


def row_cells(row: ast.expr, width: int) -> list[ast.expr]:
    """The values of one case."""
    if isinstance(row, ast.Call) and ast.unparse(row.func).endswith("param"):
        return row.args
    return row.elts if width > 1 and isinstance(row, ast.Tuple | ast.List) else [row]


def case_id(row: ast.expr) -> str:
    """The name that ``pytest.param(..., id="...")`` gives a case."""
    for word in row.keywords if isinstance(row, ast.Call) else []:
        if word.arg == "id":
            return str(ast.literal_eval(word.value))
    return ""


def shown(cell: ast.expr) -> str:
    """A value as a reader sees it: text without quotes, yes and no in Dutch, else the code."""
    if not isinstance(cell, ast.Constant):
        return f"`{ast.unparse(cell)}`"
    value = cell.value
    if value is None or isinstance(value, bool):
        return WORDS[value]
    return str(value) if value != "" else "(leeg)"


if __name__ == "__main__":
    sys.exit(main())
