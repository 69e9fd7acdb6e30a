"""The JSON Schemas in docs/reference are those of the models that read the files."""

import json
from pathlib import Path

import pytest

from kansrijk.monitor.disclosure.problem_models import SCHEMAS, schema_of

FOLDER = Path(__file__).parents[2] / "docs/reference"


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_that_of_its_model(name):
    """If not: .venv/bin/python tools/disclosure_schemas.py."""
    assert json.loads((FOLDER / name).read_text(encoding="utf-8")) == schema_of(SCHEMAS[name])
