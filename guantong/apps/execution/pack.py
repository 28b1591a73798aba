"""The mid-year review pack: the sheets of chosen units as they stand in the books on a day (年中审查资料).

On paper a unit follows the other; in the workbook the same figures stand side by side. Amounts are 万元 on paper, 元 in the workbook;
their source, the books of one snapshot on one day, stands on every page and below every sheet.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings

from guantong.apps.components.practice import notice, watermark
from guantong.apps.components.templatetags.words import share, ten_thousand
from guantong.apps.components.workbook import Sheet
from guantong.apps.execution.days import Asked
from guantong.apps.execution.marks import signals_of
from guantong.apps.execution.models import Cause, Selection
from guantong.apps.execution.queries import Line, Totals, foreseen, paid_before, projects, totals
from guantong.apps.execution.reusing import causes_seen_by, offers_seen_by
from guantong.apps.execution.selections import decided_for
from guantong.apps.execution.sight import Sight
from guantong.apps.execution.telling import MONTH_HEADS, NO_PROJECT, NO_UNIT, UNLINED, YARDSTICKS
from guantong.apps.feeds.queries import snapshot_on
from guantong.domain.evidence import Evidence
from guantong.domain.fiscal.records.causes import causes
from guantong.domain.money import Unit
from guantong.domain.papers.blocks import Block, Column, Heading, Paragraph, Table
from guantong.domain.papers.content import Content
from guantong.domain.papers.kinds import Layout
from guantong.domain.papers.parts import Figure, Stated
from guantong.domain.period import printed_day
from guantong.domain.statistics.forecast import Forecast

TITLE = "年中预算执行审查资料"
MOST = 60
"""So many units stand on paper: some two hundred sheets of A4. A workbook takes them all."""
_PROJECTS = 12


@dataclass(frozen=True)
class UnitSheet:
    """What the pack says of one unit: its line, its projects, the year before by month, the forecast, what rules point at, what is offered."""

    line: Line
    projects: Sequence[Line]
    before: Sequence[int]
    forecast: Forecast | None
    signals: Sequence[Any]
    causes: Mapping[str, str]
    offers: Sequence[Any]

    @property
    def name(self) -> str:
        """What the unit is called."""
        return self.line.name or self.line.code or NO_UNIT.zh


@dataclass(frozen=True)
class Pack:
    """The sheets of the chosen units on a day, from one snapshot; `chosen` says by what they were, `absent` whom the books do not know."""

    day: date
    snapshot: int
    sheets: Sequence[UnitSheet]
    chosen: str = ""
    absent: Sequence[str] = ()

    @property
    def sums(self) -> Totals:
        """The sums of its units."""
        return totals(one.line for one in self.sheets)

    @property
    def source(self) -> str:
        """Where every figure comes from."""
        return f"来源：贯通·账册快照{self.snapshot}，截至{printed_day(self.day)}"


@dataclass(frozen=True, slots=True)
class KeyUnits:
    """The decided key units of a year on a day: the `lines` one sees of them, the names of those the books have none of."""

    selection: Selection
    lines: Sequence[Line]
    absent: Sequence[str]

    @property
    def chosen(self) -> str:
        """By what they were chosen."""
        on, row = self.selection.decided_on, self.selection
        return (
            f"{row.year}年重点部门{len(row.units)}个，由主任会议{printed_day(on) if on else ''}确定（{row.document}）。"
        )


def key_units(asked: Asked, sight: Sight, lines: Sequence[Line]) -> KeyUnits | None:
    """Return the key units of the year that is asked for among some lines one sees; None before they are decided."""
    row = decided_for(sight.standing, asked.day.year)
    if row is None:
        return None
    known, called = {line.code: line for line in lines}, {one["code"]: one["name"] for one in row.candidates}
    absent = [called.get(code, code) for code in row.units if code not in known]
    return KeyUnits(row, [known[code] for code in row.units if code in known], absent)


def pack_of(asked: Asked, sight: Sight, lines: Sequence[Line], chosen: str = "", absent: Sequence[str] = ()) -> Pack:
    """Return the pack of some units that one sees."""
    standing, year = sight.standing, asked.day.year
    snapshot = snapshot_on()
    signals = signals_of(standing, year, [line.code for line in lines])
    offers = list(offers_seen_by(standing).filter(year=year).exclude(state="withdrawn").order_by("pk"))
    stated = list(causes_seen_by(standing).filter(year=year, state="stated").order_by("pk"))
    sheets = []
    for line in lines:
        told = foreseen(asked, "unit_code", line.code)
        sheets.append(
            UnitSheet(
                line, projects(asked, sight, unit_code=line.code), paid_before(asked, "unit_code", line.code),
                told if isinstance(told, Forecast) else None, signals.get(line.code, ()),
                _causes(one for one in stated if one.unit_code == line.code), [one for one in offers if one.unit_code == line.code],
            )
        )  # fmt: skip
    return Pack(asked.day, snapshot.pk if snapshot else 0, sheets, chosen, absent)


def content_of(pack: Pack, *, by: str, now: datetime) -> Content:
    """Return the pack as a file for the inside: a sheet a unit, its source and for whom it was made on every page."""
    blocks: list[Block] = [_first(pack), _overview(pack)]
    for one in pack.sheets:
        blocks += _unit(one, pack)
    return Content(
        kind="mid_year_pack", layout=Layout.SHEET, issuer=f"{settings.DISTRICT}人大常委会", title=f"{pack.day.year}年{TITLE}", addressee="",
        blocks=tuple(blocks), landscape=True, numbered=False, dated=False, told_on_each=pack.source,
        watermark=watermark(f"内部　{by}　{now:%Y-%m-%d %H:%M}"), notice=notice(),
    )  # fmt: skip


def sheets_of(pack: Pack) -> list[Sheet]:
    """Return the same figures side by side: units, months, projects, what rules point at, what is offered."""
    money, told = "yuan", pack.sheets
    months = [(head, money) for head in MONTH_HEADS[: pack.day.month]]
    return [
        Sheet("总表", [("单位", "text"), ("年初批准", money), ("现行预算", money), ("已支付", money), ("支出进度", "share"), ("落后", "points"), ("对照", "text"), ("没有对应预算", money), ("全年预测", money), ("预测下限", money), ("预测上限", money)], [*map(_whole, told), *_whole_feet(pack.sums)]),
        Sheet("逐月支付", [("单位", "text"), *months, ("合计", money)], [*([o.name, *o.line.progress.paid_by_month[: pack.day.month], o.line.paid] for o in told), *_month_feet(pack)]),
        Sheet("项目", [("单位", "text"), ("项目", "text"), ("编码", "text"), ("现行预算", money), ("已支付", money), ("支出进度", "share"), ("落后", "points"), ("没有对应预算", money), ("单位填报的原因", "text")], [*([o.name, _name(p), p.code, p.budget, p.paid, p.pace, p.points, p.unlined, o.causes.get(p.code, "")] for o in told for p in o.projects), *_project_feet(totals(p for o in told for p in o.projects))]),
        Sheet("关注事项", [("单位", "text"), ("规则", "text"), ("事项", "text"), ("说明", "text")], [[o.name, s.rule, s.title, s.says] for o in told for s in o.signals]),
        Sheet("可统筹资金", [("单位", "text"), ("项目", "text"), ("建议统筹", money), ("财政同意", money), ("实际统筹", money), ("文号", "text")], [[o.name, f.project or NO_PROJECT.zh, f.amount, f.agreed, f.moved, f.document] for o in told for f in o.offers]),
    ]  # fmt: skip


def _first(pack: Pack) -> Paragraph:
    books = (Evidence(f"账册快照{pack.snapshot}", 0),)
    paid, unlined = (Figure(fen, books, unit=Unit.YUAN) for fen in (pack.sums.paid, pack.sums.unlined))
    without = f"其中{'、'.join(pack.absent)}在账册中没有数据，未附表。" if pack.absent else ""
    return Paragraph.of(
        f"{pack.chosen}{without}截至{printed_day(pack.day)}，下列{sum(bool(one.line.code) for one in pack.sheets)}个单位共支付", paid,
        "，其中没有对应预算的支出", unlined,
        "。各表金额单位均为万元。现行预算含结转、调剂和调整；落后、超前以百分点计，先对照用款计划，没有计划的对照往年同期，"
        "再没有的对照时间进度。进度快慢都可能有正当原因，由单位说明。",
    )  # fmt: skip


def _overview(pack: Pack) -> Table:
    columns = _columns(
        ("单位", 5), ("年初批准", 3), ("现行预算", 3), ("已支付", 3), "进度%", "落后", ("对照", 2), ("无对应预算", 2), ("全年预测", 3), ("下限", 3), ("上限", 3)
    )  # fmt: skip
    rows = tuple(
        (name, *map(_wan, money), share(pace) or "—", share(points) or "—", yardstick or "—", *map(_wan, left))
        for name, *money, pace, points, yardstick, unlined, total, low, high in (
            *map(_whole, pack.sheets),
            *_whole_feet(pack.sums),
        )
        for left in [(unlined, total, low, high)]
    )
    return Table(columns, rows, "总表")


def _unit(one: UnitSheet, pack: Pack) -> list[Block]:
    line, month = one.line, pack.day.month
    heads = _columns(("项目", 3), *(head for head in MONTH_HEADS))
    months = [("本年支付", [*line.progress.paid_by_month[:month], *[None] * (12 - month)])]
    months += [("用款计划", line.progress.planned)] if line.progress.planned else []
    months += [(f"{pack.day.year - 1}年支付", one.before)] if any(one.before) else []
    found: list[Block] = [
        Heading(one.name), Table(heads, tuple((name, *map(_wan, told)) for name, told in months), f"{one.name}逐月支付")
    ]  # fmt: skip
    largest = sorted(one.projects, key=lambda project: (-max(project.budget, project.paid), project.code))[:_PROJECTS]
    if largest:
        columns = _columns(("项目", 6), "现行预算", "已支付", "进度%", "落后", "无对应预算", ("单位填报的原因", 4))
        rows = tuple(
            (_name(p), _wan(p.budget), _wan(p.paid), share(p.pace) or "—", share(p.points) or "—", _wan(p.unlined), one.causes.get(p.code, "—"))
            for p in largest
        )  # fmt: skip
        rest = totals(p for p in one.projects if p not in largest)
        left = (
            [(f"其余{len(one.projects) - _PROJECTS}项", rest.budget, rest.paid, rest.pace, None, rest.unlined, None)]
            if len(one.projects) > _PROJECTS
            else []
        )
        feet = (
            (name, budget, paid, pace, None, unlined, None)
            for name, _, _, budget, paid, pace, _, unlined, _ in _project_feet(totals(one.projects))
        )
        rows += tuple(
            (name, _wan(budget), _wan(paid), share(pace) or "—", "—", _wan(unlined), "—")
            for name, budget, paid, pace, _, unlined, _ in (*left, *feet)
        )
        more = f"（按预算排列的前{_PROJECTS}项，共{len(one.projects)}项）" if len(one.projects) > _PROJECTS else ""
        found.append(Table(columns, rows, f"{one.name}项目执行{more}"))
    if one.signals:
        said = tuple((str(at), s.rule, _stated(s)) for at, s in enumerate(one.signals, 1))
        found.append(
            Table(
                _columns(("序号", 1), ("规则", 1), ("规则提示、待核实的事项", 12)),
                said,
                f"{one.name}关注事项（不是结论）",
            )
        )
    return found


def _stated(signal: Any) -> Stated:
    return Stated(signal.says, Evidence(f"关注事项{signal.pk}", 0))


def _whole(one: UnitSheet) -> list[Any]:
    line, told = one.line, one.forecast
    forecast = (told.total, told.low, told.high) if told else (None, None, None)
    yardstick = YARDSTICKS[line.gap.yardstick].zh if line.gap else ""
    return [
        one.name,
        line.approved,
        line.budget,
        line.paid,
        line.pace,
        line.points,
        yardstick,
        line.unlined,
        *forecast,
    ]


def _whole_feet(told: Totals) -> list[list[Any]]:
    """What stands below the units: what no budget line holds, and the whole."""
    none = (None, None, None)
    return [
        [UNLINED, None, None, told.unlined, None, None, "", told.unlined, *none],
        ["合计", told.approved, told.budget, told.paid, told.pace, None, "", told.unlined, *none],
    ]


def _project_feet(told: Totals) -> list[list[Any]]:
    return [
        [UNLINED, "", "", None, told.unlined, None, None, told.unlined, ""],
        ["合计", "", "", told.budget, told.paid, told.pace, None, told.unlined, ""],
    ]


def _month_feet(pack: Pack) -> list[list[Any]]:
    months = [sum(one.line.progress.paid_by_month[at] for one in pack.sheets) for at in range(pack.day.month)]
    return [[UNLINED, *(None for _month in months), pack.sums.unlined], ["合计", *months, pack.sums.paid]]


def _causes(stated: Iterable[Cause]) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in stated:
        words = causes(one.pace).get(one.code)
        found[one.project_code] = "；".join(
            filter(None, (found.get(one.project_code), words.zh if words else one.code))
        )
    return found


def _name(project: Line) -> str:
    return project.name or NO_PROJECT.zh


def _wan(fen: int | None) -> str:
    return "—" if fen is None else ten_thousand(fen)


def _columns(*headers: str | tuple[str, int]) -> tuple[Column, ...]:
    return tuple(Column(header, 2) if isinstance(header, str) else Column(*header) for header in headers)
