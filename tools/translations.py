"""Keep the Dutch catalogue complete: python tools/translations.py update | compile | check.

Source texts are English. `update` brings new texts into the catalogue and keeps what is already
translated; fill in the empty ones and `compile`. `check` says what is still wrong. This does what
Django's makemessages and compilemessages do, but needs no GNU gettext on the machine.
"""

import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).parents[1] / "src/kansrijk"
CATALOGUE = "locale/nl/LC_MESSAGES/django.po"

KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
# Fixed, so that an update without new texts changes nothing in the file.
CREATED = datetime(2026, 1, 1, tzinfo=UTC)

#: How Babel holds a text: plural forms are a list or tuple, no translation yet is None.
Text = str | list[str] | tuple[str, ...] | None

PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*[^{}]*\}")


def main(arguments: list[str]) -> int:
    """Run one verb; 0 when all is well, 1 with problems, 2 for an unknown verb."""
    match arguments:
        case ["update"]:
            update(PACKAGE)
        case ["compile"]:
            compile_catalogue(PACKAGE)
        case ["check"]:
            problems = find_problems(PACKAGE)
            print(*problems or ["De Nederlandse vertaling is compleet."], sep="\n")
            return 1 if problems else 0
        case _:
            print(__doc__)
            return 2
    return 0


def update(package: Path) -> None:
    """Write the catalogue with exactly the texts in the code; known translations stay."""
    known, fresh = _read_catalogue(package), source_texts(package)
    for message in fresh:
        old = _same(known, message)
        if message.id and old is not None:
            message.string, message.user_comments = old.string, old.user_comments
            message.flags |= old.flags & {"fuzzy"}
    path = package / CATALOGUE
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as stream:
        write_po(stream, fresh, width=98, sort_output=True, include_lineno=False)
    empty = sum(not _is_translated(message) for message in fresh if message.id)
    print(f"{path}: {len(fresh)} teksten, waarvan {empty} nog niet vertaald")


def compile_catalogue(package: Path) -> None:
    """Write the .mo file that the programme reads."""
    (package / CATALOGUE).with_suffix(".mo").write_bytes(_compiled(_read_catalogue(package)))


def find_problems(package: Path) -> list[str]:
    """Everything that keeps the catalogue from being complete, one line each."""
    catalogue, texts = _read_catalogue(package), source_texts(package)
    missing = [message for message in texts if message.id and not _same(catalogue, message)]
    unused = [message for message in catalogue if message.id and not _same(texts, message)]
    return [
        *(f"ontbreekt in de catalogus (update): {_shown(message)}" for message in missing),
        *(f"staat niet meer in de code (update): {_shown(message)}" for message in unused),
        *(f"staat niet meer in de code: {_shown(old)}" for old in catalogue.obsolete.values()),
        *_translation_problems(catalogue),
        *_compiled_problems(package, catalogue),
    ]


def source_texts(package: Path) -> Catalog:
    """All texts to translate in the Python files and templates of ``package``."""
    texts = Catalog(
        locale="nl",
        header_comment="# Kansrijk in Dutch. See tools/translations.py.",
        project="Kansrijk",
        version="1",
        creation_date=CREATED,
        revision_date=CREATED,
        msgid_bugs_address="README.md",
        last_translator="Kansrijk",
        language_team="Kansrijk",
        fuzzy=False,
    )
    for path in sorted([*package.rglob("*.py"), *package.rglob("templates/**/*.*")]):
        place = path.relative_to(package).as_posix()
        for line, text, comments, context in _extract(path):
            texts.add(text, None, [(place, line)], auto_comments=comments, context=context)
    return texts


def _extract(path: Path) -> Iterator[tuple[int, str | tuple[str, ...], list[str], str | None]]:
    source = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        # Django turns a template into something like Python; its indentation is not.
        lines = templatize(source, origin=str(path)).splitlines()
        source = "\n".join(line.strip() for line in lines)
    return extract("python", BytesIO(source.encode()), KEYWORDS, ["Translators:"])


def _read_catalogue(package: Path) -> Catalog:
    path = package / CATALOGUE
    if not path.exists():
        return Catalog(locale="nl")
    with path.open("rb") as stream:
        return read_po(stream, locale="nl")


def _compiled(catalogue: Catalog) -> bytes:
    stream = BytesIO()
    write_mo(stream, catalogue)
    return stream.getvalue()


def _translation_problems(catalogue: Catalog) -> Iterator[str]:
    for message in catalogue:
        if not message.id:
            continue
        if not _is_translated(message):
            yield f"niet vertaald: {_shown(message)}"
        elif message.fuzzy:
            yield f"vertaling is onzeker (fuzzy): {_shown(message)}"
        elif _placeholders(message.id) != _placeholders(message.string):
            yield f"andere invulplekken dan het Engels: {_shown(message)}"


def _compiled_problems(package: Path, catalogue: Catalog) -> list[str]:
    path = (package / CATALOGUE).with_suffix(".mo")
    if not path.exists():
        return [f"{path.name} ontbreekt (compile)"]
    with path.open("rb") as stream:
        compiled = _translations(read_mo(stream))
    # Compared by content: another version of Babel may write other bytes.
    wanted = _translations(read_mo(BytesIO(_compiled(catalogue))))
    return [] if compiled == wanted else [f"{path.name} is ouder dan django.po (compile)"]


def _translations(catalogue: Catalog) -> dict[object, object]:
    return {
        (message.context, *_forms(message.id)): _forms(message.string)
        for message in catalogue
        if message.id
    }


def _same(catalogue: Catalog, message: Message) -> Message | None:
    """The same text in the same context with the same plural, or None."""
    found = catalogue.get(message.id, message.context)
    return found if found is not None and found.id == message.id else None


def _is_translated(message: Message) -> bool:
    return all(text.strip() for text in _forms(message.string))


def _placeholders(text: Text) -> set[str]:
    """Those of all plural forms together: "one child" may leave the number out."""
    return {found for form in _forms(text) for found in PLACEHOLDER.findall(form)}


def _forms(text: Text) -> tuple[str, ...]:
    """One string, or all plural forms; an absent translation is empty."""
    return tuple(text) if isinstance(text, list | tuple) else (text or "",)


def _shown(message: Message) -> str:
    places = sorted({place for place, _ in message.locations})
    return f"{_forms(message.id)[0]!r} {' '.join(places)}".rstrip()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
