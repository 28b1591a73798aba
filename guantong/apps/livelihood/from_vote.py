"""What was voted is taken over into its year: a line that passed becomes an item, with who asked for it (票决结果列入).

The sheet says what, how much and by when; which unit answers for it a person says, as the joint list suggests.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from guantong.apps.consultation.board_voting import needs_of_lines
from guantong.apps.consultation.models import JointList, PlanLine, Suggestion
from guantong.apps.contests.models import Contest
from guantong.apps.contests.queries import contests_seen_by, taken_in
from guantong.apps.livelihood.models import Item
from guantong.apps.livelihood.operations import take_over
from guantong.apps.voices.models import Need
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput, Refusal


@dataclass(frozen=True, slots=True)
class Passed:
    """A candidate that was taken in: what its sheet says, the unit that the joint list names, the needs behind it, the item it is."""

    number: int
    name: str
    content: str
    total: int
    complete_by: date
    unit: str
    needs: tuple[Need, ...]
    item: Item | None


def vote_seen_by(standing: Standing, pk: int) -> Contest | None:
    """Return an announced vote, the first of its line where a further one followed; None where there is none."""
    found = contests_seen_by(standing).filter(pk=pk, announced_at__isnull=False).first()
    while found is not None and found.after is not None:
        found = found.after
    return found


def votes_waiting(standing: Standing) -> list[Contest]:
    """Return announced votes of which nothing was taken over, the latest first; two queries."""
    done = set(Item.objects.filter(origin="ballot").values_list("key", flat=True))
    found = contests_seen_by(standing).filter(announced_at__isnull=False, after__isnull=True)
    return [one for one in found if one.journal_key not in done]


def year_of(contest: Contest) -> int:
    """Return the year the candidates are for: of the joint list they came from, else of the day the first is to be done by."""
    joint = _joint(contest)
    return int(joint.record["year"]) if joint else min(one.done_by for one in contest.candidates).year


def passed(contest: Contest) -> list[Passed]:
    """Return what was taken in, in the order of the printed sheet."""
    joint, taken, year = _joint(contest), set(taken_in(contest)), year_of(contest)
    needs = {str(line["at"]): found for line, found in needs_of_lines(joint)} if joint else {}
    units = _units(joint) if joint else {}
    items = {one.number: one for one in Item.objects.filter(year=year, key=contest.journal_key)}
    return [
        Passed(
            int(one.number), one.title, one.content, one.investment, one.done_by, units.get(one.number, ""),
            tuple(needs.get(one.number, ())), items.get(int(one.number)),
        )
        for one in contest.candidates if one.number in taken
    ]  # fmt: skip


@transaction.atomic
def take_over_voted(*, contest: Contest, units: Mapping[int, str], by: Standing, as_of: datetime) -> list[Item]:
    """Take over every candidate that was taken in and is no item yet: all of them, or none.

    `units` names who answers for each number; raises BadInput at `unit-<number>` where nobody is named.
    """
    waiting = [one for one in passed(contest) if one.item is None]
    missing = {f"unit-{one.number}": _NO_UNIT for one in waiting if not units.get(one.number, "").strip()}
    if missing or not waiting:
        raise BadInput(missing or {"": DONE.why})
    return [
        take_over(
            year=year_of(contest), number=one.number, name=one.name, content=one.content, unit=units[one.number], complete_by=one.complete_by,
            indicator=one.content[:200], total=one.total, decision=f"{contest.body}票决：{contest.title}", decided_on=contest.held_on,
            needs=one.needs, origin="ballot", key=contest.journal_key, by=by, as_of=as_of,
        )
        for one in waiting
    ]  # fmt: skip


def _joint(contest: Contest) -> JointList | None:
    return JointList.objects.filter(contest=contest).select_related("board__call").first()


def _units(joint: JointList) -> dict[str, str]:
    """Return by number on the sheet which unit the lists name: the government's own line first, else the department of a suggestion."""
    call = joint.board.call
    named: dict[str, str] = {
        one.code: str(one.department or "")
        for one in Suggestion.objects.filter(call=call, number__isnull=False).select_related("department")
    }
    named |= {one.code: one.unit for one in PlanLine.objects.filter(call=call)}
    return {
        str(line["at"]): next(filter(None, (named.get(one["number"], "") for one in line["from"])), "")
        for line in joint.record["lines"]
    }


_NO_UNIT = Words("请写责任单位", "name the unit that answers for it")
DONE = Refusal("state", Words("票决通过的项目都已列入", "all that passed is taken over already"))
