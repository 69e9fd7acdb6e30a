"""Who takes part in which way: domains, kinds, roles and what they allow, and their words."""

from typing import ClassVar, Literal

from pydantic import Field

from kansrijk.reference.rows import Row

WORD = r"^[a-z][a-z_]*$"
PERMISSION = r"^[a-z_]+\.[a-z_]+$"
ScopeKind = Literal["coalition", "municipality", "region", "country"]


class Domain(Row):
    """A domain that an organisation belongs to."""

    table: ClassVar[str] = "accounts/domains"
    key: ClassVar[tuple[str, ...]] = ("id",)

    id: str = Field(pattern=WORD)
    name_nl: str
    name_en: str
    what_nl: str
    what_en: str


class OrganisationKind(Row):
    """A kind of organisation, in its domain."""

    table: ClassVar[str] = "accounts/organisation_kinds"
    key: ClassVar[tuple[str, ...]] = ("id",)

    id: str = Field(pattern=WORD)
    domain: str
    name_nl: str
    name_en: str


class FunctionKind(Row):
    """What someone can be in an organisation."""

    table: ClassVar[str] = "accounts/function_kinds"
    key: ClassVar[tuple[str, ...]] = ("id",)

    id: str = Field(pattern=WORD)
    name_nl: str
    name_en: str


class NumberKind(Row):
    """A kind of number from outside. ``pattern`` is its whole shape, ``check`` what goes further:
    the eleven test, or that the area exists. ``shape_nl`` says in words what is allowed.
    """

    table: ClassVar[str] = "accounts/number_kinds"
    key: ClassVar[tuple[str, ...]] = ("id",)

    id: str = Field(pattern=WORD)
    name_nl: str
    name_en: str
    pattern: str
    shape_nl: str
    check: Literal["none", "eleven", "area"]
    register_nl: str
    example: str
    is_public: bool
    source: str


class Role(Row):
    """A named set of permissions. ``scopes`` says for what it can be given, separated by spaces."""

    table: ClassVar[str] = "accounts/roles"
    key: ClassVar[tuple[str, ...]] = ("id",)

    id: str = Field(pattern=WORD)
    name_nl: str
    name_en: str
    what_nl: str
    what_en: str
    scopes: str
    longest_months: int = Field(ge=1)

    @property
    def scope_kinds(self) -> tuple[str, ...]:
        """For what this role can be given."""
        return tuple(self.scopes.split())


class Permission(Row):
    """Something that a role allows.

    ``reach``: ``within`` holds for what lies in the scope of the role, ``touching`` also for what
    the scope lies in (the GGD around a municipality), ``own`` for the organisation of the role
    only. What changes something (``is_change``) asks for a second factor.
    """

    table: ClassVar[str] = "accounts/permissions"
    key: ClassVar[tuple[str, ...]] = ("id",)

    id: str = Field(pattern=PERMISSION)
    name_nl: str
    name_en: str
    what_nl: str
    what_en: str
    reach: Literal["within", "touching", "own"]
    is_change: bool


class RolePermission(Row):
    """A role allows something."""

    table: ClassVar[str] = "accounts/role_permissions"
    key: ClassVar[tuple[str, ...]] = ("role", "permission")

    role: str
    permission: str


class Reason(Row):
    """Why a role or function starts or ends: a choice, because a sentence could hold a name."""

    table: ClassVar[str] = "accounts/reasons"
    key: ClassVar[tuple[str, ...]] = ("id",)

    id: str = Field(pattern=WORD)
    moment: Literal["start", "end", "reset"]
    name_nl: str
    name_en: str


class VisibleField(Row):
    """Who sees a part of a page about something: everyone who may see it, or colleagues only."""

    table: ClassVar[str] = "accounts/fields"
    key: ClassVar[tuple[str, ...]] = ("model", "field")

    model: str
    field: str
    audience: Literal["public", "internal"]
    name_nl: str
    name_en: str
