"""A share is typed back from paper; one wrong letter is found."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from guantong.domain.seal.share import NotAShare, new_share, public_half, share_from

PRINTED, PUBLIC = new_share()


def test_a_share_is_typed_back_however_it_is_grouped() -> None:
    ways = (PRINTED, PRINTED.lower(), PRINTED.replace(" ", ""), PRINTED.replace(" ", "-"), f" {PRINTED}\n")

    assert {public_half(share_from(typed)) for typed in ways} == {PUBLIC}


def test_a_digit_that_looks_like_a_letter_is_taken_for_it() -> None:
    typed = PRINTED.replace("O", "0").replace("I", "1").replace("B", "8")

    assert public_half(share_from(typed)) == PUBLIC


def test_no_two_shares_are_alike() -> None:
    assert len({new_share() for _ in range(20)}) == 20


@given(some.integers(0, len(PRINTED) - 1), some.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"))
def test_one_wrong_letter_is_found(at: int, letter: str) -> None:
    typed = PRINTED[:at] + letter + PRINTED[at + 1 :]

    if typed != PRINTED:
        with pytest.raises(NotAShare):
            share_from(typed)


@pytest.mark.parametrize(
    "typed", ["", "密钥", PRINTED[:-1], PRINTED[:20], f"{PRINTED}A", "A" * 56, "9" * 56], ids=range(7)
)
def test_what_is_no_share_is_refused(typed: str) -> None:
    with pytest.raises(NotAShare):
        share_from(typed)
