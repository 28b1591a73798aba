"""The interval of a share: against published values, at the ends, for small numbers."""

import pytest

from guantong.domain.statistics.intervals import wilson


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [(8, 10, 0.4902, 0.9433), (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (50, 100, 0.4038, 0.5962)],
)  # fmt: skip
def test_it_is_the_interval_of_the_tables(hits: int, of: int, low: float, high: float) -> None:
    share = wilson(hits, of)

    assert (round(share.low, 4), round(share.high, 4), share.rate) == (low, high, hits / of)


@pytest.mark.parametrize(("hits", "of"), [(0, 0), (2, 1), (-1, 3)])
def test_of_nothing_there_is_no_share(hits: int, of: int) -> None:
    with pytest.raises(ValueError, match="of"):
        wilson(hits, of)
