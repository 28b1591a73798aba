"""What a signal marks in the document: the code cell that disagrees, the note that calls a filled table empty."""

from guantong.domain.fiscal.document import documents_of
from guantong.domain.fiscal.drawing import page
from guantong.domain.fiscal.pages import PrintedFile
from guantong.domain.rule_engine.case import cases_of
from guantong.domain.rule_engine.examination import examine
from guantong.domain.rulebook.basis.code_and_name_disagree import RULE as CODES
from guantong.domain.rulebook.basis.empty_table_and_note import RULE as NOTES

COVER = page(1, ["明湖区图书馆", "2025年单位预算"])


def test_a_code_that_disagrees_is_marked_in_its_own_cells() -> None:
    rows = [
        ["类", "款", "项", "功能分类科目名称", "合计"],
        ["207", "", "", "文化旅游体育与传媒支出", "30"],
        ["8", "01", "04", "图书馆", "30"],
    ]
    drawn = page(2, ["2025年单位支出预算总表", "单位：元"], rows)
    (case,) = cases_of(documents_of(PrintedFile("预算.pdf", (COVER, drawn))))

    ((cell,),) = [signal.evidence for signal in examine(case, [CODES]).signals]

    assert (cell.printed, cell.row) == ("8 01 04", 3)
    assert cell.boxes == tuple(c.box for c in drawn.grids[0].cells if c.row == 2 and c.column < 3)


def test_the_note_that_calls_a_filled_table_empty_is_marked_first() -> None:
    rows = [["类", "款", "项", "功能分类科目名称", "合计"], ["229", "", "", "其他支出", "30"]]
    drawn = page(2, ["2025年单位政府性基金预算支出功能分类预算表", "单位：元"], rows, ["注：本表为空表。"])
    (case,) = cases_of(documents_of(PrintedFile("预算.pdf", (COVER, drawn))))

    ((note, cell),) = [signal.evidence for signal in examine(case, [NOTES]).signals]

    assert (note.printed, note.page, note.boxes) == ("注：本表为空表。", 2, (drawn.lines[-1].box,))
    assert cell.printed == "30"
