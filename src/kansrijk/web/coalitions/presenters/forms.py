"""The words around each form of the register: its title, what to know first, and its button."""

from django.utils.translation import gettext as _

from kansrijk.web.accounts.presenters.forms import FormWords


def form_words() -> dict[str, FormWords]:
    """By the name of the form."""
    return _coalition_words() | _member_words() | _municipality_words()


def _coalition_words() -> dict[str, FormWords]:
    return {
        "new_coalition": FormWords(
            _("Add a coalition"),
            _("With the source that names it. It is not public until you say so."),
            _("Add"),
        ),
        "rename_coalition": FormWords(
            _("Rename the coalition"), _("The address of its page stays the same."), _("Save")
        ),
        "publish_coalition": FormWords(
            _("Make the coalition public"),
            _("From now on everyone sees it in the register."),
            _("Make public"),
            _("Are the name, the municipalities and the source right? Public cannot be undone."),
        ),
        "end_coalition": FormWords(
            _("The coalition has stopped"),
            _("All municipalities leave it, and its regions end. Its page stays."),
            _("End the coalition"),
            _(
                "The status of the municipalities stays as the last source says. Record a new"
                " status where that has changed."
            ),
        ),
    }


def _member_words() -> dict[str, FormWords]:
    return {
        "new_member": FormWords(
            _("Add a municipality"),
            _("You can add municipalities of your own area."),
            _("Add"),
        ),
        "end_member": FormWords(
            _("A municipality leaves"),
            _("Was it a mistake? Then choose the first day as the end."),
            _("End"),
        ),
        "new_region": FormWords(
            _("Define a region"),
            _("A name for some municipalities of this coalition, as a source uses it."),
            _("Define"),
        ),
        "end_region": FormWords(
            _("A region is no longer used"),
            _("The municipalities stay in the coalition."),
            _("End"),
        ),
    }


def _municipality_words() -> dict[str, FormWords]:
    return {
        "status": FormWords(
            _("Record the status"),
            _("What a source says from a moment on. What was known before ends then."),
            _("Record"),
            _("Nothing is recorded without a source. No names of persons here."),
        ),
        "end_status": FormWords(
            _("Take a status back"),
            _("From then on the status is unknown. Was it a mistake? Choose its first day."),
            _("Take back"),
        ),
        "tranche": FormWords(
            _("Record the tranche"),
            _("The round in which the municipality joined the programme."),
            _("Record"),
        ),
    }
