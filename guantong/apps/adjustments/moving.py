"""How every verb holds a plan, moves it and records it (办理与留痕)."""

from datetime import date, datetime
from typing import Any

from django.db.models import Q

from guantong.apps.actors.models import Membership
from guantong.apps.adjustments.models import Edition, Item, Plan, Remark
from guantong.apps.adjustments.workflow import PLAN
from guantong.apps.journal.operations import record
from guantong.domain.roles import Role, Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput


def held(plan: Plan, verb: str, version: int | None, by: Standing) -> Plan:
    """Return the plan, locked, if `verb` is open to `by` and nobody changed it since `version`; raises NotAllowed, Stale."""
    row = _locked(plan)
    PLAN.demand_as_read(verb, by, row, version, row.path)
    return row


def move(row: Plan, verb: str, by: Standing, as_of: datetime, **content: Any) -> Plan:
    """Save a held plan in the state its verb leads to, and record it."""
    row.state = PLAN.demand(verb, by, row.state, row.path)
    row.version += 1
    row.save()
    return recorded(row, verb, by, as_of, **content)


def recorded(row: Plan, verb: str, by: Standing, as_of: datetime, **content: Any) -> Plan:
    """Record what was done to a plan that was saved."""
    words = PLAN.row(verb).words
    record(
        by=by, as_of=as_of, room="adjustments", verb=verb, path=row.path, of=row,
        says=Words(f"{words.zh}：方案 {row.pk}", f"{words.en}: plan {row.pk}"),
        content={"state": row.state, "version": row.version, **{name: _plain(value) for name, value in content.items()}},
    )  # fmt: skip
    return row


def kept(thing: Edition | Item | Remark, plan: Plan, verb: str, by: Standing, as_of: datetime) -> None:
    """Record what was done to a part of a plan."""
    called = type(thing).CALLED
    record(
        by=by, as_of=as_of, room="adjustments", verb=verb, path=plan.path, of=thing,
        says=Words(f"{called.zh} {thing.pk}：方案 {plan.pk}", f"{called.en} {thing.pk} of plan {plan.pk}"),
    )  # fmt: skip


def current(plan: Plan) -> Edition:
    """Return the latest version of a plan."""
    found = plan.editions.order_by("-number").first()
    assert found is not None  # noqa: S101 - every plan is made with its first
    return found


def finance_path(on: date) -> str:
    """Return the path of the district's finance bureau on a day, "" while there is none."""
    posts = Membership.objects.filter(role=Role.FINANCE_BUREAU.value, begins_on__lte=on).exclude(ends_on__lt=on)
    paths = posts.filter(Q(organisation__ends_on=None)).order_by("organisation__path")
    return str(paths.values_list("organisation__path", flat=True).first() or "")


def not_to_come(field: str, day: date, as_of: datetime) -> None:
    """Raise BadInput for a day that has not come yet."""
    if day > as_of.date():
        raise BadInput({field: _TO_COME})


def said(field: str, typed: str) -> str:
    """Return what was typed without blanks around it; raises BadInput where nothing was."""
    if not typed.strip():
        raise BadInput({field: _EMPTY})
    return typed.strip()


def _locked(plan: Plan) -> Plan:
    return Plan.objects.select_for_update().get(pk=plan.pk)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


_TO_COME = Words("这一天还没有到", "this day has not come yet")
_EMPTY = Words("请填写", "fill this in")
