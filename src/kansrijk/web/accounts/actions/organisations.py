"""Making, renaming and changing an organisation, and saying that it has stopped."""

from datetime import date

from django.db import transaction
from django.utils.text import slugify

from kansrijk.errors import UserError
from kansrijk.web.accounts.actions.functions import end_function
from kansrijk.web.accounts.clock import today
from kansrijk.web.accounts.models import Organisation
from kansrijk.web.accounts.models.parts import valid_on
from kansrijk.web.accounts.places import is_invented, place
from kansrijk.web.accounts.scopes import Scope
from kansrijk.web.accounts.words import domains, one_of, organisation_kinds
from kansrijk.web.audit.actions import By, action

LONGEST_NAME = 120


@action("organisation.create")
def create_organisation(
    *, by: By, name: str, kind: str, area: Scope, website: str = "", email: str = "",
    phone: str = "",
) -> Organisation:  # fmt: skip
    """A new organisation. Its domain follows from its kind, and invented from its place."""
    row = one_of(organisation_kinds(), kind, "De soort organisatie")
    one_of(domains(), row.domain, "Het domein")
    if place(area.kind, area.code) is None:
        raise UserError(f"Gebied '{area.code}' bestaat niet. Kies een gebied uit de lijst.")
    name = _name(name)
    return Organisation.objects.create(
        slug=_free_slug(name), name=name, domain=row.domain, kind=kind, area_kind=area.kind,
        area_code=area.code, website=website, email=email, phone=phone,
        is_invented=is_invented(area.code),
    )  # fmt: skip


@action("organisation.rename")
def rename_organisation(*, organisation: Organisation, by: By, name: str) -> None:
    """Another name; the address of its page stays, so that links do."""
    organisation.name = _name(name)
    organisation.save(update_fields=["name"])


@action("organisation.change_contact")
def change_contact(
    *, organisation: Organisation, by: By, website: str, email: str, phone: str
) -> None:
    """How to reach it: never a person's own address or number."""
    organisation.website, organisation.email, organisation.phone = website, email, phone
    organisation.save(update_fields=["website", "email", "phone"])


@action("organisation.change_kind")
def change_kind(*, organisation: Organisation, by: By, kind: str) -> None:
    """Another kind, and with it the domain."""
    row = one_of(organisation_kinds(), kind, "De soort organisatie")
    organisation.kind, organisation.domain = kind, row.domain
    organisation.save(update_fields=["kind", "domain"])


@action("organisation.end")
def end_organisation(
    *, organisation: Organisation, by: By, day: date | None = None, reason: str = "task_ended"
) -> None:
    """It has stopped: all functions in it end with it, and so do their roles."""
    day = day or today()
    if organisation.ended_on is not None:
        raise UserError("Deze organisatie was al gestopt.")
    for function in organisation.functions.filter(valid_on(day)).select_related("person"):
        end_function(function=function, by=by, day=day, reason=reason)
    organisation.ended_on = day
    organisation.save(update_fields=["ended_on"])


def edit_organisation(
    *, organisation: Organisation, by: By, name: str, kind: str, website: str, email: str,
    phone: str,
) -> list[str]:  # fmt: skip
    """Whatever changed on a form, each by its own action; the names of what was done."""
    done = []
    was = (organisation.website, organisation.email, organisation.phone)
    with transaction.atomic():
        if _name(name) != organisation.name:
            rename_organisation(organisation=organisation, by=by, name=name)
            done.append("organisation.rename")
        if kind != organisation.kind:
            change_kind(organisation=organisation, by=by, kind=kind)
            done.append("organisation.change_kind")
        if (website, email, phone) != was:
            change_contact(
                organisation=organisation, by=by, website=website, email=email, phone=phone
            )
            done.append("organisation.change_contact")
    return done


def _name(text: str) -> str:
    name = " ".join(text.split())
    if not name or len(name) > LONGEST_NAME:
        raise UserError(f"Een naam heeft 1 tot {LONGEST_NAME} tekens.")
    return name


def _free_slug(name: str) -> str:
    """From the name; with a number behind it when another has it already."""
    base = slugify(name)[:70] or "organisatie"
    taken = set(Organisation.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    taken.add("nieuw")  # the address of the form for a new one
    slug, number = base, 1
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug
