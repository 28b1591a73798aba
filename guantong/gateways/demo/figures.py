"""The money of one fictional body of 明湖区 for one year: items that add up, in fen, grown from a seed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

ITEMS = (
    # class, group, item, names, paid as basic or project
    ("212", "01", "01", "城乡社区支出", "城乡社区管理事务", "行政运行", "basic"),
    ("212", "01", "04", "城乡社区支出", "城乡社区管理事务", "城管执法", "project"),
    ("212", "03", "03", "城乡社区支出", "城乡社区公共设施", "小城镇基础设施建设", "project"),
    ("212", "05", "01", "城乡社区支出", "城乡社区环境卫生", "城乡社区环境卫生", "project"),
    ("208", "05", "01", "社会保障和就业支出", "行政事业单位养老支出", "行政单位离退休", "basic"),
    ("208", "05", "05", "社会保障和就业支出", "行政事业单位养老支出", "机关事业单位基本养老保险缴费支出", "basic"),
    ("208", "05", "06", "社会保障和就业支出", "行政事业单位养老支出", "机关事业单位职业年金缴费支出", "basic"),
    ("210", "11", "01", "卫生健康支出", "行政事业单位医疗", "行政单位医疗", "basic"),
    ("221", "02", "01", "住房保障支出", "住房改革支出", "住房公积金", "basic"),
    ("221", "02", "03", "住房保障支出", "住房改革支出", "购房补贴", "basic"),
)
PERSONNEL = (
    ("301", "01", "工资福利支出", "基本工资"),
    ("301", "02", "工资福利支出", "津贴补贴"),
    ("301", "13", "工资福利支出", "住房公积金"),
    ("303", "02", "对个人和家庭的补助", "退休费"),
)
OFFICE = (
    ("302", "01", "商品和服务支出", "办公费"),
    ("302", "17", "商品和服务支出", "公务接待费"),
    ("302", "28", "商品和服务支出", "工会经费"),
    ("302", "31", "商品和服务支出", "公务用车运行维护费"),
)
WAN = 1_000_000
"""Fen in 万元."""


@dataclass(frozen=True)
class Item:
    """One functional item of 项 level with its basic and project money in fen."""

    codes: tuple[str, str, str]
    names: tuple[str, str, str]
    basic: int
    project: int

    @property
    def total(self) -> int:
        """Basic plus project."""
        return self.basic + self.project


@dataclass(frozen=True)
class Books:
    """A body's year: functional items, economic items, the three public expenses; all in fen."""

    body: str
    year: int
    items: tuple[Item, ...]
    personnel: tuple[int, ...]
    office: tuple[int, ...]
    reception: int
    vehicles: int
    step: int

    @property
    def basic(self) -> int:
        """Basic expenditure."""
        return sum(item.basic for item in self.items)

    @property
    def project(self) -> int:
        """Project expenditure."""
        return sum(item.project for item in self.items)

    @property
    def total(self) -> int:
        """All expenditure, equal to all income."""
        return self.basic + self.project


def grow(body: str, year: int, seed: int, *, step: int = 100) -> Books:
    """Return the books of `body` for `year`; every amount is a multiple of `step` fen and everything adds up.

    Neighbouring years differ by a few percent, so that nothing in them is a sharp change.
    """
    base, drift = Random(f"{seed}/{body}"), Random(f"{seed}/{body}/{year}")  # noqa: S311 - figures, not secrets
    items = []
    for *codes, klass, group, name, sort in ITEMS:
        usual = base.randrange(200, 3_000) * WAN // (10 if codes[0] != "212" else 1)
        fen = usual * drift.randrange(960, 1_040) // 1000 // step * step
        basic, project = (fen, 0) if sort == "basic" else (0, fen)
        items.append(Item((codes[0], codes[1], codes[2]), (klass, group, name), basic, project))
    whole = sum(item.basic for item in items)
    office = [whole * share // 100 // step * step for share in (6, 1, 3, 2)]
    office[1] = 12_500 * 100 // step * step
    rest = whole - sum(office)
    personnel = [rest * share // 100 // step * step for share in (30, 40, 20)]
    personnel.append(rest - sum(personnel))
    vehicles = -(-office[3] // 10_000) * 10_000
    return Books(body, year, tuple(items), tuple(personnel), tuple(office), 20_000 * 100, vehicles, step)


def together(body: str, units: Sequence[Books]) -> Books:
    """Return the books of the department `body`: the sum of its units'."""
    items = [
        replace(same[0], basic=sum(item.basic for item in same), project=sum(item.project for item in same))
        for same in zip(*(unit.items for unit in units), strict=True)
    ]
    personnel, office = (
        tuple(sum(fens) for fens in zip(*(getattr(unit, part) for unit in units), strict=True))
        for part in ("personnel", "office")
    )
    reception, vehicles = (sum(getattr(unit, part) for unit in units) for part in ("reception", "vehicles"))
    first = units[0]
    return Books(body, first.year, tuple(items), personnel, office, reception, vehicles, first.step)
