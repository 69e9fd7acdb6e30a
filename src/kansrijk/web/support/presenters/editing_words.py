"""The words around each form of the catalogue."""

from django.utils.translation import gettext as _

from kansrijk.web.accounts.presenters.forms import FormWords


def editing_words() -> dict[str, FormWords]:
    """By the name of the form."""
    return {
        "new_offer": FormWords(
            _("Add help"),
            _("It stands in the catalogue at once. The finder suggests it once a rule names it."),
            _("Add"),
            _("Nothing is recorded without a source. No names of persons here."),
        ),
        "edit_offer": FormWords(
            _("Change help"),
            _("It holds from today on. What was there before stays in the history."),
            _("Save"),
            _("Nothing is recorded without a source. No names of persons here."),
        ),
        "restore": FormWords(
            _("Put help back"),
            _("This was withdrawn. When you save, it stands in the catalogue again."),
            _("Put back"),
        ),
        "withdraw": FormWords(
            _("Withdraw help"),
            _("From today on nobody finds it. The history stays, and it can come back."),
            _("Withdraw"),
        ),
        "decide": FormWords(
            _("A newer row in the file"),
            _("The file says something else than we do. What do you choose?"),
            _("Decide"),
        ),
        "import": FormWords(
            _("Take a workbook in"),
            _("All rows are taken in, or nothing. Only what differs becomes a new version."),
            _("Take in"),
        ),
    }
