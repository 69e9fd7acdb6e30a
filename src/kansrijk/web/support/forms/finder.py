"""The situation on a form. It holds nothing of who it is about, and is kept nowhere."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kansrijk.errors import UserError
from kansrijk.monitor.areas import Area
from kansrijk.reference.loader import load
from kansrijk.reference.tables.support_rules import AgeBand
from kansrijk.web.accounts.presenters.words import in_language
from kansrijk.web.support.finding.rulebook import rule_book
from kansrijk.web.support.finding.situation import (
    FIRST_CHILD_MONTH,
    Moment,
    Situation,
    checked,
)
from kansrijk.web.support.places import municipality_named
from kansrijk.web.support.words import languages

#: Longer than anyone types about one situation.
LONGEST_TEXT = 1_000
MOMENT_WORDS = (
    ("preconception", gettext_lazy("Wish for a child")),
    ("pregnancy", gettext_lazy("Pregnant")),
    ("postpartum", gettext_lazy("First weeks after birth")),
    ("child", gettext_lazy("Child up to 2 years")),
)
FIRST_CHILD = (
    ("", gettext_lazy("Not said")),
    ("yes", gettext_lazy("Yes")),
    ("no", gettext_lazy("No")),
)


class SituationForm(forms.Form):
    """What is asked: where, when, and what is going on."""

    municipality = forms.CharField(label=gettext_lazy("Municipality"), max_length=80)
    moment = forms.ChoiceField(label=gettext_lazy("Phase"), choices=MOMENT_WORDS)
    number = forms.IntegerField(label=gettext_lazy("Week or month"), required=False)
    first_child = forms.ChoiceField(
        label=gettext_lazy("Is it the first child?"), choices=FIRST_CHILD, required=False
    )
    age = forms.TypedChoiceField(
        label=gettext_lazy("Age of the parent"), coerce=int, empty_value=None, required=False
    )
    language = forms.ChoiceField(label=gettext_lazy("Language of the parent"), required=False)
    declines_referral = forms.BooleanField(
        label=gettext_lazy("The parent wants no referral"), required=False
    )
    factors = forms.MultipleChoiceField(required=False)
    protective = forms.MultipleChoiceField(required=False)
    text = forms.CharField(required=False, max_length=LONGEST_TEXT)

    def __init__(self, data: Any = None, *, invented: bool = False) -> None:
        super().__init__(data)
        self.invented = invented
        self.place: Area | None = None
        self.situation: Situation | None = None
        rows = rule_book().factors.values()
        self._offer("factors", ((r.slug, r.slug) for r in rows if r.kind != "protective"))
        self._offer("protective", ((r.slug, r.slug) for r in rows if r.kind == "protective"))
        bands = ((str(row.stands_for), in_language(row, "name")) for row in load(AgeBand))
        self._offer("age", [("", _("Not said")), *bands])
        self._offer("language", ((k, in_language(row, "name")) for k, row in languages().items()))
        for name in ("municipality", "number"):
            self.fields[name].widget.attrs |= {"class": "utrecht-textbox kr-input"}
        for name in ("moment", "age", "language", "first_child"):
            self.fields[name].widget.attrs |= {"class": "kr-select"}
        self.fields["number"].widget.attrs |= {"min": 0, "max": 42}

    def _offer(self, name: str, choices: Iterable[tuple[str, Any]]) -> None:
        self.fields[name].choices = list(choices)

    def clean(self) -> dict[str, Any]:
        """A situation that is possible, in a municipality that exists."""
        given = dict(super().clean() or {})
        self._place(given)
        if not self.errors:
            try:
                self.situation = checked(self._read(given))
            except UserError as refusal:
                self.add_error("number" if given.get("number") is not None else None, str(refusal))
        return given

    def _place(self, given: Mapping[str, Any]) -> None:
        if name := given.get("municipality"):
            try:
                self.place = municipality_named(name, invented=self.invented)
            except UserError as refusal:
                self.add_error("municipality", str(refusal))

    def _read(self, given: Mapping[str, Any]) -> Situation:
        moment: Moment = given["moment"]
        number = given["number"]
        if moment == "child" and number is not None and number < FIRST_CHILD_MONTH:
            moment = "postpartum"
        return Situation(
            moment,
            area=self.place.code if self.place else None,
            week=number if moment == "pregnancy" else None,
            month=number if moment in ("postpartum", "child") else None,
            factors=frozenset(given["factors"]),
            protective=frozenset(given["protective"]),
            language=given["language"] or "nl",
            is_first_child={"yes": True, "no": False}.get(given["first_child"]),
            age=given["age"],
            declines_referral=given["declines_referral"],
        )
