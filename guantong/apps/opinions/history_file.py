"""Opinions of earlier years as a workbook, in the very form it is taken in from: the template, or the ledger (历年意见表)."""

from collections.abc import Iterable

from guantong.apps.components.locked_workbook import workbook_of, yuan_of
from guantong.apps.opinions.models import Opinion
from guantong.apps.opinions.wording import KINDS, LEVELS, OUTCOMES, called, latest, versions

HEADS = {
    "year": "预算年度", "version": "针对版本", "unit_code": "单位编码", "unit": "单位", "project_code": "项目编码", "project": "项目", "text": "意见",
    "head": "审查重点", "change_asked": "建议增减（元）", "proposers": "提出人", "raised_on": "提出日期", "outcome": "答复", "reason": "理由",
    "place": "落点", "amount": "确认增减（元）", "document": "文号", "confirmed_on": "答复日期",
}  # fmt: skip
EXAMPLE = "例"
_EXAMPLE = {
    "year": EXAMPLE, "version": "一上", "unit_code": "CG", "unit": "明湖区城市管理局", "project_code": "P01", "project": "道路修缮",
    "text": "单价高于标准，建议按标准重算", "head": "部门预算", "change_asked": "-200000.00", "proposers": "林代表 人大代表 区；王选民 选民 社区",
    "raised_on": "2024-10-30", "outcome": "部分采纳", "reason": "按标准重算", "place": "道路修缮项目", "amount": "-150000.00",
    "document": "明财函〔2024〕9号", "confirmed_on": "2024-11-20",
}  # fmt: skip
_WIDTHS = {"text": 40, "reason": 30, "unit": 24, "project": 24, "proposers": 30, "place": 24}
_TOLD = (
    "一行一条意见。“预算年度”写“例”的一行是示例，不导入。",
    "提出人：姓名 身份 层级，几个人用分号隔开，如“林代表 人大代表 区；王选民 选民 社区”。",
    "金额写元，减少写负数。日期写成 2024-10-30。没有答复的，答复以后各列空着。",
    "不针对某个单位的一般意见，单位和项目各列空着。",
    "导入的都是历史：保留答复和日期，不计期限、不提醒、不计入现在的采纳率。",
    "有一行不能导入，整份都不会导入；预览会逐格说明。不得填写国家秘密、工作秘密。",
)
_ROWS = 200


def template() -> bytes:
    """Return the empty form with one row filled in as an example, which is not read."""
    return _workbook([_EXAMPLE])


def file_of(opinions: Iterable[Opinion]) -> bytes:
    """Return opinions in the form they are taken in from."""
    return _workbook(map(_row, opinions))


def _workbook(rows: Iterable[dict[str, str]]) -> bytes:
    heads = [words.zh for words in latest("heads").values()]
    offered = {
        "version": [words.zh for words in versions().values()], "head": heads, "outcome": [words.zh for words in OUTCOMES.values()],
    }  # fmt: skip
    return workbook_of("历年意见", HEADS, rows, offered=offered, told=_TOLD, widths=_WIDTHS, more=_ROWS)


def _row(one: Opinion) -> dict[str, str]:
    people = (f"{p.name} {KINDS[p.kind].zh.split('、')[0]} {LEVELS[p.level].zh}" for p in one.proposers.all())
    return {
        "year": str(one.year), "version": versions()[one.budget_version].zh if one.budget_version in versions() else "",
        "unit_code": one.unit_code, "unit": one.unit, "project_code": one.project_code, "project": one.project, "text": one.text,
        "head": called("heads", one.head).zh, "change_asked": yuan_of(one.change_asked), "proposers": "；".join(people),
        "raised_on": one.raised_on.isoformat(), "outcome": OUTCOMES[one.outcome].zh if one.outcome else "", "reason": one.reason,
        "place": one.place, "amount": yuan_of(one.amount), "document": one.document,
        "confirmed_on": one.confirmed_on.isoformat() if one.confirmed_on else "",
    }  # fmt: skip
