"""The letters a matter leaves by: handed over to the government and through it, urged; composed here, sent by a person (交办函、督办函).

The paper itself is of `papers`: drafted, checked, signed, numbered by the office, its way noted station by station.
"""

from collections.abc import Sequence
from datetime import date, datetime

from django.conf import settings
from django.db import transaction

from guantong.apps.actors.models import Organisation, OrganisationKind
from guantong.apps.findings.models import Matter
from guantong.apps.findings.moving import held, move
from guantong.apps.findings.sourced import amount_of, bodies_of, found_in, joined, plain_title
from guantong.apps.findings.workflow import MATTER
from guantong.apps.papers import operations as papers
from guantong.apps.papers.models import Paper
from guantong.domain.papers.blocks import Annex, Block, Column, Heading, Paragraph, Table
from guantong.domain.papers.parts import Part, Unsourced
from guantong.domain.period import printed_day
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workdays.deadlines import days_past
from guantong.domain.workflow.table import BadInput

HANDING_OVER = ("matters_handover", "opinions_handover")
URGING, SLIP = "urging_letter", "urging_slip"
MOST = 200
"""So many matters stand in one letter; more are no letter any more."""


@transaction.atomic
def draft_handover(
    *, matter: Matter, version: int, by: Standing, as_of: datetime, due_on: date | None = None
) -> Paper:  # fmt: skip
    """Draft the letter that hands a matter to the district government, which passes it on to all who handle it.

    `due_on` is the day by which the government is asked to report, where a rule or a decision names one.
    Raises BadInput where the matter names an amount and nobody says where it stands.
    """
    return _handover([held(matter, "draft_handover", version, by)], due_on, by, as_of)


@transaction.atomic
def draft_joint_handover(
    *, matters: Sequence[Matter], by: Standing, as_of: datetime, due_on: date | None = None
) -> Paper:  # fmt: skip
    """Draft one letter that hands several matters over, with the list of them as its annex (交办清单)."""
    if not 0 < len(matters) <= MOST:
        raise BadInput({"": _HOW_MANY})
    rows = [held(matter, "draft_handover", None, by) for matter in sorted(matters, key=lambda one: one.pk)]
    return _handover(rows, due_on, by, as_of)


@transaction.atomic
def draft_urging(*, matter: Matter, version: int, by: Standing, as_of: datetime) -> Paper:
    """Draft the letter that asks how a matter stands that is not put right."""
    row = held(matter, "draft_urging", version, by)
    body = (
        Paragraph.of(_so_far(row, as_of.date())),
        Heading("一、督办事项"),
        *_told(row),
        Heading("二、请说明的情况"),
        Paragraph.of("请说明目前进展、尚未完成的原因、下一步措施和完成时间，并附证明材料，一并书面报送。"),
    )
    return _urged(row, "draft_urging", URGING, f"关于督办{plain_title(row)}事项的函", body, by, as_of)


@transaction.atomic
def draft_slip(*, matter: Matter, version: int, by: Standing, as_of: datetime) -> Paper:
    """Draft the slip that goes with it: filled in by who handles the matter, and sent back (督办单)."""
    row = held(matter, "draft_slip", version, by)
    amount = _sourced(row)[1]
    rows: tuple[tuple[Part, Part], ...] = (
        ("督办事项", plain_title(row)), ("主办单位", joined(bodies_of(row, "lead"))),
        ("会办单位", joined(bodies_of(row, "joint")) or "—"), ("交办文号、日期", f"{row.number}，{_day(row.handed_on)}"),
        ("整改期限", _day(row.due_on)), ("问题", _sourced(row)[0]), ("涉及金额", amount or "—"),
        ("目前状态", f"{MATTER.states[row.state].zh}（截至{_day(as_of.date())}）"),
        ("目前进展", "\n\n\n"), ("尚未完成的原因", "\n\n"), ("下一步措施、完成时间", "\n\n"), ("填报人、日期（盖章）", "\n"),
    )  # fmt: skip
    body = (Table((Column("项目", 2), Column("内容", 7)), rows),)
    return _urged(row, "draft_slip", SLIP, "督办单", body, by, as_of)


def _handover(rows: Sequence[Matter], due_on: date | None, by: Standing, as_of: datetime) -> Paper:
    government = Organisation.objects.filter(kind=OrganisationKind.GOVERNMENT).order_by("path").first()
    if government is None:
        raise BadInput({"": _NO_GOVERNMENT})
    if due_on is not None and due_on <= as_of.date():
        raise BadInput({"due_on": _PAST})
    opinions = all(row.source == "review_opinion" for row in rows)
    committee, first = f"{settings.DISTRICT}人大常委会", rows[0]
    what = f"{committee}组成人员的审议意见" if opinions else f"{committee}在监督工作中提出的"
    by_when = f"于{_day(due_on)}前" if due_on else ""
    asked = Paragraph.of(f"请组织有关单位研究处理，明确责任单位、责任人、措施和时限，{by_when}将研究处理情况书面报送{committee}。")  # fmt: skip
    if len(rows) == 1:
        title = f"关于交办{plain_title(first)}事项的函"
        body: tuple[Block, ...] = (
            Paragraph.of(f"现将{what}{'' if opinions else '下列事项'}交由{government.name}研究处理。"),
            Heading("一、交办事项"), *_told(first), Heading("二、承办单位"), Paragraph.of(_handled_by(first)),
            Heading("三、有关要求"), asked,
        )  # fmt: skip
        annex: tuple[Block, ...] = ()
    else:
        title = f"关于交办{plain_title(first)}等{len(rows)}件事项的函"
        count = f"{len(rows)}件，见附件" if opinions else f"{len(rows)}件事项（见附件）"
        body = (
            Paragraph.of(f"现将{what}{f'（{count}）' if opinions else count}交由{government.name}研究处理。"),
            asked,
        )
        annex = (Annex(_LIST), _list(rows))
    concerns = [(row.journal_key, plain_title(row), f"/findings/{row.pk}/") for row in rows]
    paper = papers.draft(
        kind=HANDING_OVER[opinions], addressee=government, title=title, body=(*body, *annex), subject_of=first.journal_key,
        subject_name=concerns[0][1], subject_where=concerns[0][2], also_about=concerns[1:], passed_on=_handlers(rows),
        enclosures=[_LIST] if annex else [], by=by, as_of=as_of,
    )  # fmt: skip
    for row in rows:
        row.due_on = due_on or row.due_on
        move(row, "draft_handover", by, as_of, inside=True, paper=paper.pk)
    return paper


def _urged(
    row: Matter, verb: str, kind: str, title: str, body: tuple[Block, ...], by: Standing, as_of: datetime
) -> Paper:  # fmt: skip
    joint = [one for one in _handlers([row]) if one.path != row.path]
    paper = papers.draft(
        kind=kind, addressee=Organisation.objects.get(path=row.path), title=title, body=body, subject_of=row.journal_key,
        subject_name=plain_title(row), subject_where=f"/findings/{row.pk}/", passed_on=joint, by=by, as_of=as_of,
    )  # fmt: skip
    move(row, verb, by, as_of, inside=True, paper=paper.pk)
    return paper


def _told(row: Matter) -> tuple[Block, ...]:
    said, amount = _sourced(row)
    return (Paragraph.of(said), *([Paragraph.of("涉及金额", amount, "。")] if amount else []))


def _sourced(row: Matter) -> tuple[Part, Part | None]:
    """Return what was found and its amount; raises BadInput, naming the matter, for an amount without its place."""
    try:
        return found_in(row), amount_of(row)
    except Unsourced as error:
        raise BadInput({"": _NO_SOURCE.filled(title=row.title)}) from error


def _list(rows: Sequence[Matter]) -> Table:
    columns = (Column("序号", 2), Column("事项", 4), Column("问题", 8), Column("涉及金额", 4, "amount"), Column("主办单位", 3), Column("会办单位", 3))  # fmt: skip
    lines = []
    for at, row in enumerate(rows, 1):
        said, amount = _sourced(row)
        lines.append((str(at), plain_title(row), said, amount or "—", joined(bodies_of(row, "lead")), joined(bodies_of(row, "joint")) or "—"))  # fmt: skip
    return Table(columns, tuple(lines))


def _handled_by(row: Matter) -> str:
    joint = bodies_of(row, "joint")
    return f"主办单位：{joined(bodies_of(row, 'lead'))}。" + (f"会办单位：{joined(joint)}。" if joint else "")


def _handlers(rows: Sequence[Matter]) -> list[Organisation]:
    """Return whom it is passed on to: who leads first, who handles it beside after them, each once."""
    leads = dict.fromkeys(row.path for row in rows)
    joint = dict.fromkeys(one.path for row in rows for one in row.handlers.all())
    paths = list(leads | joint)
    known = {one.path: one for one in Organisation.objects.filter(path__in=paths)}
    return [known[path] for path in paths]


def _so_far(row: Matter, today: date) -> str:
    said = f"“{plain_title(row)}”事项已于{_day(row.handed_on)}以{row.number}交办"
    if row.due_on is None:
        return f"{said}。截至{_day(today)}，{MATTER.states[row.state].zh}。"
    past = days_past(row.due_on, today)
    late = f"，已超过{past}个工作日" if past else ""
    return (
        f"{said}，整改期限为{_day(row.due_on)}。截至{_day(today)}，登记的状态为“{MATTER.states[row.state].zh}”{late}。"
    )


def _day(day: date | None) -> str:
    return printed_day(day) if day else "—"


_LIST = "交办事项清单"
_NO_GOVERNMENT = Words("机构中没有区人民政府，请先登记", "the tree of organisations has no district government")
_PAST = Words("报送期限应在今天之后；没有规定期限的留空", "it lies ahead; empty where no rule names one")
_HOW_MANY = Words(f"请选择 1 至 {MOST} 件已登记、未交办的事项", f"choose 1 to {MOST} matters not yet handed over")
_NO_SOURCE = Words(
    "“{title}”有金额，没有写明出处；请打开该事项，在“修改登记”里填写出处（报告名称、页次），再拟函",
    "“{title}” names an amount and not where it stands: fill in its origin first",
)
