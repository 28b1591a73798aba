"""The study of a plan: remarks, the opinion as a paper, what finance answered, the plan revised after it (研究意见与反馈)."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from guantong.apps.actors.models import Organisation
from guantong.apps.adjustments.items import copied
from guantong.apps.adjustments.models import Edition, Item, Plan, Remark
from guantong.apps.adjustments.moving import current, held, kept, move, not_to_come, said
from guantong.apps.adjustments.terms import terms
from guantong.apps.components.keys import row_numbered
from guantong.apps.papers import operations as papers
from guantong.apps.papers.models import Paper
from guantong.apps.years.queries import acting, count_to_session
from guantong.domain.evidence import Evidence
from guantong.domain.papers.blocks import Block, Heading, Paragraph
from guantong.domain.papers.blocks import Item as Numbered
from guantong.domain.papers.kinds import Organ
from guantong.domain.papers.parts import Figure, Part, of, quoted
from guantong.domain.period import printed_day
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput


@transaction.atomic
def study(*, plan: Plan, version: int, by: Standing, as_of: datetime) -> Plan:
    """Begin the study of a plan."""
    return move(held(plan, "study", version, by), "study", by, as_of)


@transaction.atomic
def remark(*, plan: Plan, words: str, version: int, by: Standing, as_of: datetime, item: str = "") -> Plan:
    """Make a remark on the plan, or on one of its lines: later versions are held against it."""
    row = held(plan, "remark", version, by)
    edition = current(row)
    line = _line(edition, item)
    number = row.remarks.count() + 1
    made = Remark.objects.create(
        plan=row, number=number, line=list(line.key) if line else [], line_name=str(line)[:200] if line else "",
        edition=edition.number, words=said("words", words), given_by=by.person, given_at=as_of,
    )  # fmt: skip
    kept(made, row, "remark", by, as_of)
    return move(row, "remark", by, as_of, remark=number)


@transaction.atomic
def draft_opinion(*, plan: Plan, version: int, by: Standing, as_of: datetime) -> Paper:
    """Compose the opinion 研究意见 of all remarks as a paper to the finance bureau; a person checks, signs and sends it.

    Raises BadInput where there is no remark, or finance is not among the organisations.
    """
    row = held(plan, "draft_opinion", version, by)
    remarks = list(row.remarks.all())
    if not remarks:
        raise BadInput({"": _NO_REMARK})
    addressee = Organisation.objects.filter(path=row.path).first()
    if addressee is None:
        raise BadInput({"": _NO_FINANCE})
    edition = current(row)
    lines = {item.key: item for item in edition.items.filter(dropped=False)}
    counts = count_to_session(row.received_on, row.session) if row.session else ()
    who, act = acting("adjustment_reviewer", row.received_on), acting("adjustment_act", row.received_on).words
    called = "研究意见" if act.zh.startswith("研究") else f"{act.zh}意见"
    stamped = f"，{counts[-1].words.zh}" if counts else ""
    body: tuple[Block, ...] = (
        Paragraph.of(
            f"{addressee.name}送来的《{_plain(row.title, row)}》（第{edition.number}版）于{printed_day(row.received_on)}收到{stamped}。",
            f"{who.words.zh}{act.zh}如下。"
            if act.zh.endswith("意见")
            else f"{who.words.zh}进行了{act.zh}，提出意见如下。",
        ),
        Heading("一、研究意见"),
        *(Numbered(one.number, of(*_said(one, lines, row))) for one in remarks),
        Heading("二、有关要求"),
        Paragraph.of("请逐条研究，将采纳情况和理由书面反馈；需要修改方案的，一并送来修改后的方案。"),
    )
    paper = papers.draft(
        kind="study_opinion", addressee=addressee, title=f"关于{row.called.zh}预算调整方案的{called}", body=body,
        subject_of=row.journal_key, subject_name=str(row), subject_where=f"/adjustments/{row.pk}/", by=by, as_of=as_of,
        issuer=Organ(who.organ) if who.organ else None,
    )  # fmt: skip
    move(row, "draft_opinion", by, as_of, paper=paper.pk)
    return paper


@transaction.atomic
def answer_remark(
    *, plan: Plan, remark: str, outcome: str, answer: str, answered_on: date, version: int, by: Standing, as_of: datetime
) -> Plan:  # fmt: skip
    """Note what finance answered to one remark: adopted, in part, or not, with its words."""
    row = held(plan, "answer_remark", version, by)
    found = (
        row.remarks.select_for_update().filter(number=remark).first()
        if remark.isdecimal() and len(remark) < 6
        else None
    )
    if found is None:
        raise BadInput({"remark": _NO_SUCH})
    if outcome not in terms("outcomes", answered_on):
        raise BadInput({"outcome": _NO_OUTCOME})
    not_to_come("answered_on", answered_on, as_of)
    found.outcome, found.answer, found.answered_on = outcome, said("answer", answer), answered_on
    found.save()
    kept(found, row, "answer_remark", by, as_of)
    return move(row, "answer_remark", by, as_of, remark=found.number, outcome=outcome)


@transaction.atomic
def answer(*, plan: Plan, feedback: str, feedback_on: date, version: int, by: Standing, as_of: datetime) -> Plan:
    """Note finance's answer to the opinion as a whole."""
    row = held(plan, "answer", version, by)
    not_to_come("feedback_on", feedback_on, as_of)
    row.feedback, row.feedback_on = said("feedback", feedback), feedback_on
    return move(row, "answer", by, as_of, feedback_on=feedback_on)


@transaction.atomic
def revise(*, plan: Plan, came_on: date, note: str, version: int, by: Standing, as_of: datetime) -> Plan:
    """Receive a revised plan: a new version that begins with the lines of the one before, which stays as it was."""
    row = held(plan, "revise", version, by)
    not_to_come("came_on", came_on, as_of)
    earlier = current(row)
    later = Edition.objects.create(plan=row, number=earlier.number + 1, came_on=came_on, note=note.strip())
    kept(later, row, "revise", by, as_of)
    copied(row, earlier, later, "revise", by, as_of)
    return move(row, "revise", by, as_of, edition=later.number, came_on=came_on)


def _line(edition: Edition, item: str) -> Item | None:
    if not item:
        return None
    found = row_numbered(edition.items.filter(dropped=False), item)
    if found is None:
        raise BadInput({"item": _NO_LINE})
    return found


def _said(one: Remark, lines: Mapping[Any, Item], plan: Plan) -> Sequence[Part]:
    """Return a remark with the line it is about, its amount, and where that stands."""
    item = lines.get(tuple(one.line)) if one.line else None
    words = _plain(one.words, plan)
    if item is None:
        return (words,)
    place = item.place or {"file": f"预算调整方案 {plan.pk} 第{one.edition}版第{item.row}项（录入）"}
    computed = bool(place.get("computed"))
    evidence = Evidence(
        file=str(place["file"]), page=int(place.get("page", 0)), sheet=str(place.get("sheet", "")), row=int(place.get("row", 0)),
        column=str(place.get("label", "")), printed=str(place.get("printed", "")), fen=item.after if computed else item.change,
    )  # fmt: skip
    figure = Figure(item.change, (evidence,), how="调整后减调整前" if computed else "")
    return (_plain(str(item), plan), "（增减", figure, "）：", words)


def _plain(words: str, plan: Plan) -> Part:
    """Return words as a paper takes them: an amount in them stands in the plan's file of remarks."""
    return quoted(words, Evidence(file=f"预算调整方案 {plan.pk} 的研究意见登记", page=0))


_NO_REMARK = Words("还没有意见，请先提出", "there is no remark yet")
_NO_FINANCE = Words("机构中没有财政部门，请先登记", "no finance bureau among the organisations")
_NO_SUCH = Words("没有这一条意见", "there is no such remark")
_NO_OUTCOME = Words("请选择采纳情况", "choose what became of it")
_NO_LINE = Words("这一版没有这一项", "this version has no such item")
