"""The ledger of rectification in its three lists, and the list of what was closed: of any choice of matters (整改台账、销号表).

A file for the inside bears who took it and when; drafted as a paper it goes the way of every paper. Each amount in it says
where it stands; what nobody gave a place for is told as such.
"""

from collections.abc import Sequence
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from guantong.apps.actors.models import Organisation, OrganisationKind
from guantong.apps.components.practice import notice, watermark
from guantong.apps.findings.models import Matter
from guantong.apps.findings.queries import Rates, rates
from guantong.apps.findings.sourced import (
    bodies_of,
    by_the_unit,
    joined,
    listed,
    listed_amount,
    plain_title,
    told_by,
)  # fmt: skip
from guantong.apps.findings.words import CONCLUSIONS, NATURES, PACES, SOURCES
from guantong.apps.findings.workflow import MATTER
from guantong.apps.papers import operations as papers
from guantong.apps.papers.models import Paper
from guantong.domain.papers.blocks import Block, Cell, Column, Paragraph, Table
from guantong.domain.papers.content import Content
from guantong.domain.papers.kinds import kinds
from guantong.domain.period import printed_day
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput

LEDGER, CLOSED = "rectification_ledger", "closing_list"
MOST = 500
"""So many matters stand on paper: some sixty sheets of A4. A workbook takes them all."""


def ledger(matters: QuerySet[Matter], on: date) -> tuple[Block, ...]:
    """Return the three lists of `matters` as they stand, under both rates with their wholes."""
    rows = _read(matters)
    told = Paragraph.of(_rates_words(rates(matters, on), len(rows), on))
    return (told, _problems(rows), _answering(rows), _righting(rows))


def closing_list(matters: QuerySet[Matter], on: date) -> tuple[Block, ...]:
    """Return those of `matters` that the standing committee closed, with what proves it."""
    rows = _read(matters.filter(state="closed"))
    columns = _columns("序号", ("事项", 4), ("问题", 7), ("主办单位", 3), ("会办单位", 3), ("交办文号、日期", 4), ("整改情况", 6), ("长效机制", 5), ("证明材料", 2), ("销号日期", 4))  # fmt: skip
    lines = tuple(
        (
            str(at), plain_title(row), listed(row), joined(bodies_of(row, "lead")), joined(bodies_of(row, "joint")) or "—",
            f"{row.number}，{_day(row.handed_on)}", by_the_unit(row, row.result, "整改情况"), by_the_unit(row, row.mechanism, "长效机制"),
            f"{len(row.files)}件", _day(row.ended_on),
        )
        for at, row in enumerate(rows, 1)
    )  # fmt: skip
    said = (
        f"截至{printed_day(on)}，下列{len(rows)}件{settings.DISTRICT}人大常委会交办的事项经核查整改到位，予以销号。"
        "销号不作审计认定；销号后发现没有整改到位的，可以重开。"
    )
    return (Paragraph.of(said), Table(columns, lines))


BLOCKS = {LEDGER: ledger, CLOSED: closing_list}
"""The blocks of each kind of list."""


def file_of(kind: str, matters: QuerySet[Matter], *, by: str, now: datetime, wide: bool) -> Content:
    """Return a list as a file for the inside: whose it is and when it was taken stands on each page."""
    what = kinds()[kind]
    day = now.date()
    return Content(
        kind=kind, layout=what.layout, issuer=f"{settings.DISTRICT}人大常委会", title=what.words.zh, addressee="",
        blocks=BLOCKS[kind](matters, day), landscape=True, numbered=False, dated=False, wide=wide,
        told_on_each=f"来源：贯通·整改台账，截至{printed_day(day)}", watermark=watermark(f"内部　{by}　{now:%Y-%m-%d %H:%M}"),
        notice=notice(),
    )  # fmt: skip


@transaction.atomic
def draft(*, matters: QuerySet[Matter], kind: str, by: Standing, as_of: datetime) -> Paper:
    """Draft a list as a paper: the ledger for the standing committee, the list of what was closed for who handled it.

    Raises BadInput where there is nothing to list, or more than a paper holds.
    """
    rows = matters.filter(state="closed") if kind == CLOSED else matters
    if not 0 < (count := rows.count()) <= MOST:
        raise BadInput({"kind": _NOTHING if not count else TOO_MANY.filled(count=count)})
    first = rows.order_by("pk").first()
    one = kind == CLOSED and count == 1 and first is not None
    return papers.draft(
        kind=kind, addressee=_addressee(kind, first if one else None), title=_title(kind, first if one else None, as_of.date()),
        body=BLOCKS[kind](rows, as_of.date()), subject_of=first.journal_key if one else "", subject_name=first.title if one else "",
        subject_where=f"/findings/{first.pk}/" if one else "", by=by, as_of=as_of,
    )  # fmt: skip


def _addressee(kind: str, one: Matter | None) -> Organisation:
    if one is not None:
        return Organisation.objects.get(path=one.path)
    wanted = OrganisationKind.STANDING_COMMITTEE if kind == LEDGER else OrganisationKind.GOVERNMENT
    found = Organisation.objects.filter(kind=wanted).order_by("path").first()
    if found is None:
        raise BadInput({"kind": _NOBODY})
    return found


def _title(kind: str, one: Matter | None, on: date) -> str:
    return f"{plain_title(one)}销号表" if one else f"{kinds()[kind].words.zh}（截至{printed_day(on)}）"


def _problems(rows: Sequence[Matter]) -> Table:
    columns = _columns("序号", ("事项", 4), ("问题", 8), ("来源", 3), ("性质", 3), ("年度", 2), "金额", ("主办单位", 3))
    return Table(
        columns,
        tuple(
            (
                str(at), plain_title(row), listed(row), SOURCES[row.source].zh, NATURES[row.nature].zh if row.nature else "待确认",
                str(row.year), listed_amount(row), joined(bodies_of(row, "lead")),
            )
            for at, row in enumerate(rows, 1)
        ),
        "一、问题清单",
    )  # fmt: skip


def _answering(rows: Sequence[Matter]) -> Table:
    columns = _columns("序号", ("事项", 4), ("主办单位", 3), ("会办单位", 3), ("牵头领导（职务）", 3), ("责任人（职务）", 3), ("交办文号", 4), ("交办日期", 4), ("整改期限", 4))  # fmt: skip
    return Table(
        columns,
        tuple(
            (
                str(at), plain_title(row), joined(bodies_of(row, "lead")), joined(bodies_of(row, "joint")) or "—", told_by(row, row.leader, "责任人"),
                told_by(row, row.responsible, "责任人"), row.number or "—", _day(row.handed_on), _day(row.due_on),
            )
            for at, row in enumerate(rows, 1)
        ),
        "二、责任清单",
    )  # fmt: skip


def _righting(rows: Sequence[Matter]) -> Table:
    columns = _columns("序号", ("事项", 4), ("整改类型", 3), ("整改措施", 6), ("整改情况", 6), ("长效机制", 5), ("状态", 3), ("审计认定", 3), ("人大跟踪结论", 3), ("销号/办结日期", 4))  # fmt: skip
    return Table(columns, tuple(_righted(at, row) for at, row in enumerate(rows, 1)), "三、整改清单")


def _righted(at: int, row: Matter) -> tuple[Cell, ...]:
    state = MATTER.states[row.state].zh + (f"（重开{row.reopened}次）" if row.reopened else "")
    return (
        str(at), plain_title(row), PACES[row.pace].zh, by_the_unit(row, row.measures, "整改方案"), by_the_unit(row, row.result, "整改情况"),
        by_the_unit(row, row.mechanism, "长效机制"), state, told_by(row, row.audit_state, "审计认定"),
        CONCLUSIONS[row.conclusion].zh if row.conclusion else "—", _day(row.ended_on),
    )  # fmt: skip


def _rates_words(told: Rates, count: int, on: date) -> str:
    return (
        f"截至{printed_day(on)}，本表{count}件，其中已交办{told.handed_over}件。应完成{told.due}件，其中已办结{told.ended_of_due}件，"
        f"占应完成的{told.of_due}；已交办的{told.handed_over}件中已办结{told.ended}件，占全部的{told.of_all}。"
        f"{_stages_words(told)}未到期不等于未整改。审计认定以审计机关为准。"
    )


def _stages_words(told: Rates) -> str:
    due, done = told.stages_due, told.stages_done
    return f"分阶段、持续整改的，已到期的阶段任务{due}项，其中已报送{done}项。" if due else ""


def _columns(*headers: str | tuple[str, int]) -> tuple[Column, ...]:
    return tuple(
        Column("涉及金额", 3, "amount") if header == "金额" else Column(header, 2) if isinstance(header, str) else Column(*header)
        for header in headers
    )  # fmt: skip


def _read(matters: QuerySet[Matter]) -> list[Matter]:
    return list(matters.defer("search", "basis").prefetch_related("handlers"))


def _day(day: date | None) -> str:
    return day.isoformat() if day else "—"


_NOTHING = Words(
    "所选范围内没有可以列入的事项；销号表只列已销号的事项", "nothing to list: a closing list holds what was closed"
)
TOO_MANY = Words(
    f"所选 {{count}} 件，PDF、docx 和公文最多列 {MOST} 件；请先在整改台账中筛选，或下载 xlsx",
    f"{{count}} matters: on paper stand {MOST} at most; narrow the ledger, or take xlsx",
)
_NOBODY = Words("机构中没有收文的机关，请先登记", "the tree of organisations has nobody it goes to")
