"""How lines of the books are told in lists: how far, behind what, month by month (执行情况的表述)."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from guantong.apps.components.search import searchable
from guantong.apps.components.spark import Spark
from guantong.apps.components.templatetags.words import share
from guantong.apps.execution.queries import Line, totals
from guantong.domain.fiscal.records.progress import MONTHS
from guantong.domain.fiscal.records.table import table
from guantong.domain.words import Words

WHOLE = 10_000
MONTH_HEADS = (
    gettext_noop("1月"), gettext_noop("2月"), gettext_noop("3月"), gettext_noop("4月"), gettext_noop("5月"), gettext_noop("6月"),
    gettext_noop("7月"), gettext_noop("8月"), gettext_noop("9月"), gettext_noop("10月"), gettext_noop("11月"), gettext_noop("12月"),
)  # fmt: skip
YARDSTICKS = {
    "plan": Words("对照用款计划", "against its plan"),
    "history": Words("对照往年同期", "against its earlier years"),
    "calendar": Words("对照时间进度", "against the calendar"),
}
NO_UNIT = Words("（未写明单位）", "(no unit named)")
NO_PROJECT = Words("（未列项目：人员、公用等）", "(no project: staff, running costs)")
UNLINED = gettext_noop("其中：没有对应预算的支出")


def kinds() -> list[tuple[str, Words]]:
    """Return the kinds of units."""
    return [(key, choice.words) for key, choice in table("unit").columns["kind"].choices.items()]


def spelled(line: Line) -> str:
    """Return what a line is found by: its name by sound too, and its code."""
    return searchable(line.name, line.unit, line.code)


def called(line: Line) -> str | Words:
    """Return what a line is called."""
    blank = NO_UNIT if len(line.progress.key) == 1 else NO_PROJECT
    return line.name or (blank if not line.code else line.code)


def yardstick(line: Line) -> Words | str:
    """Return against what a line is behind or ahead."""
    return YARDSTICKS[line.gap.yardstick] if line.gap else ""


def spark(line: Line, day: date) -> Spark | str:
    """Return the small drawing of a line: what was paid by month, and planned, of its budget."""
    whole = line.budget
    if whole <= 0:
        return Spark((), (), _("没有预算"))
    shares = [sum_ * WHOLE // whole for sum_ in line.progress.to_date[: day.month]]
    planned = line.progress.planned_to_date or [whole * month // MONTHS for month in range(1, MONTHS + 1)]
    plan = [sum_ * WHOLE // whole for sum_ in planned]
    return Spark(shares, plan, _("%(month)s月 %(share)s%%") % {"month": day.month, "share": share(shares[-1])})


def feet(lines: Sequence[Line], months: int = 0) -> list[tuple[str, Mapping[str, Any]]]:
    """Return the foot of a list of lines: what no budget line holds, and the whole, of the first `months` one by one."""
    told = totals(lines)
    by_month = sums_by_month(lines, months)
    return [
        (_(UNLINED), {"已支付": told.unlined, "合计": told.unlined}),
        (_("合计"), {"年初预算": told.approved, "预算": told.budget, "已支付": told.paid, "支出进度": told.pace, "合计": told.paid, **by_month}),
    ]  # fmt: skip


def sums_by_month(lines: Sequence[Line], months: int) -> dict[str, int]:
    """Return what was paid in each of the first months, of some lines together, by the header of its column."""
    return {month_head(at): sum(line.progress.paid_by_month[at] for line in lines) for at in range(months)}


def month_head(at: int) -> str:
    """Return the header of a month's column, January at 0."""
    return MONTH_HEADS[at]


def unit_address(line: Line, on: str) -> str:
    """Return where the page of a line's unit is, on the day asked for; "" for what names none."""
    return address("execution:unit", line.unit_code, on)


def project_address(line: Line, on: str) -> str:
    """Return where the page of a project is; "" for what names none."""
    return address("execution:project", line.code, on)


def lines_address(line: Line, on: str) -> str:
    """Return where a project's page is; of what names no project, its payments."""
    if line.code:
        return project_address(line, on)
    asked = {"unit": line.unit_code, "project": "", **({"on": on} if on else {})}
    return f"{reverse('execution:vouchers')}?{urlencode(asked)}"


def address(name: str, code: str, on: str) -> str:
    """Return the address of what bears `code`, keeping the day that was asked for."""
    if not code:
        return ""
    return reverse(name, args=[code]) + (f"?{urlencode({'on': on})}" if on else "")
