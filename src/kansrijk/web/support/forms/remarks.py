"""The forms for everyone: "this is not right", and "this is missing here"."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kansrijk.web.accounts.forms.base import Form, choices
from kansrijk.web.coalitions.countries import municipalities
from kansrijk.web.support.words import reasons, themes


class RemarkForm(Form):
    """What is not right: a choice, because a sentence could be about a person."""

    reason = forms.ChoiceField(label=_("What is not right?"))

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["reason"].choices = choices(reasons("remark"))


class GapForm(Form):
    """Where help is missing, and for what."""

    code = forms.ChoiceField(label=_("Municipality"))
    theme = forms.ChoiceField(label=_("What is help missing for?"))

    def __init__(self, data: Any, *, invented: bool) -> None:
        super().__init__(data)
        places = [(area.code, area.name) for area in municipalities(invented=invented)]
        self.fields["code"].choices = [("", "-"), *places]
        self.fields["theme"].choices = choices(themes())


class OutcomeForm(Form):
    """What came of a remark."""

    outcome = forms.ChoiceField(label=_("What did you do?"))

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["outcome"].choices = choices(reasons("outcome"))
