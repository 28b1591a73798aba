"""Every proposer is told at each step: that theirs was conferred about, that the list is fixed, what became of it (告知).

Before the list is published nobody is told what either side means to do: it is a draft, and a deputy's phone is no place for it.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.urls import reverse

from guantong.apps.consultation.board_queries import Facing, facing
from guantong.apps.consultation.board_told import changed_in
from guantong.apps.consultation.models import JointList, Round, Suggestion
from guantong.apps.consultation.queries import links_of
from guantong.apps.consultation.telling import tell_proposers
from guantong.apps.voices.telling import tell
from guantong.domain.facing.reasons import reasons_on
from guantong.domain.roles import Standing


def tell_round(round: Round, by: Standing, as_of: datetime) -> int:
    """Tell the proposers of what a round decided about that it was conferred about; returns how many suggestions it were."""
    touched = {one.number for one in changed_in(round, ())}
    found = facing(round.board, as_of.date())
    return _tell(found, touched, f"{round}已讨论，结果待双方议定", by, as_of)


def tell_frozen(found: Facing, by: Standing, as_of: datetime) -> int:
    """Tell every proposer that the list is fixed by both sides, and will be published."""
    return _tell(found, set(found.rows), "共同清单已议定，待公布", by, as_of)


def tell_published(joint: JointList, by: Standing, as_of: datetime) -> int:
    """Tell proposers, and whoever raised a linked need, what became of it, as the published list itself says it.

    Nothing a later edition is preparing is in it. Returns how many suggestions it were.
    """
    told = {one["number"]: one for one in joint.record["suggestions"]}
    rows = {one.code: one for one in Suggestion.objects.filter(call=joint.board.call, state="submitted")}
    where = reverse("consultation:joint_public", args=[joint.board.call.year])
    for number in sorted(told.keys() & rows.keys()):
        said = outcome(told[number], joint.frozen_on)
        tell_proposers(rows[number], said, by, as_of)
        words = _SETTLED.format(code=number, title=rows[number].title, said=said, more=told[number].get("words", ""))
        for link in links_of(rows[number]):
            tell(need=link.need, step="settled", words=words[:600], link=where, by=by, as_of=as_of)
    return len(told.keys() & rows.keys())


def outcome(said: Mapping[str, Any], day: date) -> str:
    """Return what became of a suggestion, as its proposers are told it, from what the list of that day says of it."""
    match said:
        case {"fate": "joint"}:
            return "已列入共同清单"
        case {"fate": "merged", "into": into}:
            return f"已并入共同清单 {into}"
        case {"fate": "later", "year": year}:
            return f"{year} 年采纳"
        case {"fate": "declined", "reason": reason}:
            return f"不予采纳（{reasons_on(day)[reason].words.zh}）"
    return "待定"


def _tell(found: Facing, numbers: set[str], words: str, by: Standing, as_of: datetime) -> int:
    rows = [row for number in sorted(numbers) if isinstance(row := found.rows.get(number), Suggestion)]
    for row in rows:
        tell_proposers(row, words, by, as_of)
    return len(rows)


_SETTLED = "您反映的事写进的项目建议 {code}“{title}”：{said}。{more}"
"""Said to residents, who read Chinese on the page of their receipt."""
