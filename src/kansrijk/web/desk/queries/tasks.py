"""What is waiting for someone: what each app offers, together."""

from django.urls import reverse

from kansrijk.web.accounts import tasks as accounts
from kansrijk.web.accounts.models import Person
from kansrijk.web.accounts.permissions import Rights, may_somewhere
from kansrijk.web.accounts.signing_in import tasks as signing_in
from kansrijk.web.coalitions import tasks as coalitions
from kansrijk.web.interface.tasks import Task, by_day
from kansrijk.web.jobs import tasks as jobs
from kansrijk.web.support import tasks as support

#: Who may see the work in the background.
WORK = "job.manage"


def waiting(person: Person, own: Rights) -> list[Task]:
    """The tasks of all apps, the earliest first."""
    offered = accounts.tasks_of(person, own) + signing_in.open_invitations_of(own)
    offered += coalitions.tasks_of(own)
    offered += support.tasks_of(own)
    if may_somewhere(own, WORK):
        offered += jobs.stuck_jobs(reverse("desk:work"))
    return by_day(offered)
