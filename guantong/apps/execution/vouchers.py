"""The payments that somebody sees, as rows a list can ask: read page by page from the books (支付明细)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, overload

from guantong.apps.execution.days import Asked
from guantong.apps.execution.queries import units
from guantong.apps.execution.rows import Row
from guantong.apps.execution.sight import Sight
from guantong.domain.fiscal.records.vouchers import Wanted, at, counted, listed

_CHUNK = 5000
_A_PAGE = 100
"""What a page of a list shows is remembered; what a download reads through is not."""


@dataclass
class Found(Sequence[Row]):
    """The payments that were asked for: their number and sum are known, their rows are read when they are looked at."""

    asked: Asked
    wanted: Wanted

    @cached_property
    def told(self) -> tuple[int, int, int]:
        """How many there are, their sum in fen, and what of it no budget line holds."""
        return self.asked.ledger.told(counted, self.asked.day, self.wanted)

    @property
    def total(self) -> int:
        """Their sum in fen."""
        return self.told[1]

    @property
    def unlined(self) -> int:
        """What of it no budget line holds, in fen."""
        return self.told[2]

    def __len__(self) -> int:
        return self.told[0]

    @overload
    def __getitem__(self, which: int) -> Row: ...
    @overload
    def __getitem__(self, which: slice) -> list[Row]: ...
    def __getitem__(self, which: int | slice) -> Row | list[Row]:
        if isinstance(which, int):
            return self[which : which + 1][0]
        first, end, _ = which.indices(len(self))
        most = max(end - first, 0)
        ask = self.asked.ledger.told if most <= _A_PAGE else self.asked.ledger.asked
        rows = ask(listed, self.asked.day, self.wanted, first, most)
        return [Row(row) for row in rows]

    def __iter__(self) -> Iterator[Row]:
        for first in range(0, len(self), _CHUNK):
            yield from self[first : first + _CHUNK]


@dataclass(frozen=True)
class Vouchers:
    """The payments of a year that are `wanted`, as far as one sees them."""

    asked_on: Asked
    wanted: Wanted

    def asked(self, typed: str, chosen: Mapping[str, str], sort: str) -> Found:
        """Return those that a list asks for."""
        wanted = replace(self.wanted, typed=typed, equal=tuple(sorted(chosen.items())), sort=sort or self.wanted.sort)
        return Found(self.asked_on, wanted)


def vouchers(asked: Asked, sight: Sight, **which: Any) -> Vouchers:
    """Return the payments of the year that `which` names (unit_code, project_code, lined), as far as one sees them."""
    seen = None if sight.everything else tuple(sorted(line.code for line in units(asked, sight)))
    return Vouchers(asked, Wanted(units=seen, without=sight.standing.firms, **which))


def voucher(asked: Asked, sight: Sight, batch: str, row: int, sheet: str | None) -> Row | None:
    """Return the payment in a line of a batch, None where there is none or one does not see it."""
    found = asked.ledger.asked(at, batch, row, sheet)
    one = next(iter(found), None)
    if one is None or not sight.sees(one["unit_code"] or "", one["unit"] or ""):
        return None
    if sight.closed(one["payee"], one["project"]):
        return None
    return Row(one)
