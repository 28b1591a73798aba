"""The questions of a letter as a sheet that goes out with it and comes back answered: ids locked, each row marked (答复表)."""

from collections.abc import Mapping

from guantong.apps.components.locked_workbook import is_marked, mark_of, workbook_of
from guantong.apps.diagnosis.models import Letter, LetterItem
from guantong.domain.seal.canonical import canonical, sm3

OUT = ("draft", "sent", "unanswered")
"""The states in which a reply is still to come; a draft's sheet goes into the same envelope."""
LOCKED = {
    "pk": "编号", "version": "版本", "mark": "核对码", "number": "序号", "title": "事项", "says": "情况", "value": "数值", "limit": "对照值",
    "places": "出处",
}  # fmt: skip
FILLED = {"answer": "答复"}
HEADS = {**LOCKED, **FILLED}
_KIND = "diagnosis.reply"
_WIDTHS = {"pk": 7, "version": 10, "mark": 12, "number": 6, "title": 22, "says": 44, "places": 36, "answer": 60}
_TOLD = (
    "只填白色的“答复”一列。编号、版本、核对码和灰色各列已锁定，改动后整份不能录入。",
    "逐项答复，不能增加行。另有复函文件的，连同文件一并送回，表中可以空着。",
    "填好后由单位负责人签字，经 OA 或纸质送回，由人大工作人员录入；填表人、签字人的姓名随函保存。",
    "函被更正的，以更正函的答复表为准。了解情况不是结论。不得填写国家秘密、工作秘密。",
)


def version_of(item: LetterItem) -> str:
    """Return what a question says, in few characters: a sheet that asked something else is told apart."""
    return sm3(canonical({"facts": item.facts}).encode())[:8]


def is_whole(item: LetterItem, row: Mapping[str, str]) -> bool:
    """True when a row left here as it names itself, whatever the question says by now."""
    return is_marked(_KIND, row["mark"], item.pk, item.letter_id, row["version"])


def sheet_of(letter: Letter) -> bytes:
    """Return the sheet of a letter: what is asked stands in it, only the answers can be typed."""
    return workbook_of(
        f"{letter.organisation}　答复表　{letter.subject}", HEADS, map(_row, letter.items.all()), locked=tuple(LOCKED), widths=_WIDTHS,
        told=(letter.asks, *_TOLD), name="答复表", frozen=4,
    )  # fmt: skip


def _row(item: LetterItem) -> dict[str, str]:
    facts, version = item.facts, version_of(item)
    places = [f"{one.get('file', '')} {one.get('cell', {}).get('zh', '')}".strip() for one in facts.get("evidence", [])]
    return {
        "pk": str(item.pk), "version": version, "mark": mark_of(_KIND, item.pk, item.letter_id, version), "number": str(item.number),
        "title": item.title_words.zh, "says": item.says_words.zh, "value": str(facts.get("value", "")),
        "limit": str(facts.get("limit", "")), "places": "\n".join(places), "answer": item.answer,
    }  # fmt: skip
