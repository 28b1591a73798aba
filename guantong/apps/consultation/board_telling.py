"""Every proposer is told at each step: that theirs was conferred about, that the list is fixed, what became of it (告知).

Before the list is published nobody is told what either side means to do: it is a draft, and a deputy's phone is no place for it.
"""

from datetime import datetime

from django.urls import reverse

from guantong.apps.consultation.board_queries import Facing, facing
from guantong.apps.consultation.models import Board, Round, Suggestion
from guantong.apps.consultation.telling import tell_proposers
from guantong.domain.facing.changes import changes
from guantong.domain.facing.fates import Fate, Kind
from guantong.domain.facing.reasons import reasons_on
from guantong.domain.roles import Standing


def tell_round(round: Round, by: Standing, as_of: datetime) -> int:
    """Tell the proposers of what a round decided about that it was conferred about; returns how many suggestions it were."""
    before, after = (
        [Fate(**{**one, "kind": Kind(one["kind"])}) for one in told] for told in (round.before, round.after)
    )
    touched = {one.number for one in changes(before, after)}
    found = facing(round.board, as_of.date())
    return _tell(found, touched, lambda _row, _fate: f"{round} 已讨论（结果待双方议定）", by, as_of)


def tell_frozen(board: Board, found: Facing, by: Standing, as_of: datetime) -> int:
    """Tell every proposer that the list is fixed by both sides, and will be published."""
    return _tell(found, set(found.rows), lambda _row, _fate: "共同清单已议定，待公布", by, as_of)


def tell_published(board: Board, found: Facing, by: Standing, as_of: datetime) -> int:
    """Tell every proposer what became of theirs, in the words residents read on the published list."""
    return _tell(found, set(found.rows), lambda row, fate: outcome(fate, as_of), by, as_of)


def outcome(fate: Fate | None, as_of: datetime) -> str:
    """Return what became of a suggestion, as its proposers are told."""
    match fate:
        case Fate(kind=Kind.JOINT):
            return "已列入共同清单"
        case Fate(kind=Kind.MERGED, into=into):
            return f"已并入 {into}"
        case Fate(kind=Kind.LATER, year=year):
            return f"{year} 年采纳"
        case Fate(kind=Kind.DECLINED, reason=reason):
            return f"不予采纳（{reasons_on(as_of.date())[reason].words.zh}）"
    return "待定"


def address(year: int) -> str:
    """Return where residents read the list of a year."""
    return reverse("consultation:joint_public", args=[year])


def _tell(found: Facing, numbers: set[str], words, by: Standing, as_of: datetime) -> int:  # type: ignore[no-untyped-def]
    told = 0
    for number in sorted(numbers):
        row = found.rows.get(number)
        if isinstance(row, Suggestion):
            tell_proposers(row, words(row, found.fate(number)), by, as_of)
            told += 1
    return told
