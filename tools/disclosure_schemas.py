"""Write the JSON Schemas of the disclosure files in docs/reference; the models are their source."""

import json
from pathlib import Path

from kansrijk.monitor.disclosure.problem_models import SCHEMAS, schema_of

FOLDER = Path(__file__).parents[1] / "docs/reference"

if __name__ == "__main__":
    for name, model in SCHEMAS.items():
        text = json.dumps(schema_of(model), indent=2, ensure_ascii=False)
        (FOLDER / name).write_text(text + "\n", encoding="utf-8")
