"""The columns of lists of revenue: subjects to date or month by month, and the reports of one (收入的列)."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from guantong.apps.components.listing import Column
from guantong.apps.components.templatetags.words import said
from guantong.apps.execution.places import line_address
from guantong.apps.execution.rows import Row
from guantong.apps.execution.telling import MONTH_HEADS, month_head
from guantong.apps.execution.voucher_columns import choice, choices
from guantong.domain.fiscal.records.revenue_months import NATURES, Subject, together


def of_subjects(on: str, of: str, by_month: bool) -> tuple[Column, ...]:
    """Return the columns of subjects, to date or month by month."""

    def address(one: Subject) -> str:
        return f"?{urlencode({'of': of, 'subject': one.code, **({'on': on} if on else {})})}"

    whose = (
        Column("收入科目", "name", link=address, note=lambda one: one.code, sorts="code"),
        Column(
            "收入性质", choice("nature", "revenue_month"), filters="nature", choices=choices("nature", "revenue_month")
        ),
    )
    if by_month:
        each = [Column(month_head(at), lambda one, at=at: one.months[at], "figure") for at in range(len(MONTH_HEADS))]
        return (*whose, *each, Column("累计", "collected", "figure", sorts="collected"))
    return (
        *whose, Column("年初预算", "first", "figure"), Column("现行预算", "budget", "figure", sorts="budget"),
        Column("累计", "collected", "yuan", sorts="collected"), Column("完成预算", "done", "share", sorts="done"),
        Column("上年同期", "then", "figure", sorts="then"), Column("比上年同期", "growth", "share", sorts="growth"),
    )  # fmt: skip


def of_reports(deliveries: Mapping[str, int]) -> tuple[Column, ...]:
    """Return the columns of the reports of one subject; each opens its line where one may open the delivery."""

    def where(row: Row) -> str:
        return line_address(deliveries[row.batch], row.sheet, row.row) if row.batch in deliveries else ""

    return (
        Column("月份", lambda row: row.month.strftime("%Y-%m"), link=where), Column("收入科目", "name", note=lambda row: row.code),
        Column("年初预算", "budgeted", "yuan"), Column("调整预算", "adjusted", "yuan"), Column("当月入库", "collected", "yuan"),
    )  # fmt: skip


def feet(by_month: bool, found: Sequence[Subject]) -> list[tuple[str, Mapping[str, Any]]]:
    """Return the foot of a list of subjects: the sum of every nature, and of all."""

    def values(one: Subject) -> dict[str, Any]:
        months = {month_head(at): fen for at, fen in enumerate(one.months)} if by_month else {}
        return {
            "年初预算": one.first,
            "现行预算": one.budget,
            "累计": one.collected,
            "完成预算": one.done,
            "上年同期": one.then,
            "比上年同期": one.growth,
            **months,
        }

    words = dict(choices("nature", "revenue_month"))
    natures = [
        (said(words[nature]), values(together(found, nature)))
        for nature in NATURES
        if any(one.nature == nature for one in found)
    ]
    return [*natures, (_("合计"), values(together(found)))]
