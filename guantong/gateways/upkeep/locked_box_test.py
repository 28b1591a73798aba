"""What is sealed opens again, whole, under its passphrase; nothing else does."""

from io import BytesIO

import pytest

from guantong.gateways.upkeep.locked_box import PIECE, NotOpened, Reader, Writer

WORD = "青石桥下四条鱼".encode()
TAG = 16


def sealed(content: bytes) -> bytes:
    below = BytesIO()
    with Writer(below, WORD, cost=10) as out:
        out.write(content)
    return below.getvalue()


def opened(box: bytes, word: bytes = WORD) -> bytes:
    with Reader(BytesIO(box), word) as box_:
        return box_.readall()  # type: ignore[return-value]


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE])
def test_what_went_in_comes_out(size: int) -> None:
    content = bytes(range(256)) * (size // 256) + bytes(size % 256)

    assert opened(sealed(content)) == content


def test_two_boxes_of_the_same_differ_and_show_nothing_of_it() -> None:
    one, two = sealed(b"guantong" * 99), sealed(b"guantong" * 99)

    assert one != two
    assert b"guantong" not in one


def test_another_passphrase_does_not_open() -> None:
    with pytest.raises(NotOpened, match="口令不对"):
        opened(sealed(b"x"), "青石桥下五条鱼".encode())


def test_every_byte_counts() -> None:
    box = sealed(b"x" * 40)

    for at in range(len(box)):
        with pytest.raises(NotOpened):
            opened(box[:at] + bytes([box[at] ^ 1]) + box[at + 1 :])


def test_pieces_cut_off_at_their_border_exchanged_or_added_do_not_open() -> None:
    box = sealed(bytes(3 * PIECE))
    head, piece = len(box) - 3 * (PIECE + TAG), PIECE + TAG
    pieces = [box[head + at * piece : head + (at + 1) * piece] for at in range(3)]

    for wrong in (pieces[:2], [pieces[1], pieces[0], pieces[2]], [*pieces, pieces[2]], pieces[1:], []):
        with pytest.raises(NotOpened):
            opened(box[:head] + b"".join(wrong))


def test_a_head_that_asks_for_all_the_memory_is_not_heeded() -> None:
    with pytest.raises(NotOpened, match="损坏"):
        opened(sealed(b"x").replace(b'"cost": 10', b'"cost": 40'))
