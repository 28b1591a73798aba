"""Planning a review: what, when, which units, how many of whom; told to everybody, moved, cancelled (审查活动的安排)."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.urls import reverse

from guantong.apps.actors.models import Organisation, OrganisationKind
from guantong.apps.components.search import searchable
from guantong.apps.execution.selections import Redrawn, decided_for
from guantong.apps.execution.sight import home_of
from guantong.apps.notices import operations as notices
from guantong.apps.reviews.models import Quota, Review, ReviewedUnit
from guantong.apps.reviews.organising import organiser_for
from guantong.apps.reviews.recording import locked, recorded
from guantong.apps.reviews.workflow import REVIEW
from guantong.apps.years.models import PlanItem, Session
from guantong.domain.reviews.kinds import Level, Part, kinds
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput

MOST = 2000
"""More than are asked to any review."""


@transaction.atomic
def plan_review(
    *, kind: str, title: str, year: int, by: Standing, as_of: datetime, plan_item: PlanItem | None = None,
    outside_plan: bool = False, organiser: str = "", session: Session | None = None, basis: str = "", purpose: str = "", place: str = "", begins_on: date | None = None, ends_on: date | None = None, frozen_on: date | None = None,
    special: str = "",
) -> Review:  # fmt: skip
    """Plan a review of a kind; `organiser` is the path of a sub-district committee where the kind is one of theirs, "" one's own desk.

    Raises BadInput for an unknown kind, a title with words the kind must not use, a kind of a session without one, and for what is
    neither of the plan nor marked as outside it.
    """
    path = organiser or organiser_for(by)
    state = REVIEW.demand("plan_review", by, NEW, path)
    body = Organisation.objects.filter(path=path).first()
    facts = {
        "title": title, "year": year, "plan_item": plan_item, "outside_plan": outside_plan, "session": session,
        "basis": basis, "purpose": purpose, "place": place, "begins_on": begins_on, "ends_on": ends_on, "frozen_on": frozen_on,
        "special": special,
    }  # fmt: skip
    _checked(kind, facts, body, as_of.date())
    row = Review.objects.create(
        kind=kind, path=path, organiser=str(body or ""), planned_by=by.person, planned_at=as_of, state=state,
        search=searchable(title, str(body or "")), **facts,
    )  # fmt: skip
    recorded(row, row, REVIEW, "plan_review", by, as_of, kind=kind, year=year, outside_plan=outside_plan)
    return row


@transaction.atomic
def amend_review(*, review: Review, version: int, by: Standing, as_of: datetime, **facts: Any) -> Review:
    """Amend what is planned, day and place apart: those are moved, with the reason."""
    row = held(review, "amend_review", version, by)
    known = {name: facts[name] for name in _AMENDABLE if name in facts}
    body = Organisation.objects.filter(path=row.path).first()
    given = {name: getattr(row, name) for name in (*_AMENDABLE, "begins_on", "ends_on")}
    _checked(row.kind, {**given, **known}, body, as_of.date())
    for name, value in known.items():
        setattr(row, name, value)
    row.search = searchable(row.title, row.organiser)
    return moved(row, "amend_review", by, as_of, changed=sorted(known))


@transaction.atomic
def take_units(*, review: Review, version: int, by: Standing, as_of: datetime) -> Review:
    """Take the key units the chairpersons' council decided on for the year; those that are there stay.

    Raises BadInput where the year has no decided list.
    """
    row = held(review, "take_units", version, by)
    chosen = decided_for(by, row.year)
    if chosen is None:
        raise BadInput({"": _NOT_DECIDED.filled(year=row.year)})
    there = set(row.units.values_list("code", flat=True))
    names = {one.code: one.name for one in Redrawn(chosen).candidates}
    for code in chosen.units:
        if code not in there:
            name = names.get(code, code)
            made = ReviewedUnit.objects.create(
                review=row, code=code, name=name, path=home_of(by, code, name), how="selected"
            )
            recorded(made, row, REVIEW, "take_units", by, as_of, unit=code)
    row.selection = chosen.pk
    return moved(row, "take_units", by, as_of, selection=chosen.pk, units=chosen.units)


@transaction.atomic
def name_unit(
    *, review: Review, organisation: Organisation, reason: str, version: int, by: Standing, as_of: datetime
) -> Review:  # fmt: skip
    """Name a unit that is not of the list, with the reason; raises BadInput for one that is there."""
    row = held(review, "name_unit", version, by)
    try:
        with transaction.atomic():
            made = ReviewedUnit.objects.create(
                review=row,
                code=organisation.code,
                name=organisation.name,
                path=organisation.path,
                how="named",
                reason=reason,
            )
    except IntegrityError as error:
        raise BadInput({"organisation": _IN_IT}) from error
    recorded(made, row, REVIEW, "name_unit", by, as_of, unit=organisation.code)
    return moved(row, "name_unit", by, as_of, unit=organisation.code)


@transaction.atomic
def drop_unit(*, review: Review, unit: str, reason: str, version: int, by: Standing, as_of: datetime) -> Review:
    """Take a unit out, with the reason; raises BadInput for one that is not there, or was asked something already."""
    row = held(review, "drop_unit", version, by)
    found = row.units.filter(code=unit).first()
    if found is None or row.inquiries.filter(unit_code=unit).exists():
        raise BadInput({"unit": _NOT_IN_IT})
    found.delete()
    return moved(row, "drop_unit", by, as_of, unit=unit, reason=reason)


@transaction.atomic
def set_quota(*, review: Review, part: str, number: int, version: int, by: Standing, as_of: datetime) -> Review:
    """Say how many of one sort are asked to come; nothing takes the quota away. Raises BadInput for who has no part in the kind."""
    row = held(review, "set_quota", version, by)
    if Part(part) not in kinds()[row.kind].on(as_of.date()).takes_part:
        raise BadInput({"part": _NO_PART})
    if not 0 <= number <= MOST:
        raise BadInput({"number": _MANY})
    if number:
        quota, _ = Quota.objects.update_or_create(review=row, part=part, defaults={"number": number})
        recorded(quota, row, REVIEW, "set_quota", by, as_of, part=part, number=number)
    else:
        row.quotas.filter(part=part).delete()
    return moved(row, "set_quota", by, as_of, part=part, number=number)


@transaction.atomic
def invite(*, review: Review, invited_on: date, version: int, by: Standing, as_of: datetime) -> Review:
    """Note the day everybody was told; the units under review find it on their desks. Raises BadInput without a day and a place."""
    row = held(review, "invite", version, by)
    if row.begins_on is None or not row.place:
        raise BadInput({"": _NO_DAY})
    if invited_on > as_of.date():
        raise BadInput({"invited_on": TO_COME})
    row.invited_on = invited_on
    row = moved(row, "invite", by, as_of, on=invited_on.isoformat())
    _ask_units(row, by, as_of)
    return row


@transaction.atomic
def move_review(
    *, review: Review, begins_on: date, place: str, reason: str, version: int, by: Standing, as_of: datetime,
    ends_on: date | None = None,
) -> Review:  # fmt: skip
    """Move it to another day or place, with the reason; where it stood before stays to be seen."""
    row = held(review, "move_review", version, by)
    body = Organisation.objects.filter(path=row.path).first()
    given = {name: getattr(row, name) for name in _AMENDABLE}
    _checked(row.kind, {**given, "begins_on": begins_on, "ends_on": ends_on}, body, as_of.date())
    before = {"on": row.begins_on.isoformat() if row.begins_on else "", "place": row.place}
    row.moves = [*row.moves, {**before, "reason": reason, "by": by.person, "at": as_of.date().isoformat()}]
    row.begins_on, row.ends_on, row.place = begins_on, ends_on, place
    row = moved(row, "move_review", by, as_of, before=before["on"], after=begins_on.isoformat())
    if row.state == "invited":
        _ask_units(row, by, as_of)
    return row


@transaction.atomic
def cancel_review(*, review: Review, reason: str, version: int, by: Standing, as_of: datetime) -> Review:
    """Cancel it before it was held, with the reason; it stays to be seen."""
    row = held(review, "cancel_review", version, by)
    row.reason = reason
    notices.withdraw(of=row, verb="invite", by=by, as_of=as_of)
    return moved(row, "cancel_review", by, as_of)


def held(review: Review, verb: str, version: int, by: Standing) -> Review:
    """Return the locked row, if it stands as it was read; raises NotAllowed and Stale."""
    row = locked(review)
    row.state = REVIEW.demand_as_read(verb, by, row, version, row.path)
    return row


def moved(row: Review, verb: str, by: Standing, as_of: datetime, **content: Any) -> Review:
    """Save a row that was held, and record it."""
    row.version += 1
    row.save()
    recorded(row, row, REVIEW, verb, by, as_of, state=row.state, **content)
    return row


def _ask_units(row: Review, by: Standing, as_of: datetime) -> None:
    """Put it on the desks of the units under review; a new day moves with it."""
    for unit in row.units.exclude(path=""):
        notices.ask(
            of=row, verb="invite", title=f"准备：{row.title}", where=reverse("reviews:review", args=[row.pk]), path=unit.path,
            by=by, as_of=as_of, due_on=row.begins_on, waits_for=unit.name, planned=True,
        )  # fmt: skip


def _checked(name: str, facts: Mapping[str, Any], body: Organisation | None, today: date) -> None:
    """Raise BadInput at every field that cannot be so."""
    kind, wrong = kinds().get(name), {}
    if kind is None:
        raise BadInput({"kind": _NO_KIND})
    of_street = body is not None and body.kind == OrganisationKind.SUBDISTRICT_COMMITTEE
    if of_street != (kind.level is Level.SUBDISTRICT):
        wrong["kind"] = _STREET if kind.level is Level.SUBDISTRICT else _DISTRICT
    if unfit := kind.on(today).unfit(facts["title"]):
        wrong["title"] = _UNFIT.filled(words="、".join(f"{word}→{said}" for word, said in unfit.items()))
    if facts["special"] and facts["special"] not in {one.key for one in kind.on(today).specials}:
        wrong["special"] = _NO_SPECIAL
    if kind.session and not facts["session"]:
        wrong["session"] = _NO_SESSION
    if not facts["plan_item"] and not facts["outside_plan"]:
        wrong["plan_item"] = _NO_ITEM
    begins_on, ends_on, year = facts["begins_on"], facts["ends_on"], facts["year"]
    if begins_on and not year - 2 <= begins_on.year <= year + 3:
        wrong["begins_on"] = _FAR
    if ends_on and (begins_on is None or ends_on < begins_on):
        wrong["ends_on"] = _ENDS_BEFORE
    if wrong:
        raise BadInput(wrong)


_AMENDABLE = ("title", "year", "plan_item", "outside_plan", "session", "basis", "purpose", "frozen_on", "special")
TO_COME = Words("日期不晚于今天", "the day is not to come")
_NO_KIND = Words("请选择审查活动的种类", "choose a kind of review")
_STREET = Words(
    "这一种由人大街道工委组织，请选择街道", "this kind is organised by a sub-district committee: choose one"
)
_DISTRICT = Words(
    "街道不是一级预算，这一种由区级组织", "a sub-district is no budget level: this kind is the district's"
)
_UNFIT = Words("名称请换用合适的说法：{words}", "this kind says it otherwise: {words}")
_NO_SESSION = Words("这一种属于一次会议，请选择会议", "this kind belongs to a session: name it")
_NO_SPECIAL = Words("这一种类没有这一类专项报告", "this kind has no such special report")
_NO_ITEM = Words(
    "请选择年度监督计划的事项，或勾选“临时安排”", "name the item of the yearly plan, or mark it as outside the plan"
)
_FAR = Words("日期与年度相差太远，请核对", "the day is far from the year: check it")
_ENDS_BEFORE = Words("结束日期不早于开始日期", "it ends no earlier than it begins")
_NOT_DECIDED = Words("{year}年的重点部门名单尚未由主任会议确定；可先点名被审单位", "the key units of {year} are not decided yet: name units meanwhile")  # fmt: skip
_IN_IT = Words("该单位已在其中", "it is in it already")
_NOT_IN_IT = Words("没有这个单位，或已有对它的询问，不能移出", "it is not there, or was asked something already")
_NO_PART = Words("这一种审查活动没有这类参加人", "nobody of that sort takes part in this kind")
_MANY = Words(f"名额在 0 到 {MOST} 之间", f"from 0 to {MOST}")
_NO_DAY = Words("请先定日期和地点，再登记已通知", "set day and place first")
