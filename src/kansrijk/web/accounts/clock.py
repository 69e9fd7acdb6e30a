"""What day it is, for what holds from a day to a day."""

from datetime import date, datetime

from django.utils import timezone

from kansrijk.web.audit.models import ChainHead


def today() -> date:
    """Today, and never before the last event of the log.

    With a clock that runs back, a role that ended would otherwise live again.
    """
    last = ChainHead.objects.values_list("at", flat=True).first()
    here = timezone.localdate()
    return max(here, timezone.localdate(datetime.fromisoformat(last))) if last else here
