"""Which batches count: published ones that nobody corrected and nobody reversed (批次、更正、红冲).

Told from the batches alone and never from the order in which they came: the same files in any order, however often, give the
same books. When a thing happened and when it was received are two things; both can be asked.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from guantong.domain.seal.canonical import canonical, sm3


@dataclass(frozen=True, slots=True)
class Feed:
    """What a file is a delivery of: whose (`source`), for which `table`, for which `period` (2025-03), in which `version` (from 1).

    A higher version of the same source, table and period replaces the lower ones whole.
    """

    source: str
    table: str
    period: str
    version: int = 1

    @property
    def delivery(self) -> tuple[str, str, str]:
        """What versions are versions of."""
        return self.source, self.table, self.period


@dataclass(frozen=True, slots=True)
class Batch:
    """One delivery as it was taken in: its `rows`, the `sums` in fen of its columns of money, and when it was received.

    A reversal has no rows; `reverses` names the batch that it takes out of every later snapshot. Both stay.
    """

    batch: str
    feed: Feed
    file: str
    received_at: datetime
    rows: int = 0
    sums: Mapping[str, int] = field(default_factory=dict, hash=False)
    reverses: str = ""


def batch_of(feed: Feed, file: str) -> str:
    """Return the name of the batch that `file` (its SM3) is as this delivery: the same file twice is one batch.

    A file that was reversed by mistake comes back as the next version.
    """
    return sm3(canonical({"file": file, "of": [*feed.delivery, feed.version]}).encode())[:32]


def standing(batches: Iterable[Batch], received_by: datetime | None = None) -> tuple[Batch, ...]:
    """Return the batches that count, of those received by a moment (None: all), sorted by name.

    One reversed does not count, unless its reversal was reversed. One of which a higher version came does not count, unless that
    version was reversed.
    """
    known = tuple({one.batch: one for one in batches if received_by is None or one.received_at <= received_by}.values())
    gone = _reversed(known)
    left = [one for one in known if one.batch not in gone and not one.reverses]
    best: dict[tuple[str, str, str], int] = {}
    for one in left:
        best[one.feed.delivery] = max(one.feed.version, best.get(one.feed.delivery, 0))
    return tuple(
        sorted((one for one in left if one.feed.version == best[one.feed.delivery]), key=lambda one: one.batch)
    )


def _reversed(known: tuple[Batch, ...]) -> set[str]:
    by_target: dict[str, list[str]] = {}
    for one in known:
        if one.reverses:
            by_target.setdefault(one.reverses, []).append(one.batch)

    def gone(batch: str, above: frozenset[str]) -> bool:
        return any(other not in above and not gone(other, above | {batch}) for other in by_target.get(batch, ()))

    return {one.batch for one in known if gone(one.batch, frozenset())}
