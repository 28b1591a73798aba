"""A pack as it is gathered on a day: every part of every unit, what is not there said as missing (审查材料的汇集)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from guantong.apps.execution.days import on_a_day
from guantong.apps.execution.sight import sight_of
from guantong.apps.feeds.queries import snapshot_on
from guantong.apps.reviews import pack_parts as parts
from guantong.apps.reviews.models import Review
from guantong.domain.reviews.pack_words import asks_on, terms_in
from guantong.domain.reviews.packs import Depth, Head, Kind, Pack, Row, Section, Share, Source, Unit
from guantong.domain.roles import Standing


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a pack: how it is gathered, its columns, in which room it is read, how much of it is printed at which depth."""

    key: str
    title: str
    gather: Callable[[parts.Gathering], parts.Rows]
    heads: tuple[Head, ...]
    room: str
    share: Share
    none: str
    draft: bool = False

    def depths(self, number: int, count: int, units: int) -> Iterator[Depth]:
        """Yield the depths of `count` rows of the unit at `number` (from 0) of so many: the overview has the first few units on its page."""
        if self.key == "overview":
            return iter([Depth.PAGE if number < ON_PAGE else Depth.EIGHT] * count)
        return self.share.depths(count, units)


ON_PAGE = 8
"""So many units stand on the one page; it says how many do not."""
_YUAN: Kind = "money"
PARTS = (
    Part("overview", "总览", parts.overview, (Head("现行预算", _YUAN), Head("已支付", _YUAN), Head("进度%", "share"), Head("申报数", _YUAN), Head("增减", _YUAN), Head("事项", width=1), Head("最该先问", "said", 4)), "execution", Share(0, 0), "账册里没有这个单位的数据", True),
    Part("signals", "规则提示、待核实的事项（不是结论）", parts.signals, (Head("规则", width=1), Head("提示", "said", 7), Head("接着问", "said", 4)), "diagnosis", Share(2, 10), "规则没有提示", True),
    Part("strip", "五年对照（每年到同一天）", parts.strip, (Head("年度", width=1), Head("批准数", _YUAN), Head("现行预算", _YUAN), Head("同日已支付", _YUAN), Head("全年支出", _YUAN), Head("进度%", "share")), "execution", Share(2, 18), "账册里没有这个单位往年的数据"),
    Part("lines", "草案项目与测算依据", parts.lines, (Head("项目", "said", 4), Head("上年预算", _YUAN), Head("申报数", _YUAN), Head("增减", _YUAN), Head("依据", width=3)), "execution", Share(3, 18), "没有收到草案，或预算已经批准", True),
    Part("versions", "版本之间的变化", parts.steps, (Head("项目", "said", 4), Head("前一版本", _YUAN), Head("后一版本", _YUAN), Head("增减", _YUAN), Head("对应方式", width=2)), "execution", Share(0, 10), "没有两个可以比较的版本，或没有变化", True),
    Part("opinions", "上年意见及下落", parts.opinions, (Head("意见", "said", 5), Head("项目", "said", 2), Head("答复", width=2), Head("理由", "said", 3), Head("落实", width=2)), "opinions", Share(1, 8), "上年没有登记过对这个单位的意见"),
    Part("projects", "重点项目", parts.key_projects, (Head("项目", "said", 4), Head("现行预算", _YUAN), Head("已支付", _YUAN), Head("进度%", "share"), Head("落后", "share")), "execution", Share(0, 8), "账册里没有这个单位的项目"),
    Part("carried", "上年结转", parts.carried, (Head("项目", "said", 4), Head("资金年度", width=2), Head("结转数", _YUAN)), "execution", Share(0, 6), "没有收到结转数据"),
    Part("performance", "绩效目标与结果", parts.performance, (Head("项目", "said", 4), Head("指标", "said", 3), Head("目标", "said", 2), Head("完成", "said", 2), Head("达到%", "share")), "evaluations", Share(0, 8), "没有收到绩效目标和完成情况"),
)  # fmt: skip


def gathered(review: Review, day: date, standing: Standing, today: date) -> tuple[Pack, int] | None:
    """Return the pack of a review as the books of `day` have it, and their snapshot; None before anything was published."""
    asked, snapshot = on_a_day(day.isoformat(), today), snapshot_on()
    if asked is None or snapshot is None:
        return None
    units = tuple(Unit(one.code, one.name, one.path) for one in review.units.all())
    asks = {key: words.zh for key, words in asks_on(day).items()}
    at = parts.Gathering(review.year, units, asked, snapshot.pk, sight_of(standing), standing, asks)
    sources: dict[Source, int] = {}
    sections = tuple(_section(part, at, sources) for part in PARTS)
    said = [str(cell) for one in sections for row in one.rows for cell in row.cells if isinstance(cell, str)]
    said += [head.title for one in sections for head in one.heads] + [one.title for one in sections if one.rows]
    return Pack(review.year, units, sections, parts.named(sources), terms_in(said, day)), snapshot.pk


def _section(part: Part, at: parts.Gathering, sources: dict[Source, int]) -> Section:
    told, rows = part.gather(at), []
    for number, unit in enumerate(at.units):
        found = told.get(unit.code, ())
        depths = part.depths(number, len(found), len(at.units))
        for (cells, source), depth in zip(found, depths, strict=False):
            rows.append(Row(unit.code, depth, cells, sources.setdefault(source, len(sources) + 1)))
    none = tuple((unit.code, part.none) for unit in at.units if not told.get(unit.code))
    return Section(part.key, part.title, part.heads, at.asks[part.key], part.room, part.draft, tuple(rows), none)
