"""Pages that are written from the code itself: commands, deliveries, access and privacy."""

import os
from collections.abc import Iterator
from typing import Any

from docs.markdown import WORDS, page, table

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
