"""The forms of the register."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kansrijk.web.accounts.forms.base import Choice, DayField, choices
from kansrijk.web.coalitions.forms.fields import DatedForm, ReasonForm, SourceForm
from kansrijk.web.coalitions.models import LONGEST_NAME, LONGEST_REMARK
from kansrijk.web.coalitions.words import kinds, statuses, tranches

#: Of a list from which several can be chosen.
MOST_ROWS = 12


class CoalitionForm(DatedForm):
    """A coalition that is not there yet, with its first municipality."""

    moment = "start"
    name = forms.CharField(label=_("Name"), max_length=LONGEST_NAME)
    kind = forms.ChoiceField(label=_("Kind"))
    municipality = forms.ChoiceField(
        label=_("First municipality"), help_text=_("You add the others on its page.")
    )

    def __init__(self, data: Any, places: list[Choice]) -> None:
        super().__init__(data)
        self.fields["kind"].choices = choices(kinds())
        self.fields["municipality"].choices = [("", "-"), *places]
        self.order_fields(["name", "kind", "municipality"])


class RenameForm(ReasonForm):
    """Another name."""

    name = forms.CharField(label=_("Name"), max_length=LONGEST_NAME)
    field_order = ("name", "reason")


class PublishForm(ReasonForm):
    """From now on it is public."""

    moment = "publish"


class EndForm(ReasonForm):
    """From which day on it no longer holds: today when nothing is said."""

    moment = "end"
    day = DayField(
        label=_("First day without"), required=False,
        help_text=_("Leave empty to end it today."),
    )  # fmt: skip


class MemberForm(DatedForm):
    """A municipality that takes part."""

    moment = "start"
    code = forms.ChoiceField(label=_("Municipality"))

    def __init__(self, data: Any, places: list[Choice]) -> None:
        super().__init__(data)
        self.fields["code"].choices = [("", "-"), *places]
        self.order_fields(["code"])


class RegionForm(DatedForm):
    """A name for some municipalities of a coalition."""

    moment = "start"
    name = forms.CharField(label=_("Name of the region"), max_length=LONGEST_NAME)
    municipalities = forms.MultipleChoiceField(
        label=_("Municipalities"), help_text=_("Hold Ctrl to choose several."),
    )  # fmt: skip

    def __init__(self, data: Any, places: list[Choice]) -> None:
        super().__init__(data)
        self.fields["municipalities"].choices = places
        self.fields["municipalities"].widget.attrs["size"] = min(len(places), MOST_ROWS)
        self.order_fields(["name", "municipalities"])


class StatusForm(DatedForm):
    """What a source says of a municipality."""

    status = forms.ChoiceField(label=_("Status"))
    remark = forms.CharField(
        label=_("Remark"), required=False, max_length=LONGEST_REMARK,
        help_text=_("What else the source says. Everyone sees it; no names of persons."),
    )  # fmt: skip

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["status"].choices = choices(statuses())
        self.order_fields(["status", "since", "start_kind", "remark"])


class TrancheForm(SourceForm):
    """The round in which a municipality joined."""

    number = forms.ChoiceField(label=_("Tranche"))

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["number"].choices = choices(tranches())
        self.order_fields(["number"])
