"""Livelihood projects of earlier years as a workbook, in the very form it is taken in from: the template, or the ledger (历年民生实事表)."""

from collections.abc import Iterable

from guantong.apps.components.locked_workbook import workbook_of, yuan_of
from guantong.apps.livelihood.models import Project
from guantong.apps.livelihood.terms import AS_PRINTED, states

HEADS = {
    "year": "年度", "number": "序号", "name": "项目", "unit_code": "单位编码", "unit": "牵头单位", "target": "目标", "result": "完成情况", "said": "状态",
    "amount": "计划资金（元）",
}  # fmt: skip
EXAMPLE = "例"
_EXAMPLE = {
    "year": EXAMPLE, "number": "1", "name": "新增公共停车位", "unit_code": "CG", "unit": "明湖区城市管理局", "target": "年底前新增停车位 800 个",
    "result": "新增停车位 812 个", "said": "已完成", "amount": "12000000.00",
}  # fmt: skip
_WIDTHS = {"name": 30, "unit": 24, "target": 36, "result": 36, "said": 12, "amount": 18}
_TOLD = (
    "一行一个项目，可以几个年度写在一张表里，也可以一年一张表。“年度”写“例”的一行是示例，不导入。",
    "状态照原文写；下拉是常用写法，写别的也可以，原文保留，不作推测。",
    "计划资金写元，没有公布的空着。同一年度、同一序号只登记一次。",
    "导入的都是历史：保留状态，不计期限、不提醒、不按后来的规定提示。",
    "有一行不能导入，整份都不会导入；页面会逐格说明。不得填写国家秘密、工作秘密。",
)
_ROWS = 200


def template() -> bytes:
    """Return the empty form with one row filled in as an example, which is not read."""
    return _workbook([_EXAMPLE])


def file_of(projects: Iterable[Project]) -> bytes:
    """Return projects in the form they are taken in from."""
    return _workbook(map(_row, projects))


def _workbook(rows: Iterable[dict[str, str]]) -> bytes:
    offered = {"said": [words.zh for name, words in states().items() if name != AS_PRINTED]}
    return workbook_of(
        "历年民生实事", HEADS, rows, offered=offered, told=_TOLD, widths=_WIDTHS, more=_ROWS, name="民生实事"
    )


def _row(one: Project) -> dict[str, str]:
    return {
        "year": str(one.year), "number": str(one.number), "name": one.name, "unit_code": one.unit_code, "unit": one.unit, "target": one.target,
        "result": one.result, "said": one.said, "amount": yuan_of(one.amount),
    }  # fmt: skip
