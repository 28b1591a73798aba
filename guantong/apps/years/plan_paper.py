"""The supervision plan as a paper: items by number, with way, month and who prepares each; docx and pdf come with papers (计划文件)."""

from datetime import datetime

from django.db import transaction

from guantong.apps.actors.models import Organisation, OrganisationKind
from guantong.apps.journal.operations import record
from guantong.apps.papers import operations as papers
from guantong.apps.papers.models import Paper
from guantong.apps.years.models import SupervisionPlan
from guantong.apps.years.plan_workflow import PLAN
from guantong.domain.papers.blocks import Block, Column, Paragraph, Table
from guantong.domain.period import printed_day
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput

KIND = "supervision_plan"


@transaction.atomic
def draft_plan(*, plan: SupervisionPlan, version: int, by: Standing, as_of: datetime) -> Paper:
    """Draft the plan as it stands, for the standing committee; raises BadInput for one without items."""
    row = SupervisionPlan.objects.select_for_update().get(pk=plan.pk)
    PLAN.demand_as_read("draft_plan", by, row, version, row.path)
    to = Organisation.objects.filter(kind=OrganisationKind.STANDING_COMMITTEE.value).first()
    body = body_of(row)
    if to is None or len(body) == 1:
        raise BadInput({"": _EMPTY})
    row.version = version + 1
    row.save()
    record(
        by=by, as_of=as_of, room="years", verb="draft_plan", path=row.path, of=row, content={"state": row.state},
        says=Words(f"拟稿：{row}", f"drafted: {row}"),
    )  # fmt: skip
    return papers.draft(
        kind=KIND, addressee=to, title=f"{row.year.words.zh}监督工作计划", body=body, subject_of=row.journal_key,
        subject_name=str(row), subject_where=f"/years/supervision/{row.pk}/", by=by, as_of=as_of,
    )  # fmt: skip


def body_of(plan: SupervisionPlan) -> tuple[Block, ...]:
    """Return what the paper says: how the plan came about, and a table of its items in force."""
    told = "根据监督法第六十三条制定。"
    if plan.adopted_on:
        told += f"{printed_day(plan.adopted_on)}主任会议通过（{plan.adopted_document}）。"
    for one in plan.amendments:
        told += f"{one['on']}调整（{one['document']}）：{one['what']}，{one['why']}。"
    items = plan.items.filter(state="listed").select_related("session").order_by("number")
    rows = tuple(
        (f"{at}", item.title, item.get_way_display(), _when(item), item.lead) for at, item in enumerate(items, 1)
    )
    if not rows:
        return (Paragraph.of(told),)
    heads = (Column("序号", 1), Column("监督事项", 5), Column("监督方式", 3), Column("时间", 2), Column("承办", 3))
    return (Paragraph.of(told), Table(heads, rows))


def _when(item: object) -> str:
    session, month = item.session, item.month  # type: ignore[attr-defined]
    return f"{session.on.month}月" if session else f"{month}月" if month else ""


_EMPTY = Words("计划里还没有事项", "the plan has no item yet")
