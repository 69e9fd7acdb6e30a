"""Mail and work in the background go one way: through web/jobs, after the commit, as keys."""

import ast
from pathlib import Path

import pytest

WEB = Path(__file__).parents[2] / "src/kansrijk"
ONLY_IN_JOBS = ("django.core.mail", "django_tasks", "django_tasks_db", "smtplib")


def imported(source: str) -> set[str]:
    """Every module that a file imports, also within a function."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found |= {node.module or ""} | {f"{node.module}.{name.name}" for name in node.names}
    return found


def forbidden(source: str) -> set[str]:
    return {
        name for name in imported(source)
        if any(name == one or name.startswith(f"{one}.") for one in ONLY_IN_JOBS)
    }  # fmt: skip


def test_nothing_outside_jobs_sends_mail_or_enqueues_by_itself():
    files = [p for p in WEB.rglob("*.py") if not p.is_relative_to(WEB / "web/jobs")]
    wrong = {str(p): forbidden(p.read_text(encoding="utf-8")) for p in files}
    assert {path: names for path, names in wrong.items() if names} == {}


@pytest.mark.parametrize(
    "line",
    [
        "from django.core.mail import send_mail", "from django.core import mail",
        "import django.core.mail as m", "from django_tasks import task",
        "def f():\n    from django_tasks_db.models import DBTaskResult",
    ],
)  # fmt: skip
def test_the_look_finds_it(line):
    assert forbidden(line)


def test_the_look_lets_others_pass():
    assert not forbidden("from kansrijk.web.jobs.mail import mail\nimport django_tasksomething")
