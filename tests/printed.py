"""Documents of 明湖区 printed for tests: figures that add up, or one fault that rules speak of (印出的文件)."""

from functools import cache

from guantong.gateways.demo.build import SEED, paper_of, papers
from guantong.gateways.demo.paper import Head, Paper, Sheet
from guantong.gateways.demo.printing import print_pdf
from guantong.gateways.demo.scanning import scanned
from guantong.gateways.demo.workbook import print_xlsx


@cache
def faulty(fault: str = "") -> bytes:
    """Return a department's budget with a planted fault: the first there is, or the one named."""
    return next(print_pdf(paper) for _, paper, planted in papers() if planted and fault in ("", planted.name))


@cache
def sound() -> bytes:
    """Return a document without any fault."""
    return next(print_pdf(paper) for _, paper, planted in papers() if planted is None)


@cache
def corrected(fault: str) -> bytes:
    """Return the same body's document of the same year and kind without the fault: its text is what it was."""
    planted = next(paper for _, paper, found in papers() if found and found.name == fault)
    return print_pdf(paper_of(planted.body, planted.kind, SEED))


def workbook(kind: str) -> bytes:
    """Return a document without any fault as a workbook: a sheet a table, merged heads, tables of two halves."""
    return print_xlsx(next(paper for _, paper, planted in papers() if planted is None and paper.kind == kind))


@cache
def scanned_table() -> bytes:
    """Return a budget of two pages that left a scanner: a cover, and a table whose total is not the sum of its classes."""
    paper = Paper("明湖区城市管理局", 2026, "预算", "编制部门")
    head: list[list[Head]] = [[(name, 1, 1) for name in ("科目编码", "科目名称", "合计", "基本支出", "项目支出")]]
    paper.parts = [Sheet("general_public", TITLE, "万元", 5, head, [list(row) for row in ROWS])]
    return scanned(print_pdf(paper))


@cache
def half_scanned() -> bytes:
    """Return a budget of which the page of the expenditure table alone is a picture."""
    return scanned(sound(), "本年支出合计基本支出项目支出")


TITLE = "一般公共预算支出表"
ROWS: tuple[tuple[str, ...], ...] = (
    ("212", "城乡社区支出", "1,200.00", "700.00", "500.00"),
    ("21201", "城乡社区管理事务", "1,200.00", "700.00", "500.00"),
    ("2120101", "行政运行", "700.00", "700.00", ""),
    ("2120104", "城管执法", "500.00", "", "500.00"),
    ("213", "农林水支出", "300.00", "", "300.00"),
    ("", "合计", "1,600.00", "700.00", "800.00"),
)
"""The rows of the scanned table: 1,200 and 300 are not 1,600."""
