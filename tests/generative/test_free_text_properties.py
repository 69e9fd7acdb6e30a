"""Free text, whatever it is: nothing is raised, nothing is made up, and no BSN comes through."""

from hypothesis import example, given
from hypothesis import strategies as st

from kansrijk.reference.loader import load
from kansrijk.reference.tables.support import Factor
from kansrijk.reference.tables.support_text import Synonym
from kansrijk.web.support.finding.situation import Situation, checked
from kansrijk.web.support.text import personal_data, read

TERMS = sorted({row.term for row in load(Synonym) if not set("-.") & set(row.term)})
NOTHING = (
    "mooi weer",
    "zij",
    "en",
    "de buurvrouw",
    "geen",
    "niet",
    "is",
    "gisteren",
    "weken",
)
KINDS = {row.slug: row.kind for row in load(Factor)}
texts = st.lists(st.sampled_from([*TERMS, *NOTHING]) | st.text(max_size=12), max_size=12).map(
    " ".join
)
separators = st.sampled_from(["", " ", ".", "-", "\N{NO-BREAK SPACE}", " - ", "/"])


@given(st.text(max_size=400) | texts)
@example("½ jaar, ² weken, ٣ weken, 1e5 weken, 99999999999999999999 jaar")
@example("+ 14+ 3+3+3 , . \x00 weken")
def test_any_text_gives_a_possible_situation(text: str) -> None:
    got = read(text)
    personal_data(text)
    assert set(got.factors) <= {slug for slug, kind in KINDS.items() if kind != "protective"}
    assert set(got.protective) <= {slug for slug, kind in KINDS.items() if kind == "protective"}
    if got.phase:
        checked(
            Situation(
                moment=got.phase,
                week=got.week,
                month=got.month,
                age=got.age,
                factors=frozenset(got.factors),
                protective=frozenset(got.protective),
            )
        )


@given(texts)
def test_every_factor_stands_in_the_text_with_its_own_words(text: str) -> None:
    got = read(text)
    named = {about for _, about in got.found}
    assert named == {*got.factors, *got.protective}
    assert all(words in text for words, _ in (*got.found, *got.denied))


@given(st.lists(st.sampled_from(NOTHING), max_size=12).map(" ".join))
def test_no_factor_is_found_where_no_term_stands(text: str) -> None:
    assert read(text).found == ()


@given(st.sampled_from(TERMS), st.lists(st.sampled_from(["mooi weer", "zij"]), max_size=3))
def test_denying_never_adds_a_factor(term: str, around: list[str]) -> None:
    said = ". ".join([*around, term])
    assert set(read(f"{said}. geen {term}").factors) >= set(read(said).factors)


@given(
    st.integers(min_value=1, max_value=99_999_999),
    st.lists(separators, min_size=9, max_size=9),
    st.sampled_from(["", "bsn ", "19 jaar, ", "14 ", "nr."]),
    st.booleans(),
)
def test_a_number_that_passes_the_eleven_test_is_always_refused(
    start: int, gaps: list[str], before: str, is_short: bool
) -> None:
    digits = _bsn(start)
    if digits is None:
        return
    if is_short and digits.startswith("0"):
        digits = digits[1:]
    typed = "".join(digit + gap for digit, gap in zip(digits, gaps, strict=False)).rstrip(" .-/")
    assert personal_data(f"{before}{typed} en schulden")


def _bsn(start: int) -> str | None:
    """The citizen service number that begins with these digits; none where no digit fits."""
    first = [int(digit) for digit in f"{start:08d}"]
    last = sum(weight * digit for weight, digit in zip(range(9, 1, -1), first, strict=True)) % 11
    return f"{start:08d}{last}" if last < 10 else None


@given(st.sampled_from(["+31", "0031", "0"]), st.integers(10_000_000, 99_999_999), separators)
def test_a_phone_number_is_refused_however_it_is_written(
    country: str, number: int, gap: str
) -> None:
    digits = str(number)
    typed = f"{country}{gap[:2]}6{gap[:2]}{digits[:4]}{gap[:1]}{digits[4:]}"
    assert "phone" in {it.kind for it in personal_data(f"bel {typed} na 14 uur")}
