"""The invented country with 1.7 million births: time, memory, and how near its values come.

The values are counted by DuckDB over the whole delivery, as a third answer beside the generator
and the plain loops of tests/reference/test_synthetic_targets.py.
"""

import resource
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import duckdb
from running import PROGRAMS
from timing import describe_machine, duration, print_table, verdict

from kansrijk.reference.loader import ROOT

BIRTHS, YEARS = 170_000, "2015-2024"
LONGEST, MOST_MB = 60, 2_000


@dataclass(frozen=True, slots=True)
class Value:
    """A published value, and the question that counts it; nearer than ``within`` is met."""

    name: str
    published: float
    within: float
    question: str


def big2(condition: str) -> str:
    """The share Big2 of 2021; unknown does not count, as in edition 2023."""
    return f"""
        SELECT 100 * count(*) FILTER (
            b.gestation_days < 259 OR coalesce(b.birth_weight < p10_g, false)
        ) / count(*)
        FROM births b LEFT JOIN chart c
            ON c.sex = b.sex
            AND c.gestation_days = CASE WHEN b.gestation_days > 294 THEN 294
                                        ELSE b.gestation_days END
        WHERE year(birth_date) = 2021 AND coalesce(b.gestation_days, 168) >= 168 AND {condition}"""


IN_2022 = "greatest(p.started_on, r.started_on) <= date '2022-12-31'"
OUT_OF_HOME = f"""
    SELECT 1000.0 * (
        SELECT count(DISTINCT child_key)
        FROM youth_spells p JOIN youth_spells r USING (child_key) JOIN young USING (child_key)
        WHERE p.kind = 'protection' AND r.kind = 'residence' AND {IN_2022}
        AND least(coalesce(p.ended_on, date '9999-12-31'), coalesce(r.ended_on, date '9999-12-31'))
            >= greatest(p.started_on, r.started_on, date '2022-01-01')
    ) / (SELECT count(*) FROM young)"""

VALUES = (
    Value("vulnerable, 2021", 6.8, 0.3, """
        SELECT 100 * avg(vulnerable::int) FROM births
        WHERE is_live_born AND year(birth_date) = 2021"""),
    Value("Big2, vulnerable, 2021", 20.7, 0.3, big2("vulnerable")),
    Value("Big2, not vulnerable, 2021", 14.2, 0.3, big2("NOT vulnerable")),
    Value("Big2, all, 2021", 14.8, 0.3, big2("true")),
    Value("no kraamzorg, 2022", 4.8, 0.3, """
        SELECT 100 * avg((NOT kraamzorg_claimed)::int) FROM births
        WHERE is_live_born AND NOT long_hospital_stay AND year(birth_date) = 2022"""),
    Value("overweight, 2022", 8.9, 0.3, """
        SELECT 100 * avg((weight / (height / 100) ** 2 >= lower.overweight_bmi
            + (greatest(age_months, 24) / 12 - lower.age_years) / 0.5
            * (upper.overweight_bmi - lower.overweight_bmi))::int)
        FROM children_two c
        JOIN cutoff lower ON lower.sex = c.sex
            AND lower.age_years = floor(greatest(age_months, 24) / 6) / 2
        JOIN cutoff upper ON upper.sex = c.sex AND upper.age_years = lower.age_years + 0.5
        WHERE year = 2022"""),
    Value("language negative, 2022", 5.8, 0.3, """
        SELECT 100 * avg((language_outcome = 'negative')::int) FROM children_two
        WHERE year = 2022 AND language_outcome <> 'unknown'"""),
    Value("out of home per 1,000, 2022", 1.6, 0.1, OUT_OF_HOME),
)  # fmt: skip


def main() -> int:
    """Make the delivery in a process of its own, count it, print and judge."""
    print(f"{describe_machine()}; {BIRTHS:,} births a year, {YEARS}\n")
    with tempfile.TemporaryDirectory(prefix="kansrijk-bench-") as parent:
        folder = Path(parent) / "delivery"
        seconds = duration(lambda: make(folder)) / 1000
        megabytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        on_disk = sum(path.stat().st_size for path in folder.rglob("*.parquet")) / 1e6
        counted = count(folder)
    measured = [["seconds", f"{seconds:.1f}"], ["peak MB", f"{megabytes:.0f}"]]
    print_table(("what", "measured"), [*measured, ["MB on disk", f"{on_disk:.0f}"]])
    print()
    print_table(
        ("value", "published", "counted"),
        [[v.name, f"{v.published:.1f}", f"{counted[v.name]:.3f}"] for v in VALUES],
    )
    print()
    return verdict(missed(seconds, megabytes, counted))


def make(folder: Path) -> None:
    """The command, as its user types it."""
    words = ["monitor", "synthesize", "--births", str(BIRTHS), "--years", YEARS, str(folder)]
    subprocess.run([PROGRAMS / "kansrijk", *words], check=True, capture_output=True)


def count(folder: Path) -> dict[str, float]:
    """The national values of the whole delivery."""
    connection = duckdb.connect()
    for path in folder.glob("*.parquet"):
        connection.execute(f"CREATE VIEW {path.stem} AS FROM '{path}'")
    connection.execute(f"CREATE TABLE chart AS FROM '{ROOT}/monitor/sga_curves.csv'")
    connection.execute(
        f"CREATE TABLE cutoff AS FROM '{ROOT}/monitor/overweight_cutoffs.csv' "
        "WHERE reference = 'iotf'"
    )
    connection.execute(
        "CREATE VIEW young AS SELECT child_key FROM births "
        "WHERE is_live_born AND year(birth_date) IN (2021, 2022)"
    )
    return {v.name: float(connection.sql(v.question).fetchall()[0][0]) for v in VALUES}


def missed(seconds: float, megabytes: float, counted: dict[str, float]) -> list[str]:
    """The limits that were not met."""
    found = [f"{seconds:.0f} s, limit {LONGEST} s"] if seconds > LONGEST else []
    found += [f"{megabytes:.0f} MB, limit {MOST_MB} MB"] if megabytes > MOST_MB else []
    return found + [
        f"{v.name}: {counted[v.name]:.3f}, published {v.published}"
        for v in VALUES
        if abs(counted[v.name] - v.published) > v.within
    ]


if __name__ == "__main__":
    sys.exit(main())
