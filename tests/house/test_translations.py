"""The Dutch catalogue is complete, and the tool that says so notices what is wrong."""

from datetime import date
from pathlib import Path

import pytest
from django.utils.formats import date_format
from django.utils.translation import override

from tools import translations

TEMPLATE = """{% load i18n %}
<div>
    <p title="{% translate "Source" %}">it's {{ name|default:_("unknown") }}</p>
  {% blocktranslate trimmed count births=births %}
    {{ births }} birth
  {% plural %}
    {{ births }} births
  {% endblocktranslate %}
</div>
"""
CODE = """
from django.utils.translation import gettext_lazy, pgettext
title = gettext_lazy("Year {year}")
month = pgettext("month", "May")
value = language.gettext("hidden")
"""
DUTCH = {
    '"Source"': "Bron",
    '"unknown"': "onbekend",
    '"Year {year}"': "Jaar {year}",
    '"May"': "mei",
    '"hidden"': "verborgen",
}


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A small package whose catalogue is complete."""
    (tmp_path / "app/templates").mkdir(parents=True)
    (tmp_path / "app/templates/page.html").write_text(TEMPLATE, encoding="utf-8")
    (tmp_path / "app/page.py").write_text(CODE, encoding="utf-8")
    translations.update(tmp_path)
    for english, dutch in DUTCH.items():
        change(tmp_path, f'msgid {english}\nmsgstr ""', f'msgid {english}\nmsgstr "{dutch}"')
    change(tmp_path, 'msgstr[0] ""', 'msgstr[0] "%(births)s geboorte"')
    change(tmp_path, 'msgstr[1] ""', 'msgstr[1] "%(births)s geboorten"')
    translations.compile_catalogue(tmp_path)
    return tmp_path


def change(package: Path, old: str, new: str) -> None:
    path = package / translations.CATALOGUE
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_catalogue_of_kansrijk_is_complete() -> None:
    assert translations.find_problems(translations.PACKAGE) == []


def test_a_complete_catalogue_has_no_problems(package: Path) -> None:
    assert translations.find_problems(package) == []


def test_a_text_that_is_new_in_the_code_is_found(package: Path) -> None:
    (package / "app/new.py").write_text('_("New text")', encoding="utf-8")
    assert translations.find_problems(package) == [
        "ontbreekt in de catalogus (update): 'New text' app/new.py"
    ]


def test_a_text_that_left_the_code_is_found_and_update_removes_it(package: Path) -> None:
    (package / "app/page.py").unlink()
    assert len(translations.find_problems(package)) == 3
    translations.update(package)
    translations.compile_catalogue(package)
    assert translations.find_problems(package) == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('msgstr "Bron"', 'msgstr ""', "niet vertaald: 'Source'"),
        ('msgstr[1] "%(births)s geboorten"', 'msgstr[1] ""', "niet vertaald: '%(births)s birth'"),
        ('msgid "Source"', '#, fuzzy\nmsgid "Source"', "vertaling is onzeker (fuzzy): 'Source'"),
        ("Jaar {year}", "Jaar {jaar}", "andere invulplekken dan het Engels: 'Year {year}'"),
        ("mei", "Mei", "django.mo is ouder dan django.po (compile)"),
    ],
)
def test_a_mistake_in_the_catalogue_is_found(
    package: Path, old: str, new: str, problem: str
) -> None:
    change(package, old, new)
    assert any(found.startswith(problem) for found in translations.find_problems(package))


def test_an_update_without_new_texts_changes_nothing(package: Path) -> None:
    before = (package / translations.CATALOGUE).read_bytes()
    translations.update(package)
    assert (package / translations.CATALOGUE).read_bytes() == before
    assert b"page.py:" not in before, "line numbers would change with every edit of the code"


def test_no_text_of_ours_takes_the_place_of_the_name_of_a_month():
    """A heading "May" once made every day in May "24 Mag 2026"."""
    names = [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ]
    with override("nl"):
        found = [date_format(date(2026, month, 1), "F") for month in range(1, 13)]
    assert found == names
