"""The subjects of mail: few, fixed and neutral, for servers and bystanders read them."""

from typing import ClassVar

from pydantic import Field

from kansrijk.reference.rows import Row

#: Plain words: nothing that can be filled in, and no name, number or address.
PLAIN = r"^[A-Z][A-Za-z ]{4,50}$"


class MailSubject(Row):
    """A subject in both languages; a kind of mail names the one it uses."""

    table: ClassVar[str] = "mail/subjects"
    key: ClassVar[tuple[str, ...]] = ("subject",)

    subject: str
    nl: str = Field(pattern=PLAIN)
    en: str = Field(pattern=PLAIN)
