"""Only both shares together open a ballot, of its own box, unchanged; and none is known by its length."""

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import given
from hypothesis import strategies as some

from guantong.domain.seal.sealed_ballot import PADDED, BrokenSeal, sealed, unsealed
from guantong.domain.seal.share import new_share, public_from, share_from

DRAWN = [new_share() for _ in range(3)]
ONE, TWO, OTHER = (share_from(printed) for printed, _ in DRAWN)
KEYS = [public_from(public) for _, public in DRAWN[:2]]


@given(some.text(max_size=60))
def test_both_shares_open_what_was_sealed(content: str) -> None:
    assert unsealed(sealed(content, KEYS, "box 1"), [ONE, TWO], "box 1") == content


@pytest.mark.parametrize("shares", [[ONE, OTHER], [OTHER, TWO], [ONE, ONE], [TWO, ONE], [ONE], [TWO], []])
def test_less_than_both_shares_open_nothing(shares: list[X25519PrivateKey]) -> None:
    with pytest.raises(BrokenSeal):
        unsealed(sealed("满意", KEYS, "box 1"), shares, "box 1")


def test_a_ballot_of_another_box_does_not_open() -> None:
    with pytest.raises(BrokenSeal):
        unsealed(sealed("满意", KEYS, "box 1"), [ONE, TWO], "box 2")


@given(some.integers(0, 32 + 12 + PADDED + 16 - 1), some.integers(1, 255))
def test_a_ballot_that_was_touched_does_not_open(at: int, by: int) -> None:
    ballot = bytearray(sealed("满意", KEYS, "box 1"))
    ballot[at] ^= by

    with pytest.raises(BrokenSeal):
        unsealed(bytes(ballot), [ONE, TWO], "box 1")


@pytest.mark.parametrize("length", [0, 1, 10, 40])
def test_a_ballot_that_is_cut_short_does_not_open(length: int) -> None:
    with pytest.raises(BrokenSeal):
        unsealed(sealed("满意", KEYS, "box 1")[:length], [ONE, TWO], "box 1")


@given(some.text(max_size=84))
def test_every_ballot_is_of_one_length(content: str) -> None:
    assert len(sealed(content, KEYS, "box 1")) == len(sealed("", KEYS, "box 1"))


def test_the_same_vote_is_never_sealed_alike() -> None:
    assert len({sealed("满意", KEYS, "box 1") for _ in range(20)}) == 20


def test_what_is_too_long_is_refused_and_not_cut() -> None:
    with pytest.raises(ValueError, match="too long"):
        sealed("x" * PADDED, KEYS, "box 1")
