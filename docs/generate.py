"""Write docs/reference: a page per file in tests/spec, commands, deliveries, access and privacy.

The tests are the manual: their docstrings are its headings and text, their cases its tables, so
what it says is what the code does. Use it through `python3 start.py docs`.
"""

import ast
import os
import sys
import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
SPEC = ROOT / "tests/spec"
REFERENCE = ROOT / "docs/reference"
BANNER = "<!-- Gemaakt door `python3 start.py docs`; wijzig {}, niet deze pagina. -->"
WORDS = {True: "ja", False: "nee", None: "geen"}


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


def page(source: str, parts: Sequence[str]) -> str:
    """Parts with an empty line between, under the line that says where it comes from."""
    return BANNER.format(source) + "\n\n" + "\n\n".join(part for part in parts if part) + "\n"


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


def table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [columns, ["---"] * len(columns), *rows]
    escaped = [[cell.replace("|", "\\|").replace("\n", " ") for cell in line] for line in lines]
    return "\n".join(f"| {' | '.join(line)} |" for line in escaped)


# Command line -------------------------------------------------------------------------------------


def command_line_page() -> str:
    """Every command with its arguments and options."""
    from typer.main import get_command

    from kansrijk.cli import app

    parts = ["# De opdrachtregel", *command_sections(get_command(app), "kansrijk")]
    return page("src/kansrijk/cli", parts)


def command_sections(command: Any, name: str) -> Iterator[str]:
    """The command itself, then the commands under it."""
    yield f"## `{name}`"
    yield command.help or ""
    rows = [parameter_row(parameter) for parameter in command.params if parameter.name != "help"]
    if rows:
        yield table(["wat", "betekenis", "standaard"], rows)
    for part, below in sorted(getattr(command, "commands", {}).items()):
        yield from command_sections(below, f"{name} {part}")


def parameter_row(parameter: Any) -> list[str]:
    """How to write it, what it means, and what holds without it."""
    is_option = parameter.param_type_name == "option"
    written = ", ".join(parameter.opts) if is_option else parameter.name.upper()
    has_default = not parameter.required and parameter.default not in (None, False, ())
    default = str(parameter.default) if has_default else ""
    return [f"`{written}`", getattr(parameter, "help", None) or "", default]


# Delivery -----------------------------------------------------------------------------------------

KIND_OF_CELL = {
    "key": "sleutel (tekst)",
    "code": "code (tekst)",
    "category": "woord",
    "int": "geheel getal",
    "float": "getal met punt",
    "bool": "true of false",
    "date": "dag (2024-01-31)",
}
ABOUT_DELIVERIES = """Een levering is een map met `manifest.json` en een bestand per tabel, in
Parquet of CSV. Een tabel mag ontbreken: wat haar nodig heeft, wordt dan niet geteld.
`kansrijk monitor check MAP` vindt alle fouten, met rij en kolom. In CSV telt de rij zoals in een
rekenblad (de kop is rij 1), in Parquet is het eerste record rij 1.

- Sleutels zijn pseudoniemen die de leverancier maakt. Geen kolom noemt een persoon.
- Alle kolommen van een tabel zijn er, ook als ze leeg zijn; andere kolommen zijn er niet.
- Leeg is een lege cel (CSV) of null (Parquet). Een 0 of een lege tekst is niet leeg.
- CSV is UTF-8, met een komma of puntkomma tussen de cellen en een punt in getallen."""


def delivery_page() -> str:
    """The schema of a delivery: the manifest, and per table what a row and each column is."""
    from kansrijk.monitor.sources.records import Manifest, schemas

    fields = [
        [f"`{name}`", field.description or "", "ja" if field.is_required() else "nee"]
        for name, field in Manifest.model_fields.items()
    ]
    parts = ["# De levering van records", ABOUT_DELIVERIES, "## `manifest.json`"]
    parts.append(table(["veld", "betekenis", "verplicht"], fields))
    for schema in schemas().values():
        parts += delivery_table(schema)
    return page("src/kansrijk/reference/data/records", parts)


def delivery_table(schema: Any) -> Iterator[str]:
    """One table: its row, its columns, and the contradictions it must not hold."""
    info = schema.info
    yield f"## `{info.name}`"
    yield f"Een rij: {info.row_is_nl[0].lower()}{info.row_is_nl[1:]}."
    keys = " en ".join(f"`{name}`" for name in schema.unique)
    year = f"Het jaar van een rij is dat van `{info.year_column}`"
    period = f"; de periode tot en met `{info.end_column}` raakt de jaren van de levering"
    yield f"Uniek is {keys}. {year}{period if info.end_column else ''}. Bron: `{info.source}`."
    columns = ["kolom", "betekenis", "soort", "mag leeg", "toegestaan"]
    yield table(columns, [column_row(column) for column in schema.columns])
    if schema.rules:
        yield "Een rij spreekt zichzelf niet tegen. Fout is:"
        yield "\n".join(f"- `{r.column}`: {r.problem_nl} (`{r.wrong_when}`)" for r in schema.rules)


def column_row(column: Any) -> list[str]:
    """A column of a delivery, as a row of its table."""
    from kansrijk.monitor.sources.records.schema import MUNICIPALITY, bounds_nl, choices

    allowed = bounds_nl(column) or ", ".join(f"`{choice}`" for choice in choices(column))
    if column.refers_to == MUNICIPALITY:
        allowed = "een gemeente van de gebieden, volgens de grenzen van dat jaar"
    elif column.refers_to:
        allowed = f"een sleutel uit `{column.refers_to}`, als die tabel er is"
    kind = KIND_OF_CELL[column.type]
    return [f"`{column.column}`", column.what_nl, kind, WORDS[column.may_be_empty], allowed]


# Access -------------------------------------------------------------------------------------------


def access_page() -> str:
    """Role x page x action, and what each role holds."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kansrijk.web.settings")
    django.setup()
    from django.utils.translation import override

    from kansrijk.web.accounts.presenters import matrix

    parts = ["# Wie mag wat", matrix.ABOUT, "## Wat elke rol mag"]
    with override("nl"):  # the addresses have a language
        parts += [table(*matrix.permission_table()), "## Bladzijden na het inloggen"]
        parts += [table(*matrix.guarded_table()), "## Voor iedereen", table(*matrix.public_table())]
    return page("de deuren (`src/kansrijk/web/accounts/doors.py`)", parts)


# Privacy ------------------------------------------------------------------------------------------


def privacy_page() -> str:
    """The register of processing, and the check list for a DPIA."""
    from kansrijk.web.privacy.presenters import markdown

    parts = ["# Persoonsgegevens", markdown.ABOUT]
    for card in markdown.cards():
        parts += [f"## {card.name}", table(*markdown.facts(card))]
        parts += [table(*markdown.tables(card)), table(*markdown.measures(card))]
    parts.append("## Vragenlijst voor een DPIA")
    parts += [part for name, rows in markdown.questions() for part in (f"### {name}", table(*rows))]
    return page("src/kansrijk/reference/data/privacy", parts)


if __name__ == "__main__":
    sys.exit(main())
