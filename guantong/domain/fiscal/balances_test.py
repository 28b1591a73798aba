"""Half a printed step per addend is rounding, anything more cannot hold."""

from guantong.domain.evidence import Evidence
from guantong.domain.fiscal.balances import Weighed, weigh
from guantong.domain.fiscal.table import Value

WAN_CENT = 10_000
"""The step of 0.01 万元 in fen."""


def value(fen: int | None, step: int = WAN_CENT) -> Value:
    return Value(Evidence("明湖区财政局.pdf", 8), fen, step if fen is not None else 0)


def test_equal_to_the_fen_holds() -> None:
    balance = weigh(value(300), [value(100), value(200)])

    assert balance is not None
    assert balance.verdict is Weighed.HOLDS


def test_exactly_half_a_step_per_addend_is_rounding() -> None:
    allowed = (WAN_CENT + 2 * WAN_CENT) // 2

    balance = weigh(value(300_000 + allowed), [value(100_000), value(200_000)])

    assert balance is not None
    assert (balance.allowed, balance.verdict) == (allowed, Weighed.ROUNDING)


def test_one_fen_more_is_broken() -> None:
    allowed = (WAN_CENT + 2 * WAN_CENT) // 2

    balance = weigh(value(300_000 + allowed + 1), [value(100_000), value(200_000)])

    assert balance is not None
    assert balance.verdict is Weighed.BROKEN


def test_a_blank_whole_or_only_blank_parts_cannot_be_computed() -> None:
    assert weigh(value(None), [value(100)]) is None
    assert weigh(value(100), [value(None), None]) is None


def test_a_single_blank_part_adds_nothing() -> None:
    balance = weigh(value(100), [value(100), value(None)])

    assert balance is not None
    assert balance.verdict is Weighed.HOLDS


def test_a_part_that_is_printed_but_cannot_be_read_is_no_absent_part() -> None:
    unread = Value(Evidence("明湖区财政局.pdf", 8, printed="4l,000", unit="元"), text="4l,000")

    assert weigh(value(100), [value(60), unread]) is None
    assert weigh(value(100), [value(160)], less=[unread]) is None
    assert weigh(unread, [value(100)]) is None


def test_what_is_taken_off_counts_against_the_parts() -> None:
    balance = weigh(value(80), [value(100)], less=[value(20)])

    assert balance is not None
    assert balance.difference == 80 - (100 - 20)
