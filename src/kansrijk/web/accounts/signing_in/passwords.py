"""What a password must be. The rules stand in reference/data/accounts/passwords.toml."""

import unicodedata
from typing import Any

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from kansrijk.reference.tables.signing_in import password_rules


def normalised(password: str) -> str:
    """The same password however a keyboard composes its letters (NIST asks for NFKC or NFKD)."""
    return unicodedata.normalize("NFKC", password)


class LongEnough:
    """Length is what counts; words with spaces are fine."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raises when it is too short or too long."""
        rules = password_rules()
        if len(password) < rules.shortest:
            raise ValidationError(
                _("Too short: %(length)d characters. Use at least %(least)d, such as four words.")
                % {"length": len(password), "least": rules.shortest},
                code="short",
            )
        if len(password) > rules.longest:
            raise ValidationError(
                _("Too long. Use at most %(most)d characters.") % {"most": rules.longest},
                code="long",
            )

    def get_help_text(self) -> str:
        """What is asked."""
        return hint()


class NotCommon(CommonPasswordValidator):
    """Not one of the 20,000 passwords that leaked most (the list that Django carries along).

    A common one that was made longer with digits or signs at its ends, or by writing it twice,
    is tried as soon as the common one.
    """

    def validate(self, password: str, user: Any = None) -> None:
        """Raises when it, or what it was made of, is common."""
        core = password.lower().strip(" 0123456789!@#$%^&*()-_=+.,?")
        half = core[: len(core) // 2]
        tries = {password.lower().strip(), core} | ({half} if half * 2 == core else set())
        if tries & self.passwords:
            raise ValidationError(
                _("Many people use this password. Choose another."), code="common"
            )

    def get_help_text(self) -> str:
        """Nothing beyond what the hint of the field says."""
        return ""


class NotAboutTheSite:
    """Not made of the site, the person and repetition alone."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raises when little is left without what anyone would guess."""
        rules, rest = password_rules(), password.lower()
        if len(set(rest)) < rules.fewest_different:
            raise ValidationError(_("This repeats itself. Choose another."), code="repeats")
        for word in sorted({*rules.expected, *_own_words(user)}, key=len, reverse=True):
            rest = rest.replace(word, "")
        if len(rest.strip(" 0123456789")) < rules.shortest_rest:
            raise ValidationError(
                _("This is easy to guess for who knows you or this site. Choose another."),
                code="guessable",
            )

    def get_help_text(self) -> str:
        """Nothing beyond what the hint of the field says."""
        return ""


def _own_words(user: Any) -> set[str]:
    """Name and address of the person, in pieces of at least three letters."""
    texts = [str(getattr(user, field, "") or "") for field in ("name", "email")]
    pieces = " ".join(texts).lower().replace("@", " ").replace(".", " ").replace("-", " ").split()
    return {piece for piece in pieces if len(piece) > 2}


def hint() -> str:
    """What stands under the field of a new password."""
    return _(
        "At least %(least)d characters. Four or more words that only you put together are easy to"
        " remember. Spaces may be used; digits and signs need not."
    ) % {"least": password_rules().shortest}
