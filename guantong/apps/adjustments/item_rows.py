"""The items of a plan as a workbook says them: which column is what, each row with what is wrong in it (调整明细表).

Amounts are printed in the unit that the header or a line above names, 元 where none does. What the plan itself got wrong, a row
that does not add up, a sum that is not the sum, is told and taken in as printed; only what cannot be read keeps all out.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from re import search
from typing import Any

from guantong.apps.adjustments.terms import choices, named
from guantong.apps.findings.reading_lists import Sheet, plain
from guantong.domain.money import AmountError, NotAnAmount, Unit, parse_amount
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput

CALLED = {
    "side": Words("收支", "side"), "fund_kind": Words("预算", "budget"), "unit_code": Words("单位代码", "unit code"),
    "unit": Words("单位", "unit"), "project_code": Words("项目代码", "project code"), "project": Words("项目", "project"),
    "function_code": Words("科目代码", "subject code"), "function": Words("科目", "subject"),
    "before": Words("调整前", "before"), "change": Words("增减", "change"), "after": Words("调整后", "after"),
    "reason": Words("理由", "reason"), "reason_class": Words("原因类别", "class of reason"), "urgency": Words("紧迫性", "urgency"),
    "necessity": Words("必要性", "necessity"), "nature": Words("项目性质", "nature of the project"), "measures": Words("相应措施", "measures"),
    "debt": Words("债务资金", "debt money"),
}  # fmt: skip
"""What each column is called, in the template and in what is exported: an export is read by these very words."""
_ALSO = {
    "before": ("年初预算", "调整前预算", "调整前金额", "批准预算数", "调整前预算数"), "after": ("调整后预算", "调整后金额", "调整预算数", "调整后预算数"),
    "change": ("调整额", "调整金额", "增减额", "调整数", "增减金额", "增减(+-)"), "unit": ("预算单位", "单位名称", "部门"),
    "project": ("项目名称",), "function": ("科目名称", "功能科目", "支出功能分类"), "function_code": ("科目编码", "功能科目代码"), "unit_code": ("单位编码", "预算单位代码"),
    "project_code": ("项目编码",), "reason": ("调整理由", "调整原因", "原因"), "measures": ("措施",), "side": ("收入支出",),
    "fund_kind": ("资金性质", "预算类型", "四本账"), "debt": ("债券资金", "是否债务资金"),
}  # fmt: skip
SIDES = {"expense": Words("支出", "spending"), "revenue": Words("收入", "revenue")}
FUNDS = {
    "general": Words("一般公共预算", "general public budget"), "government_fund": Words("政府性基金", "government funds"),
    "state_capital": Words("国有资本经营", "state capital operations"), "social_insurance": Words("社会保险基金", "social insurance funds"),
}  # fmt: skip
MONEY = ("before", "change", "after")
EXAMPLE = "例"
_LONGEST = {
    "unit_code": 60,
    "unit": 120,
    "project_code": 60,
    "project": 200,
    "function_code": 20,
    "function": 120,
    "reason": 4000,
}
_SUM = ("合计", "总计", "小计")


@dataclass(frozen=True, slots=True)
class Read:
    """One row of a workbook: its facts, or what is `wrong` so that it cannot be read; `told` is what does not add up in it."""

    number: int
    facts: Mapping[str, Any]
    wrong: tuple[Words, ...] = ()
    told: tuple[Words, ...] = ()
    total: bool = False
    place: Mapping[str, Any] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What the row is about, as printed."""
        said = (self.facts.get("unit"), self.facts.get("project") or self.facts.get("function"))
        return " ".join(str(part) for part in said if part)


def rows_in(sheets: Sequence[Sheet], file: str) -> list[Read]:
    """Return every row below the header of the first sheet that has one; raises BadInput at `file` where none has."""
    for sheet in sheets:
        for head in sheet.rows[:20]:
            columns = _columns(head.texts)
            if {"change", "after"} & set(columns) and {"unit", "project", "function", "function_code"} & set(columns):
                rows = list(_rows(sheet, head.number, columns, _unit(sheet, head.number), file))
                return _with_twice(rows)
    raise BadInput({"file": _NO_HEADER})


def template_rows() -> Iterator[list[str]]:
    """Yield the example row of the template, which is not read."""
    said = {
        "side": EXAMPLE, "fund_kind": FUNDS["general"].zh, "unit_code": "CG01", "unit": "明湖区城市管理局", "project": "老旧小区雨污分流改造",
        "function_code": "2120501", "function": "城乡社区环境卫生", "before": "1000000.00", "change": "250000.00", "after": "1250000.00",
        "reason": "汛期后管网检测新增 3 处塌陷", "reason_class": "临时新增", "urgency": "春汛之前须完工", "necessity": "影响 412 户排水",
        "nature": "民生项目", "measures": "由绿化养护项目结余统筹，相应调低其年度目标", "debt": "否",
    }  # fmt: skip
    yield [said.get(name, "") for name in CALLED]


def _columns(texts: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, text in enumerate(texts):
        label = plain(text).split("(")[0]
        for name, words in CALLED.items():
            if name not in found and label in (plain(words.zh), *map(plain, _ALSO.get(name, ()))):
                found[name] = at
                break
    return found


def _unit(sheet: Sheet, head: int) -> Unit:
    above = [text for row in sheet.rows if row.number <= head for text in row.texts]
    said = next((m[0] for text in (*above, *sheet.lines) if (m := search(r"亿元|万元|千元|元", text))), "元")
    return Unit(said)


def _rows(sheet: Sheet, head: int, columns: Mapping[str, int], unit: Unit, file: str) -> Iterator[Read]:
    for row in sheet.rows:
        texts = {name: row.text(at).strip() for name, at in columns.items()}
        if row.number <= head or not any(texts.values()) or EXAMPLE in texts.values():
            continue
        if not any(texts.get(name) for name in MONEY) and sum(map(bool, texts.values())) == 1:
            continue  # a note under the table
        shown = "change" if texts.get("change") else "after"
        at = columns.get(shown, 0)
        place = {
            "file": file, "sheet": sheet.name, "page": sheet.number, "row": row.number, "column": at + 1, "label": CALLED[shown].zh,
            "printed": row.text(at), "computed": shown == "after",
        }  # fmt: skip
        yield _read(row.number, texts, unit, place)


def _read(number: int, texts: Mapping[str, str], unit: Unit, place: Mapping[str, Any]) -> Read:
    wrong, told, facts = list[Words](), list[Words](), dict[str, Any]()
    total = any(plain(texts.get(name, "")).startswith(_SUM) for name in ("unit", "project", "function", "side"))
    facts["side"] = _one(texts.get("side", ""), SIDES, "side", wrong) if not total or texts.get("side") else ""
    if total and plain(texts.get("side", "")).startswith(_SUM):
        facts["side"], wrong = "", []
    facts["side"] = facts["side"] or "expense"
    facts["fund_kind"] = _one(texts.get("fund_kind", ""), FUNDS, "fund_kind", wrong) or "general"
    for name in (
        "unit_code",
        "unit",
        "project_code",
        "project",
        "function_code",
        "function",
        "reason",
        "urgency",
        "necessity",
        "measures",
    ):
        facts[name] = texts.get(name, "")
        if len(facts[name]) > _LONGEST.get(name, 4000):
            wrong.append(_LONG.filled(name=CALLED[name]))
    for name, group in (("reason_class", "reason_classes"), ("nature", "natures")):
        facts[name] = named(group, texts.get(name, ""))
        if texts.get(name) and not facts[name]:
            known = "、".join(words.zh for _, words in choices(group))
            wrong.append(_NO_TERM.filled(typed=texts[name][:20], name=CALLED[name], known=known))
    facts["debt"] = texts.get("debt", "") in ("是", "√", "yes", "true")
    money = {name: _money(texts.get(name, ""), name, unit, wrong) for name in MONEY}
    _filled(money, facts, wrong, told)
    if not total and not any(
        facts[name] for name in ("unit", "unit_code", "project", "project_code", "function", "function_code")
    ):
        wrong.append(_NAMELESS)
    return Read(number, facts, tuple(wrong), tuple(told), total, place)  # fmt: skip


def _filled(money: dict[str, int | None], facts: dict[str, Any], wrong: list[Words], told: list[Words]) -> None:
    """Two of the three figures give the third; three that do not add up stay as printed and are told."""
    before, change, after = money["before"], money["change"], money["after"]
    known = sum(one is not None for one in money.values())
    if known == 1 and before is None:
        # a line that was not in the budget has nothing before
        before, change, after = 0, change if change is not None else after, after if after is not None else change
        told.append(_NEW_LINE)
    elif known < 2:  # two of three
        wrong.extend([] if wrong else [_NO_FIGURES])
    if before is None and change is not None and after is not None:
        before = after - change
    if change is None and before is not None and after is not None:
        change = after - before
    if after is None and before is not None and change is not None:
        after = before + change
    facts |= {"before": before or 0, "change": change or 0, "after": after or 0}
    if off := facts["after"] - facts["before"] - facts["change"]:
        told.append(_OFF.filled(off=f"{off / 100:,.2f}"))


def _with_twice(rows: Iterable[Read]) -> list[Read]:
    seen: dict[tuple[str, ...], int] = {}
    found = []
    for row in rows:
        key = () if row.total else key_of(row.facts)
        if key and key in seen:
            row = Read(row.number, row.facts, (*row.wrong, _TWICE.filled(at=seen[key])), row.told, False, row.place)  # noqa: PLW2901
        seen.setdefault(key, row.number)
        found.append(row)
    return found


def key_of(facts: Mapping[str, Any]) -> tuple[str, ...]:
    """Return by what a line is found again: the key of an Item with these facts."""
    return (
        facts["side"], facts["fund_kind"], facts["unit_code"] or facts["unit"], facts["project_code"] or facts["project"],
        facts["function_code"] or facts["function"],
    )  # fmt: skip


def _one(typed: str, known: Mapping[str, Words], name: str, wrong: list[Words]) -> str:
    found = next(
        (key for key, words in known.items() if plain(typed).removesuffix("预算") == plain(words.zh).removesuffix("预算")), ""
    )  # fmt: skip
    if typed and not found:
        wrong.append(
            _NO_TERM.filled(typed=typed[:20], name=CALLED[name], known="、".join(words.zh for words in known.values()))
        )
    return found


def _money(typed: str, name: str, unit: Unit, wrong: list[Words]) -> int | None:
    if not typed or typed in "-—/":
        return None
    try:
        read = parse_amount(typed, unit)
    except (AmountError, NotAnAmount):
        read = None
    if read is None:
        wrong.append(_NO_AMOUNT.filled(name=CALLED[name], typed=typed[:20]))
        return None
    return read.fen


_NO_HEADER = Words(
    "没有找到表头：要有“单位”“项目”或“科目”，以及“增减”或“调整后”。请对照样表",
    "no header found: it names a unit, project or subject, and a change or what is after. Take the template",
)
_NO_TERM = Words("“{name}”没有“{typed}”，可填：{known}", "“{name}” knows no “{typed}”: {known}")
_NO_AMOUNT = Words("“{name}”读不出金额：{typed}", "“{name}” is no amount: {typed}")
_NO_FIGURES = Words("调整前、增减、调整后至少要有两个", "two of before, change and after are needed")
_NAMELESS = Words("没有写明单位、项目或科目", "it names no unit, project or subject")
_TWICE = Words("与第 {at} 行是同一项，请合并", "the same line as row {at}: join them")
_LONG = Words("“{name}”太长", "“{name}” is too long")
_OFF = Words(
    "调整前＋增减与调整后相差 {off} 元，照录", "before and change differ from after by {off} yuan: kept as printed"
)
_NEW_LINE = Words("只有一个数，按新增项目读", "one figure only: read as a new line")
