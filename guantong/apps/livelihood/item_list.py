"""The items of a year as a workbook, in the very form they are taken in from: the template, or what stands (当年民生实事表)."""

from collections.abc import Iterable

from guantong.apps.components.locked_workbook import workbook_of, yuan_of
from guantong.apps.components.templatetags.words import thousandths
from guantong.apps.livelihood.models import Item
from guantong.apps.livelihood.terms import sources

MONEY = {f"money_{name}": f"{words.zh}（元）" for name, words in sources().items()}
HEADS = {
    "year": "年度", "number": "编号", "name": "名称", "content": "内容与标准", "unit_code": "单位编码", "unit": "责任单位", "total": "总投资（元）",
    **MONEY, "project_code": "预算项目码", "complete_by": "完成时限", "indicator": "量化指标", "planned": "指标值", "measure": "计量单位",
    "milestones": "进度节点", "one_group": "只由一个小组认领",
}  # fmt: skip
EXAMPLE = "例"
_EXAMPLE = {
    "year": EXAMPLE, "number": "1", "name": "新建口袋公园", "content": "新建口袋公园 3 座，每座不少于 800 平方米", "unit_code": "CG", "unit": "明湖区城市管理局",
    "total": "9000000.00", "money_general": "4000000.00", "money_superior": "2000000.00", "project_code": "MH-CG-PARK",
    "complete_by": "2026-12-20", "indicator": "建成口袋公园", "planned": "3", "measure": "座", "milestones": "2026-03-01 开工；2026-09-30 主体完工",
    "one_group": "否",
}  # fmt: skip
_TOLD = (
    "一行一个项目。“年度”写“例”的一行是示例，不导入。编号、名称、内容与标准、责任单位、完成时限、量化指标、进度节点每项必备。",
    "金额写元；当年资金按来源分列，没有的空着，合计不超过总投资。指标值写数字，最多三位小数。",
    "进度节点写“日期 名称”，几个节点之间用分号，例如：2026-03-01 开工；2026-09-30 主体完工。",
    "依据（票决结果、会议纪要等）和日期在上传时填写一次。",
    "有一行不能导入，整份都不会导入；预览会逐格说明。不得填写国家秘密、工作秘密。",
)
_WIDTHS = {"name": 28, "content": 44, "unit": 24, "indicator": 24, "milestones": 44, "project_code": 18}
_MORE = 100


def template() -> bytes:
    """Return the empty form with one row filled in as an example, which is not read."""
    return _workbook([_EXAMPLE])


def sheet_of(items: Iterable[Item]) -> bytes:
    """Return items in the form they are taken in from."""
    return _workbook(map(_row, items))


def _workbook(rows: Iterable[dict[str, str]]) -> bytes:
    return workbook_of(
        "当年民生实事表",
        HEADS,
        rows,
        offered={"one_group": ["是", "否"]},
        told=_TOLD,
        widths=_WIDTHS,
        more=_MORE,
        name="民生实事",
    )


def _row(one: Item) -> dict[str, str]:
    plain = ("name", "content", "unit_code", "unit", "project_code", "indicator", "measure")
    return {
        **{name: str(getattr(one, name)) for name in ("year", "number", *plain)}, "total": yuan_of(one.total),
        **{f"money_{name}": yuan_of(one.sources.get(name)) for name in sources()}, "complete_by": one.complete_by.isoformat(),
        "planned": thousandths(one.planned).replace(",", ""), "one_group": "是" if one.one_group else "否",
        "milestones": "；".join(f"{step.planned_on.isoformat()} {step.name}" for step in one.milestones.all()),
    }  # fmt: skip
