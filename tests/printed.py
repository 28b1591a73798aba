"""Documents of 明湖区 printed for tests: figures that add up, or one fault that rules speak of (印出的文件)."""

from functools import cache

from guantong.gateways.demo.build import SEED, _paper, papers
from guantong.gateways.demo.printing import print_pdf
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
    return print_pdf(_paper(planted.body, planted.kind, SEED))


def workbook(kind: str) -> bytes:
    """Return a document without any fault as a workbook: a sheet a table, merged heads, tables of two halves."""
    return print_xlsx(next(paper for _, paper, planted in papers() if planted is None and paper.kind == kind))
