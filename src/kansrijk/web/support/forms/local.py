"""The forms with which the help in a municipality is kept."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kansrijk.web.accounts.forms.base import Choice, DayField, Form, choices
from kansrijk.web.accounts.models import Organisation
from kansrijk.web.coalitions.forms.fields import SourceForm, sourced
from kansrijk.web.coalitions.models import LONGEST_ADDRESS, LONGEST_NAME
from kansrijk.web.support.local_facts import LONGEST_WAIT, LocalFacts
from kansrijk.web.support.models import LocalOffer
from kansrijk.web.support.models.local import LONGEST_PHONE, LONGEST_TEXT
from kansrijk.web.support.presenters.local_text import area_kinds, offer_name
from kansrijk.web.support.words import languages, national_offers, reasons

#: Of a list from which several can be chosen.
MOST_SHOWN = 8
#: "Accepts now" as a choice: nobody said, yes, no.
ACCEPTS = {"": None, "yes": True, "no": False}


class LocalSourceForm(SourceForm):
    """Which source says so, and why it changes."""

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["reason"].choices = choices(reasons("change"))


class HereForm(LocalSourceForm):
    """What is there of an offer, whom one calls, and for whom it is."""

    availability = forms.ChoiceField(label=_("Does this exist here?"))
    name = forms.CharField(label=_("Name here"), required=False, max_length=LONGEST_NAME)
    organisation = forms.ChoiceField(label=_("Organisation from the register"), required=False)
    organisation_name = forms.CharField(
        label=_("Or the name of the organisation"), required=False, max_length=LONGEST_NAME
    )
    contact_function = forms.CharField(
        label=_("Function of the contact"), required=False, max_length=LONGEST_NAME,
        help_text=_("Everyone reads this: youth nurse, and no name."),
    )  # fmt: skip
    phone = forms.CharField(
        label=_("General telephone number"), required=False, max_length=LONGEST_PHONE
    )
    contact_name = forms.CharField(
        label=_("Name of the contact"), required=False, max_length=LONGEST_NAME,
        help_text=_("Only for who signs in and has a role here."),
    )  # fmt: skip
    contact_direct = forms.CharField(
        label=_("Direct number"), required=False, max_length=LONGEST_PHONE,
        help_text=_("Only for who signs in and has a role here."),
    )  # fmt: skip
    contact_email = forms.CharField(
        label=_("E-mail address of the contact"), required=False, max_length=254,
        help_text=_("Nobody sees it. It gets the question whether this is still right."),
    )  # fmt: skip
    area_kind = forms.ChoiceField(label=_("For which area?"))
    area_name = forms.CharField(
        label=_("Name of the neighbourhood or region"), required=False, max_length=LONGEST_NAME
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages"), required=False, help_text=_("Hold Ctrl to choose several.")
    )
    wait_weeks = forms.IntegerField(
        label=_("Wait in weeks"), required=False, min_value=0, max_value=LONGEST_WAIT
    )
    accepts = forms.ChoiceField(label=_("Accepts now"), required=False)
    accepts_on = DayField(label=_("Who said so when?"), required=False)
    agreement = forms.CharField(
        label=_("Local agreement"), required=False, max_length=LONGEST_TEXT,
        help_text=_("For instance: an answer within five working days. No names."),
    )  # fmt: skip
    agreement_url = forms.CharField(
        label=_("Address of the agreement"), required=False, max_length=LONGEST_ADDRESS
    )

    def __init__(
        self, data: Any, organisations: list[Choice], *, may_name: bool, **given: Any
    ) -> None:
        super().__init__(data, **given)
        fields = self.fields
        fields["availability"].choices = availabilities()
        fields["area_kind"].choices = area_kinds()
        fields["languages"].choices = choices(languages())[1:]
        fields["languages"].widget.attrs["size"] = MOST_SHOWN
        fields["accepts"].choices = [("", "-"), ("yes", _("yes")), ("no", _("no"))]
        fields["organisation"].choices = [("", "-"), *organisations] if may_name else organisations
        if not may_name:  # who keeps the help of one organisation gives it to no other, or to none
            fields["organisation"].required = True
            del fields["organisation_name"]

    @classmethod
    def of(cls, data: Any, row: LocalOffer, organisations: list[Choice], *, may_name: bool) -> Any:
        """The form, filled with what is known."""
        names = set(cls.base_fields) & {field.name for field in LocalOffer._meta.fields}
        initial = {name: getattr(row, name) for name in names - {"organisation"}}
        initial |= {
            "organisation": row.organisation.slug if row.organisation else "",
            "languages": row.languages.split(),
            "accepts": {True: "yes", False: "no"}.get(row.accepts, ""),
            "source_date": str(row.source_date),
        }
        return cls(data, organisations, may_name=may_name, initial=initial)


class NewHereForm(HereForm):
    """Also which offer."""

    offer = forms.ChoiceField(label=_("Offer"))

    def __init__(self, data: Any, organisations: list[Choice], **given: Any) -> None:
        super().__init__(data, organisations, **given)
        self.fields["offer"].choices = offer_choices()
        del self.fields["availability"]
        self.order_fields(["offer"])


class NotHereForm(LocalSourceForm):
    """Which offer does not exist here, and who says so."""

    offer = forms.ChoiceField(label=_("Offer"))

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["offer"].choices = offer_choices()
        self.order_fields(["offer"])


class EndForm(Form):
    """Why it ends."""

    reason = forms.ChoiceField(label=_("Reason"))

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["reason"].choices = choices(reasons("end"))


class HelpFileForm(Form):
    """A file of help in a municipality."""

    workbook = forms.FileField(
        label=_("Excel file"), help_text=_("As you took it along here: .xlsx, sheet hulp.")
    )


class SureForm(Form):
    """Nothing to fill in: the button says it."""

    sent = forms.CharField(widget=forms.HiddenInput, initial="1")


def availabilities() -> list[Choice]:
    """Whether it is here, to choose from."""
    return [("yes", str(_("yes"))), ("no", str(_("no"))), ("unknown", str(_("unknown")))]


def offer_choices() -> list[Choice]:
    """The offers of the catalogue by name; nothing is chosen yet."""
    names = ((slug, offer_name(slug)) for slug in national_offers())
    return [("", "-"), *sorted(names, key=lambda pair: pair[1].casefold())]


def stated(given: Mapping[str, Any], offer: str = "") -> dict[str, Any]:
    """What an action takes: facts, evidence and the reason."""
    rest = sourced(given)
    evidence, reason = rest.pop("evidence"), rest.pop("reason")
    slug = rest.pop("organisation", "")
    where = Organisation.objects.filter(slug=slug).first() if slug else None
    facts = LocalFacts(
        offer=rest.pop("offer", offer),
        availability=rest.pop("availability", "yes"),
        organisation=where,
        languages=tuple(rest.pop("languages", ())),
        accepts=ACCEPTS[rest.pop("accepts", "")],
        **rest,
    )
    return {"facts": facts, "evidence": evidence, "reason": reason}
