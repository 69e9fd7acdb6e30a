"""Users who save at the same time, with the audit and without it, in turns.

    python audit_users.py USERS SAVES ROUNDS

A program of its own, because the settings of a database are read once per process. Prints JSON: for
each way of saving the duration of every save and how long its rounds took, in milliseconds.
"""

import json
import os
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

from timing import duration

#: One save of a user's own row.
Save = Callable[[Any, int], None]
WARM_UP = 3


def main(users: int, saves: int, rounds: int) -> None:
    """Both ways in turns, so that what else the machine does falls on both."""
    rows, ways = prepare(users), {"plain": plain, "audited": audited}
    found: dict[str, dict[str, Any]] = {name: {"times": [], "took": 0.0} for name in ways}
    with ThreadPoolExecutor(users) as pool:

        def together(save: Save, times: int) -> list[float]:
            return [t for each in pool.map(lambda row: user(row, save, times), rows) for t in each]

        for save in ways.values():  # every thread gets its connection
            together(save, WARM_UP)
        for name, save in [*ways.items()] * rounds:
            one = found[name]
            one["took"] += duration(lambda: one["times"].extend(together(save, saves)))  # noqa: B023
    print(json.dumps(found))


def prepare(users: int) -> list[Any]:
    """An up-to-date database with a row for each user."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "kansrijk.web.settings"
    import django

    django.setup()
    from django.contrib.sessions.models import Session
    from django.core.management import call_command
    from django.utils import timezone

    call_command("migrate", verbosity=0, interactive=False)
    day = timezone.now() + timedelta(days=1)
    return Session.objects.bulk_create(
        [Session(session_key=f"user-{number}", expire_date=day) for number in range(users)]
    )


def plain(row: Any, number: int) -> None:
    """The same save without audit."""
    from django.db import transaction

    row.session_data = f"plain {number}"
    with transaction.atomic():
        row.save()


def audited(row: Any, number: int) -> None:
    """A save as an action makes it."""
    from kansrijk.web.audit.actions import By, recorded

    row.session_data = f"audited {number}"
    with recorded("session.rename", row, by=By(row.session_key, "organisation", "member")):
        row.save()


def user(row: Any, save: Save, saves: int) -> list[float]:
    """Save one after the other, without a pause."""
    return [duration(lambda: save(row, number)) for number in range(saves)]  # noqa: B023


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:]))
