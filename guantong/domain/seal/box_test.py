"""Who holds the root of a box finds whatever was done to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from guantong.domain.seal.box import Slip, agrees, box_root, lines_of

MARKS = some.sampled_from([("satisfied",), ("basically",), ("dissatisfied",), (), ("satisfied", "basically")])
BOXES = some.dictionaries(some.text("0123456789abcdef", min_size=8, max_size=8), MARKS, min_size=2, max_size=20).map(
    lambda found: [Slip(number, marks) for number, marks in found.items()]
)


@given(BOXES, some.randoms())
def test_a_box_agrees_with_its_root_however_its_rows_are_read(slips: list[Slip], chance: object) -> None:
    held = box_root(lines_of("box 1", slips))
    chance.shuffle(slips)  # type: ignore[attr-defined]

    assert agrees(held, lines_of("box 1", slips))


@given(BOXES, MARKS, some.data())
def test_every_tampering_is_found(slips: list[Slip], marks: tuple[str, ...], data: some.DataObject) -> None:
    held = box_root(lines_of("box 1", slips))
    at = data.draw(some.integers(0, len(slips) - 1))
    one, rest = slips[at], slips[:at] + slips[at + 1 :]

    tampered = [[*slips, Slip("g", marks)], rest, [*slips, one]]
    if marks != one.marks:
        tampered.append([*rest, Slip(one.number, marks)])
    if other := next((slip for slip in rest if slip.marks != one.marks), None):
        others = [slip for slip in rest if slip is not other]
        tampered.append([*others, Slip(one.number, other.marks), Slip(other.number, one.marks)])

    assert [t for t in tampered if agrees(held, lines_of("box 1", t))] == []


def test_the_box_of_another_vote_is_found() -> None:
    slips = [Slip("aa", ("satisfied",))]

    assert not agrees(box_root(lines_of("box 1", slips)), lines_of("box 2", slips))


def test_the_order_of_published_lines_is_part_of_what_is_sealed() -> None:
    lines = lines_of("box 1", [Slip("aa", ("satisfied",)), Slip("bb", ())])

    assert not agrees(box_root(lines), lines[::-1])


@pytest.mark.parametrize("held", ["", "00" * 32])
def test_an_empty_box_has_a_root_of_its_own(held: str) -> None:
    assert not agrees(held, [])
