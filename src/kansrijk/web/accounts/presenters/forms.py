"""The words around each form: its title, what to know before sending it, and its button."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from kansrijk.web.accounts.models import Organisation

Crumb = tuple[str, str]


@dataclass(frozen=True, slots=True)
class FormWords:
    """Around a form."""

    title: str
    say: str
    button: str
    warning: str = ""


def form_words() -> dict[str, FormWords]:
    """By the name of the form."""
    return _organisation_words() | _number_words() | _people_words() | _own_words()


def _organisation_words() -> dict[str, FormWords]:
    return {
        "new_organisation": FormWords(
            _("Add an organisation"),
            _("An organisation that works in your area and is not in the list yet."),
            _("Add"),
        ),
        "edit_organisation": FormWords(
            _("Edit the organisation"),
            _("What changes here is seen by everyone who may see the organisation."),
            _("Save"),
        ),
        "stop_organisation": FormWords(
            _("The organisation has stopped"),
            _("The organisation stays in the list as stopped. All functions in it end."),
            _("Stop the organisation"),
            _at_once(),
        ),
    }


def _number_words() -> dict[str, FormWords]:
    return {
        "new_number": FormWords(
            _("Add a number"),
            _("With where you found it and when: others can trust it then."),
            _("Add"),
        ),
        "check_number": FormWords(
            _("Check a number"),
            _("Look the number up again. Is it still right?"),
            _("It is still right"),
        ),
        "remove_number": FormWords(
            _("Remove a number"), _("The number is wrong or no longer holds."), _("Remove")
        ),
    }


def _people_words() -> dict[str, FormWords]:
    return {
        "new_function": FormWords(
            _("Someone works here"),
            _("Choose someone who works at one of your organisations. Others you invite first."),
            _("Save"),
        ),
        "end_function": FormWords(
            _("Someone leaves"),
            _("The function ends, and with it all roles in it."),
            _("End the function"),
            _at_once(),
        ),
        "new_role": FormWords(
            _("Give a role"),
            _(
                "A role has an end and a reason. You can give what you may do yourself, in your"
                " own area."
            ),
            _("Give the role"),
        ),
        "end_role": FormWords(
            _("End a role"),
            _("What this role allowed stops on the day you choose."),
            _("End the role"),
        ),
        "close_person": FormWords(
            _("Close someone off"),
            _("All functions and roles end."),
            _("Go on"),
            _("Erasing cannot be undone. What someone did stays in the log, without a name."),
        ),
        "reset_step": FormWords(
            _("Take away a second step"),
            _(
                "For who lost the telephone or key and the recovery codes. Call back first: is it"
                " really this person?"
            ),
            _("Take away the second step"),
            _(
                "He is signed out everywhere, gets a mail, and sets up a new second step when he"
                " signs in with his password."
            ),
        ),
    }


def _own_words() -> dict[str, FormWords]:
    return {
        "own_data": FormWords(
            _("Correct my data"), _("This is what Kansrijk knows of you."), _("Save")
        ),
        "erase_self": FormWords(
            _("Erase me"),
            _("Your name and e-mail address go, and you can no longer sign in."),
            _("Erase me"),
            _("This cannot be undone. What you did stays in the log, without your name."),
        ),
    }


def _at_once() -> str:
    return _("Functions and roles stop at once: who is signed in is signed out.")


def trail(organisation: Organisation | None = None, *, is_own: bool = False) -> list[Crumb]:
    """The pages above this one."""
    if is_own:
        return [(_("My functions and roles"), reverse("accounts:own"))]
    crumbs = [(_("Organisations"), reverse("accounts:organisations"))]
    if organisation is not None:
        address = reverse("accounts:organisation", args=[organisation.slug])
        crumbs.append((organisation.name, address))
    return crumbs
