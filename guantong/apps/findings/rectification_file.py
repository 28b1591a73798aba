"""The matters of a body as a sheet that goes out by OA and comes back filled in: ids locked, each row marked (整改情况表)."""

from collections.abc import Iterable
from typing import Any

from guantong.apps.components import locked_workbook
from guantong.apps.findings.models import Matter
from guantong.apps.findings.words import CAUSES
from guantong.apps.findings.workflow import MATTER, WITH_THE_UNIT

OUT = (*WITH_THE_UNIT, "planned")
"""The states in which the body has to do something, or may tell how far it is."""
LOCKED = {
    "pk": "编号", "version": "版本", "mark": "核对码", "title": "事项", "says": "问题描述", "due_on": "整改期限", "state": "状态",
}  # fmt: skip
FILLED = {
    "received_on": "签收日期", "leader": "牵头领导（职务）", "responsible": "责任人（职务）", "measures": "整改措施", "goal": "整改目标",
    "cause": "原因类别", "cause_words": "原因", "progress": "进展", "result": "整改情况", "mechanism": "长效机制",
}  # fmt: skip
"""What the body fills in, by the words above each column."""
HEADS = {**LOCKED, **FILLED}
_TOLD = (
    "只填白色的格。编号、版本、核对码和灰色各列已锁定，改动后整份不能录入。",
    "可以删去不报的行，不能增加行。已有的内容原样保留即可：与台账相同、或空着的格不改动台账。",
    "签收日期写成 2026-06-30。原因类别从下拉中选。",
    "“进展”写本次的进展。“整改情况”是最后的结果：须同时把证明材料交预算工委，没有证明材料的结果不录入。",
    "填好后由单位负责人签字，经 OA 或纸质送回，由人大工作人员录入；填表人、签字人的姓名随事项保存。",
    "下载以后台账有变动的事项不能录入，请重新下载。不得填写国家秘密、工作秘密。",
)
_WIDTHS = {
    **dict.fromkeys(HEADS, 26), "pk": 7, "version": 6, "mark": 12, "title": 24, "says": 36, "due_on": 12, "state": 10, "received_on": 12,
}  # fmt: skip


def mark_of(pk: int, version: int, path: str) -> str:
    """Return what shows that a row left here with this id and version."""
    return locked_workbook.mark_of("findings.rectification", pk, version, path)


def is_marked(pk: int, version: int, path: str, mark: str) -> bool:
    """True when the mark of a row is the one it left with."""
    return locked_workbook.is_marked("findings.rectification", mark, pk, version, path)


def sheet_of(body: str, matters: Iterable[Matter]) -> bytes:
    """Return the sheet of a body's matters: what is known stands in it, only what is asked can be typed."""
    return locked_workbook.workbook_of(
        f"{body}　整改情况表", HEADS, map(_row, matters), locked=tuple(LOCKED), widths=_WIDTHS, told=_TOLD, name="整改情况", frozen=4,
        offered={"cause": [one.words.zh for one in CAUSES.values()]},
    )  # fmt: skip


def _row(matter: Matter) -> dict[str, str]:
    cause = matter.called_cause
    found: dict[str, Any] = {name: getattr(matter, name, "") for name in HEADS}
    found |= {
        "mark": mark_of(matter.pk, matter.version, matter.path), "state": MATTER.states[matter.state].zh,
        "cause": cause.words.zh if cause else "", "progress": "",
    }  # fmt: skip
    return {name: "" if value is None else str(value) for name, value in found.items()}
