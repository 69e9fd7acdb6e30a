"""docs/reference says what the tests and commands say now."""

from docs import generate


def test_the_reference_is_up_to_date() -> None:
    """If not: python3 start.py docs."""
    written = {
        path.relative_to(generate.REFERENCE).as_posix(): path.read_text(encoding="utf-8")
        for path in generate.REFERENCE.rglob("*.md")
    }
    assert written == generate.build()
