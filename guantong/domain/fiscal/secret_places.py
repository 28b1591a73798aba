"""Where a file that was read bears a secrecy mark: pages and rows, never what stands there (密级标志所在).

The gate looks at a file's name and first page before it is kept; here all that was read of it is looked at.
"""

from collections.abc import Iterable, Iterator

from guantong.domain.evidence import page_words
from guantong.domain.fiscal.document import Document
from guantong.domain.fiscal.pages import Page, PrintedFile, Trouble
from guantong.domain.fiscal.table import Row
from guantong.domain.secrecy import line_mark_in, mark_in
from guantong.domain.words import Words


def secret_places(printed: PrintedFile, documents: Iterable[Document]) -> tuple[Trouble, ...]:
    """Return a trouble for every page whose text bears a mark, and for every row of a table that says it is secret.

    The one masked row that stands for all secret lines is none.
    """
    names = {page.number: "" if mark_in(page.name) else page.name for page in printed.pages}
    pages = [page.number for page in printed.pages if _marked(page)]
    rows = {(row.page, row.number) for row in _secret_rows(documents)}
    told = [Trouble(_PAGE, page_words(number, names.get(number, "")), _DO) for number in pages]
    told += [Trouble(_ROW, _at(page_words(page, names.get(page, "")), row), _DO) for page, row in sorted(rows)]
    return tuple(told)


def _marked(page: Page) -> bool:
    """Lines are read on, for a mark may be set one character a line; cells each for itself: neighbours are no sentence."""
    running = "\n".join(line.text for line in page.lines)
    return bool(mark_in(page.name) or mark_in(running)) or any(
        mark_in(cell.text) for grid in page.grids for cell in grid.cells
    )


def _secret_rows(documents: Iterable[Document]) -> Iterator[Row]:
    for document in documents:
        for table in document.tables:
            for row in table.rows:
                if not row.masked and (line_mark_in(row.name) or line_mark_in(row.code_printed)):
                    yield row


def _at(page: Words, row: int) -> Words:
    return Words(f"{page.zh}第 {row} 行", f"{page.en}, row {row}")


_PAGE = Words("带有密级标志，没有采用任何数据", "bears a secrecy mark: no figure was taken")
_ROW = Words("这一行标为涉密，没有采用任何数据", "the row says it is secret: no figure was taken")
_DO = Words(
    "本系统为非涉密系统：请作废这个批次并撤回原文件，报告本单位的保密工作机构；确可公开的，涉密项目请以一行合并金额上传",
    "this system is non-classified: discard the batch, withdraw its file and report it to your secrecy office; of what may be"
    " published, bring the secret lines as one masked amount",
)
