"""What the queue has waiting for who looks after it."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kansrijk.web.interface.tasks import Task
from kansrijk.web.jobs.models import Job


def stuck_jobs(address: str) -> list[Task]:
    """One task for all dead letters together; ``address`` is where someone sees to them."""
    dead = Job.objects.filter(is_dead=True).count()
    if not dead:
        return []
    title = ngettext(
        "%(number)s job in the background is stuck", "%(number)s jobs in the background are stuck",
        dead,
    ) % {"number": dead}  # fmt: skip
    return [Task("todo", title, _("They are not tried again until someone looks."), address)]
