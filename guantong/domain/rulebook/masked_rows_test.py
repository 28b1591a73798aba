"""Secret lines stand as one masked row: part of every sum, named by no rule (涉密项目合并)."""

from guantong.domain.fiscal.document import DocumentKind
from guantong.domain.fiscal.masked import MASKED
from guantong.domain.fiscal.pages import Page, PrintedFile
from guantong.domain.fiscal.typed import Cells, TypedTable, with_typed
from guantong.domain.money import Unit
from guantong.domain.rule_engine.case import cases_of
from guantong.domain.rule_engine.examination import examine_all
from guantong.domain.rule_engine.signal import Signal
from guantong.domain.rulebook.shelf import all_rules

PRINTED = PrintedFile("a.pdf", (Page(1, 595, 842, image_only=True),))
ROWS: tuple[Cells, ...] = (
    ("204", "公共安全支出", "60.00", "60.00", ""),
    ("20402", "公安", "60.00", "60.00", ""),
    ("2040201", "行政运行", "60.00", "60.00", ""),
)


def signals(*rows: Cells) -> tuple[list[Signal], list[str]]:
    typed = TypedTable(
        "明湖区公安局", 2026, DocumentKind.BUDGET, "department", "general_public_by_function", "一般公共预算支出表",
        Unit.TEN_THOUSAND, ((1, rows),),
    )  # fmt: skip
    documents = with_typed((), PRINTED, [typed])
    (found,) = examine_all(cases_of(documents), [rule for rule in all_rules() if rule.over_documents])
    return found.signals, [one.why.zh for _, one in found.not_computed]


def test_no_rule_names_the_masked_row_and_what_needs_its_details_is_not_computed() -> None:
    coded = (*ROWS, ("20402", MASKED, "40.00", "10.00", "40.00"), ("", "合计", "70.00", "60.00", "40.00"))

    found, why = signals(*coded)

    told = [
        text for one in found for text in (one.because.zh, one.subject, *(e.cell.zh + e.printed for e in one.evidence))
    ]
    places = {(e.page, e.row) for one in found for e in one.evidence}
    assert ([text for text in told if "涉密" in text], (1, 5) in places) == ([], False)
    assert "涉密项目只有合并金额，没有明细，无法计算" in why
    assert any(one.rule == "B03" for one in found)
