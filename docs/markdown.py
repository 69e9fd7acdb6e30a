"""What every page of docs/reference is made of."""

from collections.abc import Sequence

BANNER = "<!-- Gemaakt door `python3 start.py docs`; wijzig {}, niet deze pagina. -->"
WORDS = {True: "ja", False: "nee", None: "geen"}


def page(source: str, parts: Sequence[str]) -> str:
    """Parts with an empty line between, under the line that says where it comes from."""
    return BANNER.format(source) + "\n\n" + "\n\n".join(part for part in parts if part) + "\n"


def table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [columns, ["---"] * len(columns), *rows]
    escaped = [[cell.replace("|", "\\|").replace("\n", " ") for cell in line] for line in lines]
    return "\n".join(f"| {' | '.join(line)} |" for line in escaped)
