"""The opinions a body answers as a sheet that goes out by OA and comes back filled in: ids locked, each row marked (意见答复表)."""

from collections.abc import Iterable

from guantong.apps.components import locked_workbook
from guantong.apps.components.locked_workbook import workbook_of, yuan_of
from guantong.apps.opinions.models import Opinion
from guantong.apps.opinions.wording import OUTCOMES, called, versions

OUT = ("referred", "drafted")
"""The states in which the body still answers."""
LOCKED = {
    "pk": "编号", "version": "版本", "mark": "核对码", "about": "单位、项目", "against": "针对版本", "text": "意见", "head": "审查重点",
    "change_asked": "建议增减（元）",
}  # fmt: skip
FILLED = {"draft_outcome": "答复", "draft_reason": "理由", "draft_place": "落点", "draft_amount": "增减金额（元）"}
HEADS = {**LOCKED, **FILLED}
_WIDTHS = {"pk": 7, "version": 6, "mark": 12, "about": 24, "text": 40, "draft_reason": 40, "draft_place": 28}
_TOLD = (
    "只填白色的格。编号、版本、核对码和灰色各列已锁定，改动后整份不能录入。",
    "可以删去不答复的行，不能增加行。空着的行不录入。",
    "答复从下拉中选：采纳、部分采纳、不采纳。三种都要写理由；采纳和部分采纳的写明落点：哪个预算项、哪份文件、哪项措施。",
    "增减金额写元，减少写负数；没有金额的空着。不采纳的不写金额。",
    "填好后由单位负责人签字，经 OA 或纸质送回，由人大工作人员录入；填表人、签字人的姓名随意见保存。",
    "单位的答复由财政部门书面确认后才算正式答复。下载以后有变动的意见不能录入，请重新下载。不得填写国家秘密、工作秘密。",
)


def mark_of(pk: int, version: int, path: str) -> str:
    """Return what shows that a row left here with this id and version."""
    return locked_workbook.mark_of("opinions.answers", pk, version, path)


def is_marked(pk: int, version: int, path: str, mark: str) -> bool:
    """True when the mark of a row is the one it left with."""
    return locked_workbook.is_marked("opinions.answers", mark, pk, version, path)


def sheet_of(body: str, opinions: Iterable[Opinion]) -> bytes:
    """Return the sheet of a body's opinions: what is known stands in it, only the answer can be typed; no proposer is named."""
    return workbook_of(
        f"{body}　意见答复表", HEADS, map(_row, opinions), locked=tuple(LOCKED), widths=_WIDTHS, told=_TOLD,
        offered={"draft_outcome": [words.zh for words in OUTCOMES.values()]},
    )  # fmt: skip


def _row(one: Opinion) -> dict[str, str]:
    return {
        "pk": str(one.pk), "version": str(one.version), "mark": mark_of(one.pk, one.version, one.path), "about": one.about or "一般意见",
        "against": versions()[one.budget_version].zh if one.budget_version in versions() else "", "text": one.text,
        "head": called("heads", one.head).zh, "change_asked": yuan_of(one.change_asked),
        "draft_outcome": OUTCOMES[one.draft_outcome].zh if one.draft_outcome else "", "draft_reason": one.draft_reason,
        "draft_place": one.draft_place, "draft_amount": yuan_of(one.draft_amount),
    }  # fmt: skip
