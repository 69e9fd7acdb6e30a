"""Terms and roles in words, in the language of the page."""

from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kansrijk.reference.tables.retention import Retention


def term_words(row: Retention) -> str:
    """How long a table keeps what it holds."""
    if row.term is None:
        return {
            "kept": _("Stays as part of what happened; a name goes when the person is erased."),
            "with_person": _("Until the person is erased."),
            "empty": _("The table stays empty."),
        }[row.unit]
    length, since = _length(row.unit, row.term), _since(row.since or "")
    words = _("%(length)s after %(since)s.") % {"length": length, "since": since}
    if row.hidden_after:
        hidden = _length(row.unit, row.hidden_after)
        words += " " + _("Hidden from others after %(length)s.") % {"length": hidden}
    return words


def _length(unit: str, number: int) -> str:
    words = {
        "days": ngettext("%(number)s day", "%(number)s days", number),
        "months": ngettext("%(number)s month", "%(number)s months", number),
        "years": ngettext("%(number)s year", "%(number)s years", number),
    }[unit]
    return words % {"number": number}


def _since(since: str) -> str:
    return {
        "event": _("what happened"),
        "last_used": _("the last use"),
        "last_confirmed": _("the last confirmation or sign-in"),
        "ended": _("its end"),
        "made": _("it was made"),
    }[since]


def carried_out_words(row: Retention) -> str:
    """What makes it go: a job, a command, or erasing the person."""
    how, _space, name = (row.carried_out_by or "").partition(" ")
    return {
        "": "",
        "job": _("By itself, every night: %(name)s") % {"name": name},
        "command": _("By hand: %(name)s") % {"name": name},
        "erasing": _("When the person is erased"),
    }[how]


def path_html(path: str) -> SafeString:
    """The name of a file, that may break at each folder on a narrow screen."""
    return format_html_join(mark_safe("/<wbr>"), "{}", ((part,) for part in path.split("/")))


def role_words(role: str) -> str:
    """Who is responsible in whoever runs the site."""
    return {
        "controller": _("Who runs the site is the controller"),
        "joint": _("Joint controllers"),
        "processor": _("Who runs the site is a processor"),
    }[role]


def unchecked() -> str:
    """Behind everything about the law that no lawyer has looked at."""
    return _("not yet checked by a lawyer")
