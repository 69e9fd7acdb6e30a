"""Every address that a reader can open.

tests/house/test_pages_house.py fails when the urlconf has a pattern that no visit covers.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.urls import get_resolver, reverse
from django.utils.translation import override

from kansrijk.monitor.areas import Level, netherlands
from the_invented_release import the_invented_release
from the_release import the_release

LANGUAGES = ("nl", "en")
#: Unchanged, merged, partly estimated, grown by a merger, and small with hidden values.
MUNICIPALITIES = ("GM0518", "GM1980", "GM0855", "GM0363", "GM0096")
DRAWN = ("big2", "reeks")
#: One that municipalities have, and one that they never have.
DRAWN_INVENTED = ("big2", "uithuisplaatsing")


def _indicators() -> list[str]:
    return list(dict.fromkeys(d.id for d in the_release().definitions.indicators))


def _invented() -> list[str]:
    definitions = the_invented_release().definitions
    return list(dict.fromkeys(d.id for d in definitions.indicators))


def _mapped() -> list[str]:
    from kansrijk.web.dashboards.presenters.tile_map import mapped_measures

    return [measure.id for measure in mapped_measures(the_release())]


def _places() -> list[str]:
    areas = netherlands()
    regions = [areas.at(level)[0].code for level in (Level.GGD, Level.PROVINCE)]
    return [*MUNICIPALITIES, *regions]


#: Pages of signing in, which keep something: tests/integration/test_signing_in_entrance.py.
ENTRANCE = (
    "account_login", "mfa_login_webauthn", "account_reset_password", "account_reset_password_done",
    "account_reset_password_from_key_done", "account_inactive", "socialaccount_login_cancelled",
)  # fmt: skip
#: Pages that one meets on the way in or out: tests/integration/test_signing_in_*.py come by them.
ON_THE_WAY = {
    "account_logout", "mfa_authenticate", "account_reset_password_from_key",
    "socialaccount_login_error", "openid_connect_login", "openid_connect_callback",
    "signing_in:accept", "signing_in:demo", "signing_in:demo_sign_in",
    # tests/integration/test_finder_pages.py: it answers what was sent alone
    "support:advice", "invented_support:advice",
    # tests/integration/test_support_*.py: a link in a mail, and a row that has no fixed address
    "support:confirm", "support:remark_row", "invented_support:remark_row",
}  # fmt: skip


@dataclass(frozen=True)
class Visit:
    """A named address, with what fills its places, and whether a page or a file answers."""

    name: str
    arguments: tuple[str, ...] = ()
    query: str = ""
    is_page: bool = True
    asks_database: bool = False

    def address(self, language: str) -> str:
        """The address in a language."""
        with override(language):
            return reverse(self.name, args=self.arguments) + self.query

    def __str__(self) -> str:
        return " ".join((self.name, *self.arguments)) + self.query


def _register() -> Iterator[Visit]:
    """The register of coalitions, of both countries; filled by ``load_register``."""
    pages = (
        ("coalitions", "GM0392", "kansrijke-start-zuid-limburg"),
        ("invented_coalitions", "VB0014", "aardland"),
    )
    for space, code, slug in pages:
        for query in ("", "?q=a&status=onbekend", "?status=both"):
            yield Visit(f"{space}:home", query=query, asks_database=True)
        yield Visit(f"{space}:municipality", (code,), asks_database=True)
        yield Visit(f"{space}:coalition", (slug,), asks_database=True)
        for kind in ("csv", "json"):
            yield Visit(f"{space}:download", (kind,), is_page=False, asks_database=True)
    yield Visit("coalitions:municipality", ("GM0014",), asks_database=True)


def _catalogue() -> Iterator[Visit]:
    """The catalogue of help, and what leads to it: what editors changed stands in the database."""
    for query in ("", "?q=schuld&phase=zwangerschap&law=wgs", "?q=schuldsanerring"):
        yield Visit("support:catalogue", query=query, asks_database=True)
    for slug in ("voorzorg", "trammelant"):
        yield Visit("support:offer", (slug,), asks_database=True)
    yield Visit("support:history", ("voorzorg",), asks_database=True)
    for slug in ("suicidaliteit", "late_zorg", "steunend_netwerk", "kinderwens"):
        yield Visit("support:factor", (slug,), asks_database=True)
    yield Visit("support:factors", asks_database=True)
    yield Visit("support:lines", asks_database=True)
    yield Visit("support:rules", asks_database=True)
    yield Visit("support:signalling", asks_database=True)
    yield Visit("support:talk", ("stress-en-somberheid",), asks_database=True)
    yield Visit("support:catalogue_file", is_page=False, asks_database=True)
    for query in ("", "?q=kraamzorg", "?wet=wgs&soort=care", "?q=mamacafe", "?geweigerd=bsn"):
        yield Visit("support:paying", query=query, asks_database=True)
    yield Visit("support:paying_file", is_page=False)
    for slug in ("kraamzorg", "schuldhulp", "impuls-435"):
        yield Visit("support:paying_row", (slug,), asks_database=True)
    yield Visit("support:paying_municipalities", query="?q=Harlem", asks_database=True)
    yield Visit("support:paying_municipality", ("GM0392",), asks_database=True)


def _help() -> Iterator[Visit]:
    """The finder and help for parents, in both countries."""
    for space, code in (("support", "GM0392"), ("invented_support", "VB0014")):
        yield Visit(f"{space}:home", query=f"?gemeente={code}", asks_database=True)
        yield Visit(f"{space}:parents_choose")
        yield Visit(f"{space}:parents", (code,), asks_database=True)
        yield Visit(f"{space}:parents_a4", (code,), asks_database=True)
    yield Visit("support:parents_choose", query="?q=Haaren")


def _said_of_help() -> Iterator[Visit]:
    """What everyone can say of help, in both countries."""
    for space, code in (("support", "GM0392"), ("invented_support", "VB0001")):
        yield Visit(f"{space}:gap")
        for query in ("", f"?q=voorzorg&gemeente={code}", "?q=bestaatniet"):
            yield Visit(f"{space}:directory", query=query, asks_database=True)
        yield Visit(f"{space}:remark", (code, "voorzorg"), asks_database=True)


@lru_cache(maxsize=1)
def visits() -> tuple[Visit, ...]:
    """Every page and file, with enough places and indicators to meet every kind of each."""
    about = ("home", "accessibility", "suppressed", "proof", "open_data", "colophon")
    figures = ("home", "monitor", "revised_set", "coalitions", "money", "vulnerability", "maps",
               "areas")  # fmt: skip
    return (
        *(Visit(f"desk:{name}") for name in about),
        *(Visit(f"privacy:{name}") for name in ("statement", "register", "dpia")),
        *(Visit("privacy:register_file", (f,), is_page=False) for f in ("csv", "json")),
        *(Visit(f"dashboards:{name}") for name in figures),
        *(Visit("dashboards:indicator", (id_,)) for id_ in _indicators()),
        *(Visit("dashboards:map", (id_,)) for id_ in _mapped()),
        *(Visit("dashboards:area", (code,)) for code in _places()),
        Visit("dashboards:area", ("GM0363",), "?was=GM0457"),
        Visit("dashboards:area", ("GM0788",)),
        Visit("dashboards:search", query="?q=Haaren"),
        Visit("invented:home"),
        *(Visit("invented:indicator", (id_,)) for id_ in _invented()),
        Visit("invented:indicator", ("big2",), "?gebied=VG02"),
        Visit("invented:municipalities"),
        *(Visit("invented:municipality", (code,)) for code in ("VB0001", "VB0014")),
        Visit("invented:municipality_download", ("VB0014",), is_page=False),
        *(Visit("invented:indicator_municipalities", (id_,)) for id_ in DRAWN_INVENTED),
        Visit("invented:indicator_municipalities", ("big2",), "?gebied=VB0014"),
        *(Visit("invented:map", (id_,)) for id_ in DRAWN_INVENTED),
        Visit("invented:map", ("big2",), "?periode=2022-2024&gebied=VB0014"),
        Visit("invented:download", ("big2",), is_page=False),
        Visit("invented:file", ("manifest.json",), is_page=False),
        Visit("accounts:roles"),
        *_register(),
        *_catalogue(),
        *_help(),
        *_said_of_help(),
        Visit("desk:health", is_page=False),
        *(Visit("dashboards:edition_download", (kind,), is_page=False) for kind in ("csv", "json")),
        Visit("dashboards:series_download", ("big2",), is_page=False),
        *(Visit("dashboards:drawing_download", (*DRAWN, k), is_page=False) for k in ("svg", "png")),
        Visit("api:openapi-json", is_page=False),
        *(
            Visit(f"api:figures_{kind}", query="?indicator=big2", is_page=False)
            for kind in ("json", "csv")
        ),
    )


def pages() -> list[Visit]:
    """The visits that a page answers."""
    return [visit for visit in visits() if visit.is_page]


def url_names() -> set[str]:
    """Every named pattern of the urlconf, with its namespace."""
    return set(_names(get_resolver()))


def _names(resolver, namespace: str = "") -> Iterator[str]:  # type: ignore[no-untyped-def]
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            inner = f"{pattern.namespace}:" if pattern.namespace else namespace
            yield from _names(pattern, inner)
        else:
            yield f"{namespace}{pattern.name}"
