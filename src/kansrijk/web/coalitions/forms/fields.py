"""What the forms of the register share: a moment, a source, and why."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kansrijk.errors import UserError
from kansrijk.web.accounts.forms.base import Form, choices
from kansrijk.web.coalitions.evidence import Evidence, Since
from kansrijk.web.coalitions.models import LONGEST_ADDRESS, LONGEST_TITLE
from kansrijk.web.coalitions.moments import Moment, parse_moment
from kansrijk.web.coalitions.words import reasons

#: Whether a source says since when something is so, or only that it was so by then.
EXACT, LATEST = "exact", "latest"
AS_PRECISE = _("As precise as the source: 2019, 5-2019 or 12-5-2019.")


class MomentField(forms.Field):
    """A year, a month or a day."""

    widget = forms.TextInput

    def to_python(self, value: Any) -> Moment | None:
        """A moment, or nothing."""
        if value in self.empty_values:
            return None
        try:
            return parse_moment(str(value))
        except UserError as refusal:
            raise forms.ValidationError(str(refusal)) from None


class ReasonForm(Form):
    """Why the register changes."""

    moment = "evidence"
    reason = forms.ChoiceField(label=_("Reason"))

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["reason"].choices = choices(reasons(self.moment))


class SourceForm(ReasonForm):
    """Which source says so."""

    source_title = forms.CharField(
        label=_("Source"), max_length=LONGEST_TITLE,
        help_text=_("Title and who made it. No names of persons."),
    )  # fmt: skip
    source_url = forms.URLField(
        label=_("Address of the source"), required=False, max_length=LONGEST_ADDRESS,
        assume_scheme="https",
    )  # fmt: skip
    source_date = MomentField(label=_("Date of the source"), help_text=AS_PRECISE)
    last = ("source_title", "source_url", "source_date", "reason")

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        first = [name for name in self.fields if name not in self.last]
        self.order_fields([*first, *self.last])


class DatedForm(SourceForm):
    """Since when, and which source says so."""

    since = MomentField(label=_("Since"), help_text=AS_PRECISE)
    start_kind = forms.ChoiceField(
        label=_("Does the source say since when?"),
        choices=[(EXACT, _("yes, since then")), (LATEST, _("no, but it was so by then"))],
    )


def dated(given: Mapping[str, Any]) -> dict[str, Any]:
    """What an action takes: ``since`` and ``evidence`` as one thing each."""
    since: Moment = given["since"]
    rest = {k: v for k, v in sourced(given).items() if k not in ("since", "start_kind")}
    return rest | {"since": Since(since, is_latest=given["start_kind"] == LATEST)}


def sourced(given: Mapping[str, Any]) -> dict[str, Any]:
    """What an action takes: ``evidence`` as one thing."""
    parts = ("source_title", "source_url", "source_date")
    rest = {k: v for k, v in given.items() if k not in parts}
    evidence = Evidence(given["source_title"], given["source_date"], given["source_url"])
    return rest | {"evidence": evidence}
