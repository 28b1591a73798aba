"""What residents and deputies make of a built item, apart and never mixed; beyond a line a machine points, and opens nothing (评价)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from guantong.apps.ballots.models import Box
from guantong.apps.ballots.queries import members_on, roll_of
from guantong.apps.livelihood.models import Item, Result
from guantong.apps.livelihood.recording import held, moved
from guantong.apps.livelihood.telling import tell_needs
from guantong.apps.livelihood.terms import attention
from guantong.apps.livelihood.workflow import ITEM
from guantong.apps.surveys.models import Survey
from guantong.apps.surveys.queries import COUNTED, outcome
from guantong.domain.roles import Standing
from guantong.domain.statistics.intervals import Share
from guantong.domain.surveys.tabulation import Origin
from guantong.domain.voting.marks import Grade
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput

SATISFIED = (Grade.SATISFIED, Grade.BASICALLY)
_WHOLE, _POINTS = 100, 10_000


@dataclass(frozen=True, slots=True)
class OfResidents:
    """A survey: a line a question about satisfaction with the ends of its interval in basis points, of verified answers alone.

    `lines` is empty where too few answered.
    """

    survey: Survey
    lines: tuple[tuple[Words, Share, int, int], ...]
    returned: int | None


@dataclass(frozen=True, slots=True)
class OfDeputies:
    """A vote of three grades: the formal counts, complete; None before the box is opened."""

    box: Box
    lines: tuple[tuple[str, Words, int], ...]
    share: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Attention:
    """关注事项: a result beyond a line in force; `side` low or high. A person may call a roundtable, nothing else follows."""

    side: str
    of: Words
    percent: int
    line: int
    says: Words


@transaction.atomic
def join_result(
    *, item: Item, version: int, by: Standing, as_of: datetime, survey: Survey | None = None, box: Box | None = None
) -> Item:  # fmt: skip
    """Say that a survey of residents or a vote of deputies is about this item: one of the two. Raises BadInput by field.

    A vote whose roll lets somebody score who keeps out of the item is not joined (利益冲突): its box is prepared anew.
    """
    row = held(item, ITEM, "join_result", version, by, item.path)
    if (survey is None) == (box is None):
        raise BadInput({"survey": _ONE_OF_TWO})
    if row.results.filter(survey=survey, box=box).exists():
        raise BadInput({"survey" if survey else "box": _JOINED})
    if box is not None and _scored_by_the_conflicted(row, box):
        raise BadInput({"box": _RECUSE})
    made = Result.objects.create(item=row, survey=survey, box=box, joined_by=by.person, joined_at=as_of)
    return moved(row, ITEM, "join_result", row.path, by, as_of, [made], kind="survey" if survey else "box")


@transaction.atomic
def judge(*, item: Item, version: int, by: Standing, as_of: datetime) -> Item:
    """Note that a built item was judged: a closed survey or an opened box is there. The needs it answers are told."""
    row = held(item, ITEM, "judge", version, by, item.path)
    results = results_of(row)
    if not any(_is_there(one) for one in results):
        raise BadInput({"": _NOTHING})
    row = moved(row, ITEM, "judge", row.path, by, as_of, results=len(results))
    tell_needs(row, "judged", _told(results, as_of.date()).filled(name=row.name), by, as_of)
    return row


def results_of(item: Item) -> list[Result]:
    """Return what is joined to an item, in order; one query."""
    return list(item.results.select_related("survey", "box").order_by("pk"))


def of_residents(results: Sequence[Result], day: date, *, released: bool = False) -> list[OfResidents]:
    """Return the surveys about an item, of verified answers alone; nothing is shown before the close, or before it is `released`."""
    found = []
    for one in results:
        if one.survey is None or (released and one.survey.state != "released"):
            continue
        told = outcome(one.survey, day)
        part = told.parts[Origin.VERIFIED] if told else None
        lines = tuple(_line(r.question.words, r.good) for r in part.results if r.good is not None) if part else ()
        found.append(OfResidents(one.survey, lines, part.returned if part else None))
    return found


def of_deputies(results: Sequence[Result]) -> list[OfDeputies]:
    """Return the votes about an item with their formal counts; before a box is opened there are none."""
    found = []
    for one in results:
        if one.box is not None:
            counts = one.box.counted
            share = (sum(counts.grades[grade] for grade in SATISFIED), counts.valid) if counts else None
            found.append(OfDeputies(one.box, tuple(counts.lines()) if counts else (), share))
    return found


def attention_on(item: Item, results: Sequence[Result], day: date) -> list[Attention]:
    """Return the results of an item that lie beyond a line in force on `day`; of residents and of deputies each by itself."""
    if item.state not in ("built", "judged"):
        return []
    limits = attention(day)
    low, high = int(limits["low"].value), int(limits["high"].value)
    shares = [(_RESIDENTS, one.lines[0][1].hits, one.lines[0][1].of) for one in of_residents(results, day) if one.lines]
    shares += [(_DEPUTIES, *one.share) for one in of_deputies(results) if one.share and one.share[1]]
    found = []
    for of, hits, whole in shares:
        percent = hits * _WHOLE // whole if whole else 0
        if hits * _WHOLE < low * whole:
            found.append(Attention("low", of, percent, low, _LOW.filled(of=of, percent=percent, line=low)))
        elif hits * _WHOLE >= high * whole:
            found.append(Attention("high", of, percent, high, _HIGH.filled(of=of, percent=percent, line=high)))
    return found


def _scored_by_the_conflicted(item: Item, box: Box) -> bool:
    keep_out = [one.person for one in members_on(box.held_on, item.path, item.name) if one.recused]
    return roll_of(box).filter(person__in=keep_out, recused="").exists()


def _line(words: Words, share: Share) -> tuple[Words, Share, int, int]:
    return words, share, round(share.low * _POINTS), round(share.high * _POINTS)


def _is_there(result: Result) -> bool:
    if result.survey is not None:
        return result.survey.state in COUNTED
    return result.box is not None and result.box.counted is not None


def _told(results: Sequence[Result], day: date) -> Words:
    """What residents are told: only what was published of a survey."""
    lines = [share for one in of_residents(results, day, released=True) for _, share, _, _ in one.lines[:1]]
    if not lines:
        return _JUDGED
    return Words(
        f"“{{name}}”已评价：经核验的居民问卷中，{lines[0].of} 人里有 {lines[0].hits} 人满意。",
        f"“{{name}}” was judged: of {lines[0].of} residents who answered by a slip, {lines[0].hits} are satisfied.",
    )


_RESIDENTS = Words("居民问卷（已核验）", "residents (verified answers)")
_DEPUTIES = Words("代表测评", "deputies' vote")
_LOW = Words(
    "{of}满意 {percent}%，低于 {line}%。先开原因座谈会，再由人决定是否立为事项",
    "{of}: {percent}% satisfied, below {line}%. A roundtable comes first, then a person decides on a matter",
)
_HIGH = Words(
    "{of}满意 {percent}%，达到 {line}%。先开原因座谈会问清为什么，再由人决定是否总结经验",
    "{of}: {percent}% satisfied, {line}% or more. A roundtable asks why first, then a person decides on a lesson",
)
_JUDGED = Words("“{name}”已完成评价。", "“{name}” was judged.")
_ONE_OF_TWO = Words("问卷和测评选一个", "choose a survey or a vote, one of the two")
_RECUSE = Words(
    "名册中有人因利益冲突须回避这个项目，请写明对象重新准备票箱",
    "somebody on the roll keeps out of this item by a conflict of interest: prepare the box anew with its subject",
)
_JOINED = Words("已经关联", "joined already")
_NOTHING = Words("还没有截止的问卷或已开箱的测评", "no survey is closed and no box is opened yet")
