"""The schema of a delivery holds together: what one row of it names exists in another."""

import re

import pytest

from kansrijk.monitor.sources.records.schema import MUNICIPALITY, UNITS_NL, choices, schemas
from kansrijk.reference.loader import load
from kansrijk.reference.tables.records import RecordColumn, RecordRule

ALL = list(schemas().values())
COLUMNS = [(schema, column) for schema in ALL for column in schema.columns]
each_table = pytest.mark.parametrize("schema", ALL, ids=lambda schema: schema.name)


@each_table
def test_a_table_names_its_own_columns(schema):
    info = schema.info
    named = {*schema.unique, info.year_column, info.organisation_column, info.end_column} - {None}
    assert named <= set(schema.names)
    assert all(not schema.column(name).may_be_empty for name in schema.unique)


@each_table
def test_a_rule_is_about_columns_of_its_table(schema):
    words = {"is", "not", "null", "and", "or"}
    for rule in schema.rules:
        assert set(re.findall(r"[a-z_]+", rule.wrong_when)) - words <= set(schema.names)
        assert rule.column in schema.names


def test_nothing_is_about_a_table_that_does_not_exist():
    assert {row.record_table for row in load(RecordColumn)} == set(schemas())
    assert {row.record_table for row in load(RecordRule)} <= set(schemas())


@pytest.mark.parametrize(
    ("schema", "column"), COLUMNS, ids=[f"{schema.name}.{c.column}" for schema, c in COLUMNS]
)
def test_a_column_says_enough(schema, column):
    assert bool(choices(column)) == (column.type == "category")
    assert (column.minimum is None) == (column.maximum is None)
    assert column.minimum is None or column.type in ("int", "float")
    assert column.unit is None or column.unit in UNITS_NL
    if column.refers_to and column.refers_to != MUNICIPALITY:
        table, key = column.refers_to.split(".")
        assert schemas()[table].unique == (key,)
    assert (column.refers_to == MUNICIPALITY) == (column.column == "municipality")
