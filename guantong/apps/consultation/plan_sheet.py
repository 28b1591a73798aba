"""The government's list as a workbook, in the very form it is taken in from: the template, or what stands (政府拟安排清单表)."""

from collections.abc import Iterable

from guantong.apps.components.locked_workbook import workbook_of, yuan_of
from guantong.apps.consultation.models import PlanLine
from guantong.apps.voices.words import fields

HEADS = {
    "number": "序号", "unit_code": "单位编码", "unit": "牵头单位", "title": "项目", "content": "内容", "place": "社区或街道", "where": "具体地点",
    "field": "领域", "amount": "金额（元）", "money_source": "资金来源",
}  # fmt: skip
EXAMPLE = "例"
SOURCES = ("一般公共预算", "政府性基金预算", "上级转移支付", "专项债券", "部门预算内调剂", "社会资金", "其他")
_EXAMPLE = {
    "number": EXAMPLE, "unit_code": "CG", "unit": "明湖区城市管理局", "title": "石泉社区路灯改造", "content": "更换路灯 40 盏", "place": "石泉社区",
    "where": "北门至公园", "field": "城乡建设", "amount": "1200000.00", "money_source": "一般公共预算",
}  # fmt: skip
_WIDTHS = {"unit": 24, "title": 30, "content": 40, "where": 24, "amount": 18}
_TOLD = (
    "一行一个项目。“序号”写“例”的一行是示例，不导入。序号是政府自己的编号：更正后再送，序号不变，系统据此认出同一个项目。",
    "更正、增减的，整份重新上传为新版：旧版文件和各行留存；新版没有列的项目标明“新版未列”，不删除。",
    "社区或街道照机构名称或简称写，如“石泉社区”“青石街道”；跨几个社区的空着，写在“具体地点”。",
    "金额写元，也可以写“120万元”；没有确定的空着，不等于零。领域从下拉中选，可以不填。",
    "有一行不能导入，整份都不会导入；预览会逐行说明。不得填写国家秘密、工作秘密。",
)
_ROWS = 120


def template() -> bytes:
    """Return the empty form with one row filled in as an example, which is not read."""
    return _workbook([_EXAMPLE])


def sheet_of(lines: Iterable[PlanLine]) -> bytes:
    """Return the lines that stand, in the form they are taken in from."""
    return _workbook(map(_row, lines))


def _workbook(rows: Iterable[dict[str, str]]) -> bytes:
    offered = {"field": [words.zh for words in fields().values()], "money_source": list(SOURCES)}
    return workbook_of(
        "政府拟安排清单", HEADS, rows, offered=offered, told=_TOLD, widths=_WIDTHS, more=_ROWS, name="拟安排清单"
    )


def _row(one: PlanLine) -> dict[str, str]:
    return {
        "number": f"{one.number}", "unit_code": one.unit_code, "unit": one.unit, "title": one.title, "content": one.content,
        "place": one.place.code if one.place else "", "where": one.where, "field": one.about.zh, "amount": yuan_of(one.amount),
        "money_source": one.money_source,
    }  # fmt: skip
