"""Links to choose a new password: an hour, once, and never from the future."""

from datetime import timedelta
from typing import Any

from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.utils.http import base36_to_int

#: Clocks of two servers may differ by so much.
TOLERANCE = timedelta(minutes=1)


class ResetLinks(PasswordResetTokenGenerator):
    """Django's links, that also end when the clock runs back.

    Django lets a link from the future pass: after the clock was set back an hour, a link would be
    good for an hour more.
    """

    def check_token(self, user: Any, token: str | None) -> bool:
        """Whether it is right, unused, and at most an hour old by a clock that runs forward."""
        if not user or not user.is_active or not super().check_token(user, token):
            return False
        made = base36_to_int(str(token).split("-")[0])
        return made <= self._num_seconds(self._now()) + TOLERANCE.total_seconds()
