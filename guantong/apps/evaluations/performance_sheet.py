"""The performance of projects as a workbook, in the very form it is taken in from: the template, or what stands (绩效填报表)."""

from collections.abc import Iterable, Iterator

from guantong.apps.components.locked_workbook import workbook_of, yuan_of
from guantong.apps.evaluations.models import Performance
from guantong.apps.evaluations.models.projects import STAGES, TARGET_KINDS
from guantong.apps.evaluations.project_queries import measured
from guantong.domain.words import Words

HEADS = {
    "year": "年度", "unit_code": "单位编码", "unit": "单位", "project_code": "项目编码", "project": "项目", "stage": "环节", "kind": "指标类别",
    "name": "指标", "planned": "目标值", "measure": "计量单位", "at_most": "不超过", "words": "定性目标", "month": "截至月份", "value": "完成值",
    "budget": "预算数（元）", "spent": "支出数（元）", "why_none": "没有数据的原因", "evaluator": "评价主体", "grade": "评价结论（原文）",
    "evaluated_on": "评价日期", "file": "来源文件", "place": "页、行",
}  # fmt: skip
ROWS_OF = {"target": Words("目标", "target"), **STAGES, "result": Words("评价结论", "conclusion")}
"""What a row is: a target, a reading at one of the stages, or the conclusion of the evaluation."""
MONEY = "资金"
EXAMPLE = "例"
_OF = {"unit_code": "CG", "unit": "明湖区城市管理局", "project_code": "P01", "project": "居住区公共照明"}
_EXAMPLES = (
    {
        "year": EXAMPLE, **_OF, "stage": "目标", "kind": "产出数量", "name": "新增路灯", "planned": "120", "measure": "盏", "at_most": "否",
        "file": "绩效目标表.xlsx", "place": "第5行",
    },
    {
        "year": EXAMPLE, **_OF, "stage": "监控", "name": "新增路灯", "month": "7", "value": "60", "file": "监控表.xlsx", "place": "第2行",
    },
    {
        "year": EXAMPLE, **_OF, "stage": "自评", "name": MONEY, "month": "12", "budget": "1200000.00", "spent": "1130000.00",
        "file": "自评报告.docx", "place": "第3页",
    },
    {
        "year": EXAMPLE, **_OF, "stage": "评价结论", "evaluator": "某会计师事务所", "grade": "“较好”（照抄原文）", "evaluated_on": "2026-10-30",
    },
)  # fmt: skip
_TOLD = (
    "一行一个目标、一个数据或一个评价结论，看“环节”一列。“年度”写“例”的行是示例，不导入。",
    "目标：写指标类别、指标，以及目标值（数字，最多三位小数）或定性目标；目标值越低越好的，“不超过”写“是”。",
    "监控、自评、评价：指标写已有的指标名；资金执行情况的指标写“资金”，填预算数和支出数。写明截至月份。",
    "没有数据不等于 0：写明没有数据的原因，完成值空着；确实为零的填 0。",
    "每个目标、每个数写明来源文件和页、行。金额写元，日期写成 2026-10-30。评价结论照抄原文，报告原件挂在评价报告下。",
    "目标批复以后才填监控、自评、评价数据；批复在项目页登记。勾选“历史导入”的，各环节一次导入，不计时限、不提醒。",
    "已有的相同内容不重复导入；同一环节、同一月份的数据再次导入时，原数保留在记录中。",
    "有一行不能导入，整份都不会导入；预览会逐行说明。不得填写国家秘密、工作秘密。",
)
_WIDTHS = {"unit": 24, "project": 28, "name": 24, "words": 24, "why_none": 24, "grade": 24, "file": 22}
_MORE = 300


def template() -> bytes:
    """Return the empty form with example rows, which are not read."""
    return _workbook(_EXAMPLES)


def sheet_of(rows: Iterable[Performance]) -> bytes:
    """Return what stands of projects, in the form it is taken in from."""
    return _workbook(line for row in rows for line in _lines(row))


def _workbook(rows: Iterable[dict[str, str]]) -> bytes:
    offered = {
        "stage": [one.zh for one in ROWS_OF.values()], "kind": [one.zh for one in TARGET_KINDS.values()], "at_most": ["是", "否"],
        "month": [f"{month}" for month in range(1, 13)],
    }  # fmt: skip
    return workbook_of("绩效填报表", HEADS, rows, offered=offered, told=_TOLD, widths=_WIDTHS, more=_MORE)


def _lines(row: Performance) -> Iterator[dict[str, str]]:
    whose = {
        "year": f"{row.year}",
        **{name: getattr(row, name) for name in ("unit_code", "unit", "project_code", "project")},
    }
    for target in row.targets.all():
        yield whose | {
            "stage": ROWS_OF["target"].zh, "kind": TARGET_KINDS[target.kind].zh, "name": target.name, "planned": measured(target.planned, ""),
            "measure": target.measure, "at_most": "是" if target.at_most else "否", "words": target.words, "file": target.file,
            "place": target.place,
        }  # fmt: skip
    for one in row.readings.all():
        if one.latest:
            yield whose | {
                "stage": ROWS_OF[one.stage].zh, "name": one.target.name if one.target else MONEY, "month": f"{one.month}",
                "value": measured(one.value, ""), "budget": yuan_of(one.budget), "spent": yuan_of(one.spent), "why_none": one.why_none,
                "file": one.file, "place": one.place,
            }  # fmt: skip
    if row.evaluated_on:
        yield whose | {
            "stage": ROWS_OF["result"].zh, "evaluator": row.evaluator, "grade": row.grade, "evaluated_on": row.evaluated_on.isoformat(),
        }  # fmt: skip
