"""The words around each form of the local layer: its title, what to know first, its button."""

from django.utils.translation import gettext as _

from kansrijk.web.accounts.presenters.forms import FormWords


def form_words() -> dict[str, FormWords]:
    """By the name of the form."""
    return _public_words() | _keeping_words()


def _public_words() -> dict[str, FormWords]:
    return {
        "remark": FormWords(
            _("This is not right"),
            _("Tell us what is not right. Whoever keeps this municipality will look at it."),
            _("Send"),
            _("We do not keep who you are. You cannot write anything here about a person."),
        ),
        "gap": FormWords(
            _("Report what is missing"),
            _("Is there no help for something in a municipality? Then report that here."),
            _("Report this gap"),
            _("Only municipality, theme and month are counted: not you, and no situation."),
        ),
    }


def _keeping_words() -> dict[str, FormWords]:
    return {
        "handle_remark": FormWords(
            _("Handle a remark"),
            _("Someone says that this is not right. Change it first if that is needed."),
            _("Handled"),
        ),
        "new_local": FormWords(
            _("Add help"),
            _("What is there in this municipality, and whom one calls for it."),
            _("Add"),
            _(
                "Everyone reads function and general number. Name, direct number and e-mail"
                " address are seen only by who signs in and has a role here."
            ),
        ),
        "edit_local": FormWords(
            _("Change help"),
            _("What you save counts as checked by you today."),
            _("Save"),
        ),
        "not_here": FormWords(
            _("This does not exist here"),
            _("Only when you know it. What nobody knows stays unknown, and that is not no."),
            _("Record"),
        ),
        "check_local": FormWords(
            _("Still right"),
            _("You looked, and it is all still so. From today on it says so."),
            _("It is still right"),
        ),
        "end_local": FormWords(
            _("End help"),
            _("From that day on it is unknown whether this exists here."),
            _("End"),
            _("The name, number and e-mail address of the contact are erased at once."),
        ),
        "ask_contact": FormWords(
            _("Ask the contact"),
            _("The contact gets a mail with a link to confirm that it is still so."),
            _("Send the question"),
        ),
        "import_local": FormWords(
            _("Read a file"),
            _("A file as you can download it here. With one mistake in it nothing is changed."),
            _("Read"),
        ),
    }
