"""A test becomes a page of the manual: docstrings are headings and text, cases are tables."""

from pathlib import Path

import pytest

from docs import generate

TEST = '''"""Vroeggeboorte.

Geboren voor 37 weken.
"""

CASES = [pytest.param(36, True, id="36+6"), pytest.param(None, Status.MISSING, id="onbekend")]


class TestCounting:
    """Wat telt mee."""

    @pytest.mark.parametrize(("weeks", "is_counted"), CASES)
    def test_weeks(self, weeks, is_counted):
        """Alleen wie voor 37 weken kwam.

        Bron: Perined.
        """


@pytest.mark.parametrize("text", ["a|b", ""])
def test_odd_text(text): ...


def test_without_cases():
    """De toets is het geval."""
    # Niemand.
    assert share(0, 0) is None


def helper():
    """Niet voor de lezer."""
'''
PAGE = """# Vroeggeboorte

Geboren voor 37 weken.

## Wat telt mee

### Alleen wie voor 37 weken kwam

Bron: Perined.

| geval | weeks | is counted |
| --- | --- | --- |
| 36+6 | 36 | ja |
| onbekend | geen | `Status.MISSING` |

## Odd text

| text |
| --- |
| a\\|b |
| (leeg) |

## De toets is het geval

```python
# Niemand.
assert share(0, 0) is None
```
"""


def test_a_file_of_tests_becomes_a_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(generate, "ROOT", tmp_path)
    path = tmp_path / "test_birth.py"
    path.write_text(TEST, encoding="utf-8")
    banner, _, text = generate.spec_page(path).partition("\n\n")
    assert "test_birth.py" in banner
    assert text == PAGE
