"""The verbs of the annual supervision plan and its items: called for, passed, published by a person, amended with reason (监督计划)."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from guantong.apps.components.search import searchable
from guantong.apps.journal.operations import record
from guantong.apps.years.models import FiscalYear, PlanItem, Session, SupervisionPlan, Topic
from guantong.apps.years.plan_workflow import ITEM, PLAN
from guantong.domain.lifecycle.calendar import step_kind
from guantong.domain.lifecycle.topics import Way
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput

STATUTORY = (
    ("accounts_approval", Way.APPROVAL, 7), ("execution_report", Way.REPORT, 8), ("plan_report", Way.REPORT, 8),
    ("audit_report", Way.REPORT, 7), ("rectification_report", Way.REPORT, 12), ("state_assets", Way.REPORT, 10),
    ("debt_report", Way.REPORT, 10),
)  # fmt: skip
"""What the law puts before a standing committee every year, the way, and a usual month (a proposal, to be changed)."""


@transaction.atomic
def call(*, year: FiscalYear, text: str, until: date, by: Standing, as_of: datetime) -> SupervisionPlan:
    """Call for topics of `year`: from here on everybody invited may propose; the plan begins."""
    PLAN.demand("call", by, NEW, "")
    if until < as_of.date():
        raise BadInput({"until": _PAST})
    path = next(post.path for post in by.posts if any(post.role in who.roles for who in PLAN.row("call").who))
    plan, new = SupervisionPlan.objects.get_or_create(
        year=year, defaults={"path": path, "call": text.strip(), "called_on": as_of.date(), "until": until}
    )
    if not new:
        raise BadInput({"year": _THERE.filled(year=year.year)})
    return _recorded(plan, "call", by, as_of)


@transaction.atomic
def list_item(
    *, plan: SupervisionPlan, title: str, way: Way, version: int, by: Standing, as_of: datetime,
    month: int | None = None, session: Session | None = None, lead: str = "", topic: Topic | None = None,
    why: str = "", document: str = "",
) -> PlanItem:  # fmt: skip
    """List an item, of a candidate topic or by law; in a published plan that is an amendment, with why and document."""
    row = _held(plan, "list_item", version, by)
    _amend(row, as_of, why, document, Words("增列“{title}”", "").filled(title=title).zh)
    item = _listed(row, title, way, month, session, lead, topic, by, as_of)
    _recorded(row, "list_item", by, as_of)
    return item


@transaction.atomic
def list_statutory(*, plan: SupervisionPlan, version: int, by: Standing, as_of: datetime) -> SupervisionPlan:
    """List what the law asks for every year and the plan has not yet: final accounts, execution, audit, assets, debt."""
    row = _held(plan, "list_statutory", version, by)
    known = set(row.items.values_list("title", flat=True))
    for key, way, month in STATUTORY:
        title = step_kind(key).words.zh
        if title not in known:
            _listed(row, title, way, month, None, "", None, by, as_of)
    return _recorded(row, "list_statutory", by, as_of)


@transaction.atomic
def change_item(
    *, item: PlanItem, title: str, way: Way, version: int, by: Standing, as_of: datetime, month: int | None = None,
    session: Session | None = None, lead: str = "", why: str = "", document: str = "",
) -> PlanItem:  # fmt: skip
    """Change an item; in a published plan with why and document: the plan keeps both."""
    return _moved(item, "change_item", version, by, as_of, why, document, title=title, way=way.value, month=month, session=session, lead=lead)  # fmt: skip


@transaction.atomic
def drop_item(*, item: PlanItem, why: str, version: int, by: Standing, as_of: datetime, document: str = "") -> PlanItem:
    """Drop an item, with why; it stays in the list as dropped."""
    if not why.strip():
        raise BadInput({"why": _WHY})
    return _moved(item, "drop_item", version, by, as_of, why, document, reason=why.strip())


@transaction.atomic
def restore_item(
    *, item: PlanItem, why: str, version: int, by: Standing, as_of: datetime, document: str = ""
) -> PlanItem:
    """Take a dropped item up again, with why."""
    return _moved(item, "restore_item", version, by, as_of, why, document, reason="")


@transaction.atomic
def note_party_report(
    *, plan: SupervisionPlan, party_on: date, party_document: str, version: int, by: Standing, as_of: datetime
) -> SupervisionPlan:
    """Note the day and number of a report to the party committee: by choice, and nothing of its content."""
    row = _held(plan, "note_party_report", version, by)
    row.party_on, row.party_document = _not_later(party_on, as_of, "party_on"), party_document
    return _recorded(row, "note_party_report", by, as_of)


@transaction.atomic
def adopt(
    *, plan: SupervisionPlan, adopted_on: date, adopted_document: str, version: int, by: Standing, as_of: datetime
) -> SupervisionPlan:
    """Note that the chairpersons' council passed the plan: its day and number."""
    row = _held(plan, "adopt", version, by)
    if not row.items.filter(state="listed").exists():
        raise BadInput({"": _EMPTY})
    row.adopted_on, row.adopted_document = _not_later(adopted_on, as_of, "adopted_on"), adopted_document
    return _recorded(row, "adopt", by, as_of)


@transaction.atomic
def publish(*, plan: SupervisionPlan, where: str, version: int, by: Standing, as_of: datetime) -> SupervisionPlan:
    """Publish the plan: the act of the person who does it, named beside the day (监督法63)."""
    row = _held(plan, "publish", version, by)
    row.published_on, row.published_where, row.published_by = as_of.date(), where.strip(), by.name or by.person
    return _recorded(row, "publish", by, as_of)


@transaction.atomic
def unpublish(*, plan: SupervisionPlan, version: int, by: Standing, as_of: datetime) -> SupervisionPlan:
    """Take a publication back; the journal keeps that it was."""
    row = _held(plan, "unpublish", version, by)
    row.published_on, row.published_where, row.published_by = None, "", ""
    return _recorded(row, "unpublish", by, as_of)


@transaction.atomic
def reopen_plan(*, plan: SupervisionPlan, version: int, by: Standing, as_of: datetime) -> SupervisionPlan:
    """Take a plan back to calling, before it is published."""
    row = _held(plan, "reopen_plan", version, by)
    row.adopted_on, row.adopted_document = None, ""
    return _recorded(row, "reopen_plan", by, as_of)


def _listed(
    plan: SupervisionPlan, title: str, way: Way, month: int | None, session: Session | None, lead: str,
    topic: Topic | None, by: Standing, as_of: datetime,
) -> PlanItem:  # fmt: skip
    last = plan.items.aggregate(last=Max("number"))["last"] or 0
    item = PlanItem.objects.create(
        plan=plan, topic=topic, number=last + 1, title=title.strip(), way=way.value, month=month, session=session,
        lead=lead, search=searchable(title, lead),
    )  # fmt: skip
    _kept(item, "list_item", plan.path, by, as_of, {"number": item.number})
    if topic is not None:
        held = Topic.objects.select_for_update().get(pk=topic.pk)
        if held.state != "candidate":
            raise BadInput({"topic": _NO_CANDIDATE})
        held.state, held.version = "taken_in", held.version + 1
        held.save()
        _kept(held, "list_item", held.path, by, as_of, {"state": held.state})
    return item


def _moved(
    item: PlanItem, verb: str, version: int, by: Standing, as_of: datetime, why: str, document: str, **changes: Any
) -> PlanItem:
    plan = SupervisionPlan.objects.select_for_update().get(pk=item.plan_id)
    row = PlanItem.objects.select_for_update().get(pk=item.pk)
    row.state = ITEM.demand_as_read(verb, by, row, version, plan.path)
    words = ITEM.row(verb).words
    for name, value in changes.items():
        setattr(row, name, value)
    row.version, row.search = version + 1, searchable(row.title, row.lead)
    row.save()
    if _amend(plan, as_of, why, document, f"{words.zh}“{row.title}”"):
        plan.version += 1
        plan.save()
        _kept(plan, verb, plan.path, by, as_of, {"why": why, "document": document})
    _kept(row, verb, plan.path, by, as_of, {"state": row.state, "why": why})
    return row


def _amend(plan: SupervisionPlan, as_of: datetime, why: str, document: str, what: str) -> bool:
    """Write an amendment into a published plan; raises BadInput at `why` or `document` where one is missing."""
    if plan.state != "published":
        return False
    missing = {name: _PUBLISHED for name, typed in (("why", why), ("document", document)) if not typed.strip()}
    if missing:
        raise BadInput(missing)
    told = {"on": as_of.date().isoformat(), "document": document.strip(), "why": why.strip(), "what": what}
    plan.amendments = [*plan.amendments, told]
    return True


def _held(plan: SupervisionPlan, verb: str, version: int, by: Standing) -> SupervisionPlan:
    row = SupervisionPlan.objects.select_for_update().get(pk=plan.pk)
    row.state = PLAN.demand_as_read(verb, by, row, version, row.path)
    row.version = version + 1
    return row


def _recorded(plan: SupervisionPlan, verb: str, by: Standing, as_of: datetime) -> SupervisionPlan:
    plan.save()
    _kept(plan, verb, plan.path, by, as_of, {"state": plan.state})
    return plan


def _kept(row: Any, verb: str, path: str, by: Standing, as_of: datetime, content: dict[str, Any]) -> None:
    table = ITEM if isinstance(row, PlanItem) and verb != "list_item" else PLAN
    words = table.row(verb).words if any(one.verb == verb for one in table.rows) else ITEM.row(verb).words
    says = Words(f"{words.zh}：{row}", f"{words.en}: {row}")
    record(by=by, as_of=as_of, room="years", verb=verb, path=path, of=row, says=says, content=content)


def _not_later(day: date, as_of: datetime, field: str) -> date:
    if day > as_of.date():
        raise BadInput({field: _NOT_YET})
    return day


_PAST = Words("截止日期已过", "that day has passed")
_THERE = Words("{year}年度的监督计划已经开始征集", "the plan of {year} is there already")
_WHY = Words("请写明理由", "say why")
_EMPTY = Words("计划里还没有事项", "the plan has no item yet")
_NO_CANDIDATE = Words("这个议题不是候选，或已列入", "this topic is no candidate, or in the plan already")
_PUBLISHED = Words(
    "计划已公布：调整须写明理由和文号（监督法63）", "the plan is published: an amendment says why and by which document"
)
_NOT_YET = Words("尚未到这一天", "this day has not come yet")
