"""Mechanisms of deputies' scores, switched off (代表评分的变异)."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch


@contextmanager
def scores_in_their_order() -> Iterator[None]:
    """The opened scores are written in the order in which they came."""

    def as_they_came(sheet: Any, _numbers: list[str], points: list[list[int]]) -> list[Any]:
        from guantong.apps.evaluations.models import Slip

        return [Slip(sheet=sheet, points=one) for one in points]

    with patch("guantong.apps.evaluations.operations._slips", as_they_came):
        yield


@contextmanager
def scores_not_padded() -> Iterator[None]:
    """A sealed score is as long as what was given."""

    def as_long_as_it_is(content: str, _length: int = 0) -> bytes:
        raw = content.encode()
        return len(raw).to_bytes(2, "big") + raw

    with patch("guantong.domain.seal.sealed_ballot.padded", as_long_as_it_is):
        yield


@contextmanager
def score_shares_in_the_database() -> Iterator[None]:
    """The sheet keeps what its keyholders should have on paper alone."""
    from guantong.apps.evaluations import operations

    real = operations._keep_share

    def keeping(row: Any, person: str, printed: str, public: str) -> None:
        real(row, person, printed, public)
        row.subject_where += f"{printed.replace(' ', '')} "

    with patch.object(operations, "_keep_share", keeping):
        yield


@contextmanager
def sheets_looked_at_without_lock() -> Iterator[None]:
    """Two may look at a sheet before either changes it."""
    from guantong.apps.evaluations.models import ScoreSheet

    with patch("guantong.apps.evaluations.moving.locked", lambda sheet: ScoreSheet.objects.get(pk=sheet.pk)):
        yield


@contextmanager
def sheets_scored_without_mark() -> Iterator[None]:
    """The same, and nothing keeps a deputy to one mark."""
    from guantong.apps.evaluations import scoring

    def marked(seat: Any) -> None:
        seat.done = True
        seat.save()

    with sheets_looked_at_without_lock(), patch.object(scoring, "_mark", marked):
        yield
