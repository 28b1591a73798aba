"""The figures a review stands on, as the books of a day have them, each with its place; what they lack is *not computed* (审查依据的账册数据)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.templatetags.words import said
from guantong.apps.execution.days import Asked, on_a_day
from guantong.apps.execution.places import line_address, opened_of
from guantong.apps.reviews.models import Review
from guantong.apps.reviews.queries import day_of, edition_of
from guantong.domain.fiscal.records.books import Place
from guantong.domain.fiscal.records.debts import bonds, debts
from guantong.domain.fiscal.records.forecasting import forecasts
from guantong.domain.fiscal.records.four_budgets import BUDGETS, four_budgets
from guantong.domain.fiscal.records.revenue_months import NATURES, subjects, together
from guantong.domain.fiscal.records.state_assets import CLASSES, TOTAL, state_assets, summed
from guantong.domain.fiscal.records.table import table
from guantong.domain.period import year_drafted
from guantong.domain.roles import Standing
from guantong.domain.words import Words


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure in fen, or None with `lacks`, what the books do not have; `place` a row of a delivery, `where` else a page."""

    part: str
    what: str
    year: int
    fen: int | None
    how: str = ""
    place: Place | None = None
    where: str = ""
    lacks: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a review on a day, and the addresses of their rows, "" for who may not open the delivery."""

    day: date
    rows: list[Figure]
    addresses: dict[Place, str]

    def address(self, one: Figure) -> str:
        """Return where a figure stands."""
        return self.addresses.get(one.place, "") if one.place else one.where


def figures_of(review: Review, standing: Standing, today: date) -> Figures | None:
    """Return the figures of a review, as known on the day its figures are frozen at; None before anything was published."""
    day = day_of(review, today)
    asked = on_a_day(day.isoformat(), today)
    if asked is None:
        return None
    rows = [one for name in edition_of(review).books for one in _PARTS[name](asked)]
    opened = opened_of({one.place[0] for one in rows if one.place}, standing)
    places = {one.place for one in rows if one.place}
    return Figures(day, rows, {at: line_address(opened[at[0]], at[1], at[2]) for at in places if at[0] in opened})


def _debt(asked: Asked) -> Iterator[Figure]:
    told, columns = asked.ledger.told(debts, asked.day.year), table("debt").columns
    for one in told:
        kind = said(columns["kind"].choices[one.kind].words)
        for name in ("limit", "balance", "principal_due", "interest_due"):
            fen = getattr(one, name)
            what, lacks = f"{kind}·{said(columns[name].words)}", "" if fen is not None else _("该行没有这个数")
            yield Figure("debt", what, one.year, fen, place=one.place, lacks=lacks)
        lacks = "" if one.room is not None else _("缺限额或余额")
        yield Figure("debt", f"{kind}·{_('限额减余额')}", one.year, one.room, _("同一行相减"), one.place, lacks=lacks)
    for year in (asked.day.year, asked.day.year - 1):
        if not any(one.year == year for one in told):
            yield Figure("debt", _("政府债务限额、余额、还本付息"), year, None, lacks=_("账册没有这一年的政府债务表"))


def _bonds(asked: Asked) -> Iterator[Figure]:
    told = asked.ledger.told(bonds, asked.day)
    for one in told:
        use = _("再融资") if one.refinancing else one.project_code or _("没有写明项目")
        yield Figure(
            "bond", f"{one.code} {one.issued_on.isoformat()} {use}", asked.day.year, one.amount, place=one.place
        )
    if told:
        yield Figure(
            "bond",
            _("当年发行合计（%(rows)s 行）") % {"rows": len(told)},
            asked.day.year,
            sum(one.amount for one in told),
            _("以上各行合计"),
        )
    else:
        yield Figure("bond", _("政府债券发行"), asked.day.year, None, lacks=_("账册没有当年的债券发行表"))


def _revenue(asked: Asked) -> Iterator[Figure]:
    told, words = asked.ledger.told(subjects, asked.day, "general"), table("revenue_month").columns["nature"].choices
    page = f"{reverse('execution:revenue')}?on={asked.day}&of=general&view=months"
    for nature in (*NATURES, ""):
        one = together(told, nature)
        if not any(nature in ("", subject.nature) for subject in told):
            continue
        whose = said(words[nature].words) if nature else _("合计")
        for name, fen in ((_("现行预算"), one.budget), (_("累计入库"), one.collected), (_("上年同期"), one.then)):
            lacks = "" if fen is not None else _("账册没有这个数")
            yield Figure("revenue", f"{whose}·{name}", asked.day.year, fen, _("各科目合计"), where=page, lacks=lacks)
        for month, fen in enumerate(one.months if not nature else (), 1):
            if month <= asked.day.month:
                lacks = "" if fen is not None else _("账册没有这个月的收入月报")
                what = _("%(month)s 月入库") % {"month": month}
                yield Figure("revenue", what, asked.day.year, fen, _("各科目合计"), where=page, lacks=lacks)
    if not told:
        yield Figure("revenue", _("一般公共预算收入逐月"), asked.day.year, None, lacks=_("账册没有收入月报"))


def _forecast(asked: Asked) -> Iterator[Figure]:
    told, year = asked.ledger.told(forecasts, asked.day), year_drafted(asked.day)
    for one in told:
        for name, fen in ((_("预测基数"), one.base), (_("预测数"), one.amount)):
            lacks = "" if fen is not None else _("没有写明基数")
            how = one.assumption if name == _("预测数") else ""
            yield Figure("forecast", f"{one.name}·{name}", year, fen, how, one.place, lacks=lacks)
    if not told:
        yield Figure("forecast", _("收入预测的基数、增幅、假设"), year, None, lacks=_("账册没有收入预测表"))


def _four(asked: Asked) -> Iterator[Figure]:
    columns = table("balance").columns
    for budget in asked.ledger.told(four_budgets, asked.day.year):
        if budget.name not in _OF_ASSETS:
            continue
        whose = said(columns["fund_kind"].choices[budget.name].words)
        for one in budget.items if budget.sides else ():
            side = said(columns["side"].choices[one.side].words)
            yield Figure(
                "balance",
                f"{whose}·{side}·{one.item}",
                asked.day.year,
                one.amount,
                place=(one.batch, one.sheet or "", one.row),
            )
        if not budget.sides:
            yield Figure(
                "balance", whose, asked.day.year, None, lacks=budget.absence or _("账册没有这一年的收支平衡表")
            )


def _assets(asked: Asked) -> Iterator[Figure]:
    year = asked.day.year - 1  # the report of a year tells of the end of the year before
    told, classes = asked.ledger.told(state_assets, year), table("state_asset").columns["asset_class"].choices
    for one in told:
        lacks = "" if one.amount is not None else one.quantity or _("该行没有这个数")
        yield Figure(
            "asset", f"{said(classes[one.of].words)}·{one.item}", year, one.amount, place=one.place, lacks=lacks
        )
    for name in CLASSES:
        if not any(one.of == name for one in told):
            yield Figure("asset", said(classes[name].words), year, None, lacks=_("账册没有这一类的国有资产表"))
    for item in summed(told):
        missing = "、".join(said(classes[name].words) for name in item.missing)
        lacks = _("缺%(what)s") % {"what": missing or said(classes[TOTAL].words)} if item.off is None else ""
        yield Figure(
            "asset", _("%(item)s：全部减四类之和") % {"item": item.item}, year, item.off, _("各行相减"), lacks=lacks
        )


_OF_ASSETS = [name for name in BUDGETS if name == "state_capital"]
_PARTS: dict[str, Callable[[Asked], Iterator[Figure]]] = {
    "debt": _debt, "bonds": _bonds, "revenue": _revenue, "forecast": _forecast, "state_capital": _four, "assets": _assets,
}  # fmt: skip
PARTS = {
    "debt": Words("政府债务", "government debt"),
    "bond": Words("政府债券", "bonds"),
    "revenue": Words("收入执行", "revenue collected"),
    "forecast": Words("收入预测", "revenue forecast"),
    "balance": Words("预算收支平衡", "balance of the budget"),
    "asset": Words("国有资产", "state assets"),
}
