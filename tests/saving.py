"""Users who save with an audit, in a process of its own that someone kills.

    python tests/saving.py save WRITERS PREFIX     saves on and on; a line per save that returned
    python tests/saving.py check                   JSON: what is stored, what has an event, faults

Which database it is stands in the environment.
"""

import json
import os
import sys
import threading
from datetime import timedelta


def save(writers: int, prefix: str) -> None:
    """Save until someone kills us."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    for writer in range(writers):
        threading.Thread(target=save_on, args=(f"{prefix}-{writer}",)).start()


def save_on(prefix: str) -> None:
    """Save, and then say so: whoever reads the line may count on it."""
    from django.contrib.sessions.models import Session
    from django.utils import timezone

    from kansrijk.web.audit.actions import By, recorded

    number, day = 0, timezone.now() + timedelta(days=1)
    while True:
        key = f"{prefix}-{number}"
        with recorded("session.start", by=By("a1")) as recording:
            recording.about(Session.objects.create(session_key=key, expire_date=day))
        os.write(1, f"{key}\n".encode())
        number += 1


def check() -> None:
    """What is left after the kill."""
    from django.conf import settings
    from django.contrib.sessions.models import Session

    from kansrijk.web.audit.models import Event
    from kansrijk.web.audit.verify import verify

    left = {
        "stored": sorted(Session.objects.values_list("session_key", flat=True)),
        "events": sorted(Event.objects.values_list("key", flat=True)),
        "faults": verify(settings.AUDIT_HEADS, lambda *_: None).faults,
    }
    sys.stdout.write(json.dumps(left))


def main() -> None:
    """Start Django on the database of the environment, and do what is asked."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "kansrijk.web.settings"
    import django

    django.setup()
    if sys.argv[1] == "save":
        save(int(sys.argv[2]), sys.argv[3])
    else:
        check()


if __name__ == "__main__":
    main()
