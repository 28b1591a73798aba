"""The verbs of an item of a running year: taken over, corrected, made public, carried over, stopped (当年民生实事的办理)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from guantong.apps.components.search import searchable
from guantong.apps.execution.sight import paths_of
from guantong.apps.livelihood.models import Item, ItemNeed, Milestone, Project
from guantong.apps.livelihood.recording import held, moved, noted
from guantong.apps.livelihood.telling import tell_needs
from guantong.apps.livelihood.terms import ORIGINS, sources
from guantong.apps.livelihood.workflow import ITEM
from guantong.apps.voices.models import Need
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput

FACTS = (
    "name", "content", "unit_code", "unit", "total", "sources", "project_code", "complete_by", "indicator", "planned", "measure",
)  # fmt: skip
"""What is decided of an item, beside its year and number: the fields a correction may change."""
_NEEDED = ("name", "content", "unit", "indicator")


@transaction.atomic
def take_over(
    *, year: int, number: int, name: str, content: str, unit: str, complete_by: date, indicator: str, decision: str, decided_on: date,
    by: Standing, as_of: datetime, unit_code: str = "", total: int | None = None, money: Mapping[str, int] | None = None,
    project_code: str = "", planned: int | None = None, measure: str = "", milestones: Sequence[tuple[str, date]] = (),
    needs: Iterable[Need] = (), origin: str = "joint_list", key: str = "", place: Mapping[str, Any] | None = None,
    one_group: bool = False, carried_from: Item | None = None,
) -> Item:  # fmt: skip
    """Take an item over into its year from plain values: of the joint list, a vote, a sheet, or typed.

    `money` is this year's by source (fen), `planned` of the indicator in thousandths, `key` the journal key of the list or box it comes
    from, `decision` the document that decided it. Raises BadInput by field; a number that stands, in history too, is refused.
    """
    state = ITEM.demand("take_over", by, NEW, "")
    facts = {
        "name": name.strip(), "content": content.strip(), "unit_code": unit_code.strip(), "unit": unit.strip(), "total": total,
        "sources": dict(money or {}), "project_code": project_code.strip(), "complete_by": complete_by, "indicator": indicator.strip(),
        "planned": planned, "measure": measure.strip(),
    }  # fmt: skip
    _demand_sound(facts, year)
    if not decision.strip():
        raise BadInput({"decision": _NO_DECISION})
    if decided_on > as_of.date():
        raise BadInput({"decided_on": _NOT_YET})
    if origin not in ORIGINS:
        raise BadInput({"": _NO_ORIGIN})
    if Project.objects.filter(year=year, number=number, standing=True).exists():
        raise BadInput({"number": _IN_HISTORY.filled(year=year, number=number)})
    try:
        with transaction.atomic():
            row = Item.objects.create(
                year=year, number=number, **facts, path=_path(by, facts), decision=decision.strip(), decided_on=decided_on, origin=origin,
                key=key, place=dict(place or {}), one_group=one_group, carried_from=carried_from, state=state, entered_by=by.person,
                entered_at=as_of, search=_search(facts),
            )  # fmt: skip
    except IntegrityError as error:
        raise BadInput({"number": _THERE.filled(year=year, number=number)}) from error
    parts = [
        *(
            Milestone.objects.create(item=row, path=row.path, name=name, planned_on=on)
            for name, on in dict(milestones).items()
        ),
        *(ItemNeed.objects.create(item=row, need=need) for need in needs),
    ]
    for part in parts:
        noted(part, ITEM, "take_over", row.path, by, as_of)
    noted(row, ITEM, "take_over", row.path, by, as_of, year=year, number=number, origin=origin, key=key)
    return row


@transaction.atomic
def amend(*, item: Item, reason: str, version: int, by: Standing, as_of: datetime, **facts: Any) -> Item:
    """Correct what was entered, with the reason; what stood before stays in the journal. Raises BadInput by field."""
    row = held(item, ITEM, "amend", version, by, item.path)
    if not reason.strip():
        raise BadInput({"reason": WHY})
    now = {name: facts.get(name, getattr(row, name)) for name in FACTS}
    _demand_sound(now, row.year)
    before = {name: str(getattr(row, name)) for name in FACTS if getattr(row, name) != now[name]}
    for name, value in now.items():
        setattr(row, name, value)
    row.path, row.search = _path(by, now), _search(now)
    return moved(row, ITEM, "amend", row.path, by, as_of, reason=reason.strip(), before=before)


@transaction.atomic
def join_need(*, item: Item, need: Need, version: int, by: Standing, as_of: datetime) -> Item:
    """Say that an item answers a need: whoever raised it is told at each step from now on."""
    row = held(item, ITEM, "join_need", version, by, item.path)
    if need.state in ("erased", "left"):
        raise BadInput({"need": _GONE})
    if row.needs.filter(need=need).exists():
        raise BadInput({"need": _JOINED})
    return moved(
        row, ITEM, "join_need", row.path, by, as_of, [ItemNeed.objects.create(item=row, need=need)], need=need.pk
    )


@transaction.atomic
def release(*, item: Item, version: int, by: Standing, as_of: datetime) -> Item:
    """Put an item on the public page: what was decided of it, its milestones; reports and objections are released one by one."""
    row = held(item, ITEM, "release", version, by, item.path)
    row.released_at = as_of
    return moved(row, ITEM, "release", row.path, by, as_of)


@transaction.atomic
def withhold(*, item: Item, version: int, by: Standing, as_of: datetime) -> Item:
    """Take an item off the public page."""
    row = held(item, ITEM, "withhold", version, by, item.path)
    row.released_at = None
    return moved(row, ITEM, "withhold", row.path, by, as_of)


@transaction.atomic
def carry_over(
    *, item: Item, reason: str, number: int, complete_by: date, decision: str, decided_on: date, version: int, by: Standing,
    as_of: datetime, money: Mapping[str, int] | None = None,
) -> Item:  # fmt: skip
    """Carry an item over to the next year with the reason; there it stands anew under `number`, with the milestones that are left."""
    row = held(item, ITEM, "carry_over", version, by, item.path)
    row.reason = reason.strip()
    if not row.reason:
        raise BadInput({"reason": WHY})
    if complete_by.year <= row.year:
        raise BadInput({"complete_by": _LATER})
    moved(row, ITEM, "carry_over", row.path, by, as_of, reason=row.reason)
    facts = {
        name: getattr(row, name) for name in FACTS if name not in ("sources", "complete_by")
    } | {"complete_by": complete_by, "money": money}  # fmt: skip
    left = [(one.name, one.planned_on) for one in row.milestones.filter(done_on=None)]
    return take_over(
        year=row.year + 1, number=number, **facts, decision=decision, decided_on=decided_on, milestones=left,
        needs=[one.need for one in row.needs.select_related("need")], origin="carried", key=row.journal_key,
        one_group=row.one_group, carried_from=row, by=by, as_of=as_of,
    )  # fmt: skip


@transaction.atomic
def stop(*, item: Item, reason: str, decision: str, version: int, by: Standing, as_of: datetime) -> Item:
    """Note that an item was stopped, by which document and why."""
    row = held(item, ITEM, "stop", version, by, item.path)
    if not (reason.strip() and decision.strip()):
        raise BadInput({"reason": WHY} if not reason.strip() else {"decision": _NO_DECISION})
    row.reason = f"{decision.strip()}：{reason.strip()}"
    row = moved(row, ITEM, "stop", row.path, by, as_of, reason=row.reason)
    tell_needs(
        row,
        "built",
        Words("项目已终止：{reason}", "the item was stopped: {reason}").filled(reason=row.reason),
        by,
        as_of,
    )
    return row


def _demand_sound(facts: Mapping[str, Any], year: int) -> None:
    wrong = {name: _EMPTY for name in _NEEDED if not facts[name]}
    if facts["complete_by"].year < year:
        wrong["complete_by"] = _BEFORE
    amounts = [facts["total"] or 0, *facts["sources"].values()]
    if any(amount < 0 for amount in amounts):
        wrong["total"] = _NEGATIVE
    if set(facts["sources"]) - set(sources()):
        wrong[""] = _NO_SOURCE
    if facts["total"] is not None and sum(facts["sources"].values()) > facts["total"]:
        wrong["total"] = _MORE
    if wrong:
        raise BadInput(wrong)


def _path(by: Standing, facts: Mapping[str, Any]) -> str:
    return paths_of(by).path_of(facts["unit_code"], facts["unit"])


def _search(facts: Mapping[str, Any]) -> str:
    return searchable(facts["name"], facts["unit"], facts["content"][:200])


WHY = Words("请写明原因", "say why")
_EMPTY = Words("没有填写", "it is empty")
_NO_DECISION = Words("请写明依据的文件或会议", "name the document or session that decided it")
_NOT_YET = Words("日期不能晚于今天", "the day is not after today")
_NO_ORIGIN = Words("没有这种来源", "there is no such origin")
_IN_HISTORY = Words("{year} 年第 {number} 项已作为历史登记", "number {number} of {year} stands as history")
_THERE = Words("{year} 年第 {number} 项已经登记", "number {number} of {year} is registered already")
_GONE = Words("这件诉求已清除或转出", "that need was erased or handed on")
_JOINED = Words("这件诉求已经关联", "that need is joined already")
_LATER = Words("结转后的完成时限应在下一年或以后", "the new day lies in the next year or later")
_BEFORE = Words("完成时限不能早于项目年度", "it cannot lie before the year of the item")
_NEGATIVE = Words("金额不能是负数", "an amount cannot be below nothing")
_NO_SOURCE = Words("没有这种资金来源", "there is no such source of money")
_MORE = Words("当年资金合计多于总投资", "this year's money is more than the whole")
