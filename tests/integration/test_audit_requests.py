"""Every request has an id, in the response, in the log of the server and in events."""

import logging
import re

import pytest

from kansrijk.web.audit.requests import RequestId, WithRequestId, current_request

OURS = re.compile(r"[0-9a-f]{32}")
GIVEN = "abc-1234-from-the-proxy"


def test_every_answer_has_an_id_of_its_own(site):
    first, second = (site.get("/privacy/").headers["X-Request-ID"] for _ in range(2))
    assert OURS.fullmatch(first)
    assert OURS.fullmatch(second)
    assert first != second


def test_an_id_from_outside_counts_only_when_a_setting_says_so(site, settings):
    ask = {"headers": {"X-Proxy-ID": GIVEN}}
    assert site.get("/privacy/", **ask).headers["X-Request-ID"] != GIVEN
    settings.REQUEST_ID_HEADER = "X-Proxy-ID"
    assert site.get("/privacy/", **ask).headers["X-Request-ID"] == GIVEN


@pytest.mark.parametrize("given", ["", "short", "x" * 65, "two words here", "a;b=c;d=e;f", "é" * 9])
def test_an_id_that_could_be_anything_is_not_taken(rf, settings, given):
    settings.REQUEST_ID_HEADER = "X-Proxy-ID"
    request = rf.get("/", headers={"X-Proxy-ID": given})
    assert OURS.fullmatch(RequestId(lambda _: {})(request)["X-Request-ID"])


def test_the_id_is_known_while_the_request_goes_on(rf):
    seen = []
    answer = RequestId(lambda _: seen.append(current_request()) or {})(rf.get("/"))
    assert seen == [answer["X-Request-ID"]]
    assert current_request() == ""


def test_a_line_of_the_log_names_its_request_also_after_the_answer(rf):
    request = rf.get("/")
    answer = RequestId(lambda _: {})(request)
    record = logging.makeLogRecord({"request": request})
    without = logging.makeLogRecord({})
    assert WithRequestId().filter(record)
    assert WithRequestId().filter(without)
    assert (record.request_id, without.request_id) == (answer["X-Request-ID"], "-")


def test_the_id_costs_no_sql(rf, db, django_assert_num_queries):
    with django_assert_num_queries(0):
        RequestId(lambda _: {})(rf.get("/"))
