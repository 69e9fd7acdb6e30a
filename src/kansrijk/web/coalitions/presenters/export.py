"""The register in open formats: every municipality a row, with source and date."""

import csv
import io
import json
from typing import Any

from django.db.models import QuerySet

from kansrijk.web.accounts.clock import today
from kansrijk.web.coalitions.countries import municipalities
from kansrijk.web.coalitions.models import Coalition, MunicipalityStatus
from kansrijk.web.coalitions.queries import coalitions_by_municipality, statuses_on, tranches
from kansrijk.web.coalitions.words import statuses

#: What a spreadsheet would take for a formula, in what people typed.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def register_rows(seen: QuerySet[Coalition], *, invented: bool) -> list[dict[str, Any]]:
    """A row per municipality; of which nothing is known too."""
    day = today()
    found = statuses_on(day, invented=invented)
    joined = coalitions_by_municipality(seen, day)
    rounds = tranches(invented=invented)
    rows = []
    for area in municipalities(invented=invented):
        known = rounds.get(area.code)
        rows.append(
            {
                "verzonnen": "ja" if invented else "nee",
                "peildatum": day.isoformat(),
                "gemeentecode": area.code,
                "gemeente": area.name,
                **_status(found.get(area.code)),
                "coalities": "; ".join(it.name for it in joined.get(area.code, [])),
                "tranche": known.number if known else None,
                "tranche_bron": known.source_title if known else None,
                "tranche_bron_datum": str(known.source_date) if known else None,
            }
        )
    return rows


def _status(row: MunicipalityStatus | None) -> dict[str, Any]:
    """Unknown is a word of its own, with nothing behind it."""
    if row is None:
        empty = ("sinds", "sinds_is_uiterlijk", "opmerking", "bron", "bron_adres", "bron_datum")
        return {"status": "onbekend", **dict.fromkeys((*empty, "vastgelegd_op"))}
    kind = statuses().get(row.status)
    return {
        "status": kind.name_nl if kind else row.status,
        "sinds": str(row.start),
        "sinds_is_uiterlijk": "ja" if row.is_latest_start else "nee",
        "opmerking": row.remark or None,
        "bron": row.source_title,
        "bron_adres": row.source_url or None,
        "bron_datum": str(row.source_date),
        "vastgelegd_op": row.recorded_on.isoformat(),
    }


def as_csv(rows: list[dict[str, Any]]) -> str:
    """For a spreadsheet."""
    stream = io.StringIO()
    writer = csv.DictWriter(stream, fieldnames=list(rows[0]))
    writer.writeheader()
    writer.writerows({name: _safe(value) for name, value in row.items()} for row in rows)
    return stream.getvalue()


def as_json(rows: list[dict[str, Any]]) -> str:
    """For a program."""
    return json.dumps(rows, ensure_ascii=False, indent=1)


def _safe(value: object) -> object:
    is_formula = isinstance(value, str) and value.startswith(FORMULA)
    return f"'{value}" if is_formula else value
