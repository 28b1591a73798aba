"""A key survives copying by hand, or says that it did not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guantong.domain.identity.key import Kind, MalformedKey, SubjectKey, check_character, parsed

KEYS = st.builds(
    SubjectKey, st.sampled_from(["MH", "QHX", "ABCD"]), st.sampled_from(Kind), st.integers(1949, 9999), st.integers(1, 99_999)
)  # fmt: skip


def test_the_check_character_is_that_of_the_standard() -> None:
    assert check_character("A12425GABC1234002") == "M"  # the example of ISO 7064 MOD 37,36 in the GRid standard


@given(KEYS)
def test_a_printed_key_is_read_back(key: SubjectKey) -> None:
    assert parsed(str(key)) == key


@given(KEYS, st.data())
def test_one_miscopied_character_is_found(key: SubjectKey, data: st.DataObject) -> None:
    printed = str(key)
    at = data.draw(st.sampled_from([i for i, c in enumerate(printed) if c != "-"]))
    other = data.draw(st.sampled_from([c for c in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ" if c != printed[at]]))

    with pytest.raises(MalformedKey):
        parsed(printed[:at] + other + printed[at + 1 :])


def test_two_digits_changed_round_are_found() -> None:
    key = str(SubjectKey("MH", Kind.PROJECT, 2026, 17))
    swapped = key.replace("00017", "00071")

    with pytest.raises(MalformedKey, match="校验位不符"):
        parsed(swapped)


@pytest.mark.parametrize(
    "spelling", ["mh-xm-2026-00017-{}", "ＭＨ-ＸＭ-２０２６-０００１７-{}", " MH—XM—2026—00017—{} "]
)
def test_how_people_type_it_is_forgiven(spelling: str) -> None:
    key = SubjectKey("MH", Kind.PROJECT, 2026, 17)

    assert parsed(spelling.format(str(key)[-1])) == key


@pytest.mark.parametrize("typed", ["", "学府路", "MH-XM-2026-17-A", "MH-YY-2026-00017-A", "MH-XM-2026-00017"])
def test_what_is_no_key_is_told_so(typed: str) -> None:
    with pytest.raises(MalformedKey, match="编号应形如"):
        parsed(typed)


@pytest.mark.parametrize("parts", [("M", 2026, 1), ("MH", 1900, 1), ("MH", 2026, 0), ("MH", 2026, 100_000)])
def test_parts_that_cannot_be_printed_are_refused(parts: tuple[str, int, int]) -> None:
    with pytest.raises(MalformedKey):
        SubjectKey(parts[0], Kind.UNIT, parts[1], parts[2])
