"""The log of the server holds no content: no address that was asked for, no text of an error."""

import logging

import pytest
from django.conf import settings
from django.db import DatabaseError
from django.http import HttpResponseForbidden
from django.urls import path
from django.utils.module_loading import import_string

from kansrijk.web.accounts.doors import public

SECRET = "Anneke-van-der-Voorbeeld-4711"


@public
def refuse(request, token):
    return HttpResponseForbidden(token)


@public
def fail(request, token):
    try:
        raise DatabaseError(f"duplicate key: {token}")
    except DatabaseError as error:
        raise ValueError(f"geen plaats voor {token}") from error


urlpatterns = [path("weiger/<token>/", refuse), path("stuk/<token>/", fail)]


@pytest.fixture
def lines(caplog):
    """What the console would show, in the format of the settings."""
    given = dict(settings.LOGGING["formatters"]["line"])
    maker = import_string(given.pop("()"))
    caplog.handler.setFormatter(maker(given["format"], style=given["style"]))
    for name in settings.LOGGING["filters"].values():
        caplog.handler.addFilter(import_string(name["()"])())
    caplog.set_level(logging.WARNING)
    return lambda: "\n".join(caplog.handler.format(record) for record in caplog.records)


@pytest.mark.urls(__name__)
def test_a_refused_address_is_named_by_its_route(client, lines):
    client.get(f"/weiger/{SECRET}/")
    assert SECRET not in lines()
    assert "/weiger/<token>/" in lines()


@pytest.mark.urls(__name__)
def test_an_address_that_does_not_exist_is_not_named(client, lines):
    client.get(f"/nergens/{SECRET}/")
    assert SECRET not in lines()
    assert "geen bestaand adres" in lines()


@pytest.mark.urls(__name__)
def test_an_error_is_named_by_its_class_and_places(client, lines):
    client.raise_request_exception = False
    client.get(f"/stuk/{SECRET}/")
    assert SECRET not in lines()
    assert "ValueError" in lines()
    assert "DatabaseError" in lines()
    assert "in fail" in lines()


def test_a_line_without_a_request_stays_what_it_is(lines):
    logging.getLogger("kansrijk").warning("Werk %s is blijven liggen.", "jobs.clean")
    assert "WARNING - Werk jobs.clean is blijven liggen." in lines()
