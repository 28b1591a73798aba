"""Plan, actual, the year before and the forecast of a unit or a project as one chart (执行曲线)."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from guantong.apps.components.chart import Chart, Mark
from guantong.apps.components.chart import Line as Series
from guantong.apps.execution.days import Asked
from guantong.apps.execution.queries import Line, foreseen, paid_before
from guantong.apps.execution.telling import MONTH_HEADS
from guantong.domain.fiscal.records.progress import MONTHS, running
from guantong.domain.statistics.forecast import Forecast
from guantong.domain.words import Words

_TEN_THOUSAND = 1_000_000


def chart_of(asked: Asked, line: Line, marks: Sequence[Mark] = ()) -> tuple[Chart, Words | None]:
    """Return the chart of a line from January on in 万元, and why there is no forecast, if there is none."""
    by = "unit_code" if len(line.progress.key) == 1 else "project_code"
    last = asked.day.month
    series = [Series(_("已支付"), _cells(line.progress.to_date[:last]))]
    if line.progress.planned:
        series.append(Series(_("用款计划"), _cells(line.progress.planned_to_date), "plan"))
    before = paid_before(asked, by, line.code)
    if any(before):
        series.append(Series(_("%(year)s年") % {"year": asked.day.year - 1}, _cells(running(before)), "peer"))
    told = foreseen(asked, by, line.code)
    if isinstance(told, Forecast):
        low, mid, high = (_at_the_end(fen) for fen in (told.low, told.total, told.high))
        series.append(Series(_("全年预测"), mid, "forecast", low=low, high=high))
    labels = [_(head) for head in MONTH_HEADS]
    says = _("%(name)s：%(day)s 累计支付（万元）") % {"name": line.name or line.unit, "day": asked.day.isoformat()}
    return Chart("curve", says, _("万元"), labels, series, marks), told if isinstance(told, Words) else None


def _cells(amounts: Sequence[int]) -> list[float | None]:
    known = [in_ten_thousand(fen) for fen in amounts]
    return [*known, *[None] * (MONTHS - len(known))]


def in_ten_thousand(fen: int) -> float:
    """Return an amount in 万元 as a chart prints it: two decimals."""
    return round(fen / _TEN_THOUSAND, 2)


def _at_the_end(fen: int) -> list[float | None]:
    return [*[None] * (MONTHS - 1), in_ten_thousand(fen)]
