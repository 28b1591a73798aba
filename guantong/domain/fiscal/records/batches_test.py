"""Which batches count: told from what they are, not from how they came."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from guantong.domain.fiscal.records.batches import Batch, Feed, batch_of, standing
from guantong.domain.fiscal.records.reversing import CannotReverse, reversal

NOON = datetime(2025, 4, 1, 12, tzinfo=UTC)


def batch(version: int = 1, period: str = "2025-03", file: str = "a", after: int = 0) -> Batch:
    feed = Feed("区财政局", "payment", period, version)
    return Batch(batch_of(feed, file), feed, file, NOON + timedelta(hours=after), 1)


FIRST, SECOND, APRIL = batch(), batch(2, file="b", after=1), batch(period="2025-04", file="c", after=2)


def test_a_higher_version_replaces_the_lower_whichever_came_first() -> None:
    assert set(standing([FIRST, SECOND, APRIL])) == set(standing([SECOND, APRIL, FIRST])) == {SECOND, APRIL}


def test_a_reversed_batch_is_gone_and_its_reversal_counts_for_nothing() -> None:
    gone = reversal(APRIL.batch, [FIRST, APRIL], NOON)

    assert standing([FIRST, APRIL, gone]) == (FIRST,)


def test_when_a_correction_is_reversed_what_it_replaced_counts_again() -> None:
    gone = reversal(SECOND.batch, [FIRST, SECOND], NOON)

    assert standing([FIRST, SECOND, gone]) == (FIRST,)


def test_what_was_received_later_does_not_count_earlier() -> None:
    assert standing([FIRST, SECOND, APRIL], NOON) == (FIRST,)
    assert set(standing([FIRST, SECOND, APRIL], NOON + timedelta(hours=1))) == {SECOND}


def test_only_what_stands_is_reversed() -> None:
    for known in ([], [FIRST, SECOND], [FIRST, reversal(FIRST.batch, [FIRST], NOON)]):
        try:
            reversal(FIRST.batch, known, NOON)
        except CannotReverse as refused:
            assert "不能红冲" in refused.words.zh
        else:
            raise AssertionError(known)


FEEDS = [
    batch(v, p, f"{p}{v}", after=n)
    for n, (p, v) in enumerate([("01", 1), ("01", 2), ("02", 1), ("02", 3), ("02", 2), ("03", 1)])
]
EIGHT = [*FEEDS, reversal(FEEDS[3].batch, FEEDS, NOON), reversal(FEEDS[5].batch, FEEDS, NOON)]


@settings(deadline=None)
@given(st.permutations(EIGHT), st.lists(st.sampled_from(EIGHT), max_size=8))
def test_any_order_and_any_repetition_of_eight_deliveries_gives_the_same(
    order: list[Batch], again: list[Batch]
) -> None:
    assert set(standing([*order, *again])) == {FEEDS[1], FEEDS[4]}
