"""The columns of lists of payments (支付明细的列)."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.listing import Column
from guantong.apps.execution.rows import Row
from guantong.apps.execution.telling import UNLINED
from guantong.apps.execution.vouchers import Found
from guantong.domain.fiscal.records.table import table
from guantong.domain.words import Words

_UNLINED = Words("没有对应预算", "no budget line")


def choice(column: str, of: str = "payment") -> Callable[[Any], Words | str]:
    """Return how the words of a choice column are asked of a row."""
    known = table(of).columns[column].choices

    def said(row: Any) -> Words | str:
        value = getattr(row, column)
        return known[value].words if value in known else value or ""

    return said


def choices(column: str, of: str = "payment") -> list[tuple[str, Words]]:
    """Return the choices of a column."""
    return [(key, one.words) for key, one in table(of).columns[column].choices.items()]


def voucher_address(row: Row, on: str) -> str:
    """Return where the page of a payment is."""
    asked = {name: value for name, value in (("sheet", row.sheet), ("on", on)) if value}
    return reverse("execution:voucher", args=[row.batch, row.row]) + (f"?{urlencode(asked)}" if asked else "")


def columns(on: str, *, unit: bool = False, project: bool = True) -> tuple[Column, ...]:
    """Return the columns, with unit and project where the page is of several."""
    return (
        Column("支付日期", "paid_on", "day", sorts="paid_on"),
        Column(
            "凭证号",
            lambda row: row.voucher_no or _("（无号）"),
            "code",
            sorts="voucher_no",
            link=partial(voucher_address, on=on),
        ),
        *((Column("单位", lambda row: row.unit or row.unit_code),) if unit else ()),
        *((Column("项目", lambda row: row.project or row.project_code),) if project else ()),
        Column("收款人", "payee"),
        Column("用途", "purpose"),
        Column("结算方式", choice("settlement"), filters="settlement", choices=choices("settlement")),
        Column(
            "预算行", lambda row: "" if row.lined else _UNLINED, "badge", badge=lambda row: "" if row.lined else "warn"
        ),
        Column("金额", "amount", "yuan", sorts="amount"),
    )


def feet(found: Any) -> list[tuple[str, Mapping[str, Any]]]:
    """Return the foot: of everything found what no budget line holds, and Σ."""
    if not isinstance(found, Found):
        return []
    return [(_(UNLINED), {"金额": found.unlined}), (_("合计"), {"金额": found.total})]
