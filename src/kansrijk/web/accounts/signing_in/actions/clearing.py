"""What signing in leaves behind when nobody comes back: cleared by the night's job."""

from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.utils import timezone

from kansrijk.reference.loader import load
from kansrijk.reference.tables.retention import Retention


def forget_listed() -> int:
    """Drop sessions from the list that nobody used for the whole term and that are gone; how many.

    One that ends by itself stays in the list until its person comes back, and he may never.
    """
    (days,) = (row.term for row in load(Retention) if row.model == UserSession._meta.label_lower)
    old = UserSession.objects.filter(last_seen_at__lt=timezone.now() - timedelta(days=days or 0))
    living = Session.objects.filter(expire_date__gt=timezone.now()).values("session_key")
    return old.exclude(session_key__in=living).delete()[0]


def forget_counters() -> int:
    """Drop counters of tries that count no more: they hold network addresses; how many.

    The cache itself removes them only when it is full.
    """
    table = connection.ops.quote_name(settings.CACHES["default"]["LOCATION"])
    now = connection.ops.adapt_datetimefield_value(timezone.now().replace(microsecond=0))
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table} WHERE expires < %s", [now])
        return int(cursor.rowcount)
