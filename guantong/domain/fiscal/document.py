"""One logical document: a body's budget or final account of one year, as read (一份预算或决算)."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from re import compile as pattern
from typing import TypeVar

from guantong.domain.evidence import Evidence
from guantong.domain.fiscal.forms import PerformanceForm, read_form
from guantong.domain.fiscal.kinds import kind_of_title, table_kinds
from guantong.domain.fiscal.narrative.items import ItemStatement, item_statements
from guantong.domain.fiscal.narrative.sentences import Sentence, sentences
from guantong.domain.fiscal.narrative.statements import Statement, statements_of
from guantong.domain.fiscal.pages import Page, PrintedFile
from guantong.domain.fiscal.recognise import recognise
from guantong.domain.fiscal.table import Table
from guantong.domain.period import find_years
from guantong.domain.words import Words

_COVER = pattern(r"(部门|单位|政府)?(预算|决算)")
_NAMED_IN_CONTENTS = pattern(r"第一部分(.{2,30}?)(?:部门|单位)?概况")
_STATED_YEAR = pattern(
    r"[^，。与比较]{0,30}?(?P<year>20\d\d)年(度)?[，,]?[^，。与比较]{0,30}?(收入预算|收入支出总计|收支总计|“三公”经费预算数为|预算编制说明)"
)
_LONGEST_COVER = 10
_T = TypeVar("_T")


class DocumentKind(StrEnum):
    """What a published document is."""

    BUDGET = "budget"
    FINAL_ACCOUNTS = "final_accounts"
    GOVERNMENT_BUDGET = "government_budget"
    GOVERNMENT_FINAL_ACCOUNTS = "government_final_accounts"

    @property
    def words(self) -> Words:
        """The kind's name."""
        return _KINDS[self]


_KINDS = {
    DocumentKind.BUDGET: Words("预算", "budget"),
    DocumentKind.FINAL_ACCOUNTS: Words("决算", "final accounts"),
    DocumentKind.GOVERNMENT_BUDGET: Words("政府预算", "government budget"),
    DocumentKind.GOVERNMENT_FINAL_ACCOUNTS: Words("政府决算", "government final accounts"),
}


@dataclass(frozen=True)
class Document:
    """A published document with its tables, forms and sentences.

    `year` is the year most of its titles name, `years_seen` every (where, year, page); `level` is
    department, unit or government. Nothing here is judged.
    """

    file: str
    pages: tuple[Page, ...]
    body: str
    kind: DocumentKind
    level: str
    year: int | None
    tables: tuple[Table, ...]
    forms: tuple[PerformanceForm, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    years_seen: tuple[tuple[str, int, int], ...] = ()
    unknown_tables: tuple[tuple[int, str], ...] = ()
    image_only_pages: tuple[int, ...] = field(default=())

    def table(self, kind: str) -> Table | None:
        """Return the first table of `kind`, or None."""
        return next((t for t in self.tables if t.kind == kind), None)

    def evidence_of_title(self, where: str, page: int, words: str) -> tuple[Evidence, ...]:
        """Return the place of a title or, for the cover and the text, of the sentence on `page` with `words`."""
        table = next((t for t in self.tables if t.title == where), None)
        if table is not None:
            return tuple(v.evidence for row in table.rows[:1] for v in row.values.values())[:1]
        sentence = next((s for s in self.sentences if s.page == page and words in s.text), None)
        return (sentence.evidence(self.file),) if sentence else (Evidence(self.file, page, where),)

    @property
    def final(self) -> bool:
        """True for final accounts (决算)."""
        return self.kind in (DocumentKind.FINAL_ACCOUNTS, DocumentKind.GOVERNMENT_FINAL_ACCOUNTS)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Every amount stated in the running text."""
        return tuple(statements_of(self.sentences))

    @cached_property
    def items(self) -> tuple[ItemStatement, ...]:
        """What the running text says of single classified items."""
        return tuple(item_statements(self.sentences))

    @cached_property
    def expected_tables(self) -> tuple[str, ...]:
        """The kinds of tables a document of this kind must contain."""
        return tuple(key for key, kind in table_kinds().items() if self.kind in kind.expected_in)


def documents_of(printed: PrintedFile) -> tuple[Document, ...]:
    """Return the logical documents of one file: several bodies or years in a file are cut apart at their covers."""
    found = []
    for pages in _segments(printed.pages):
        read = recognise(printed.file, pages)
        forms = tuple(read_form(printed.file, page, grid, unit) for page, grid, unit in read.forms)
        if not read.tables and not forms:
            continue
        for tables in _by_body(read.tables):
            text = sentences(pages, read.used_lines)
            years = tuple(_years(pages, tables, text))
            found.append(
                Document(
                    printed.file,
                    pages,
                    _body(pages, tables),
                    _kind(tables, pages),
                    _level(tables, pages),
                    _most_common(y for _, y, _ in years),
                    tables,
                    forms,
                    text,
                    years,
                    read.unknown,
                    tuple(p.number for p in pages if p.image_only),
                )
            )
    return tuple(found)


def _segments(pages: tuple[Page, ...]) -> Iterator[tuple[Page, ...]]:
    if not pages:
        return
    starts = [at for at, page in enumerate(pages) if at == 0 or _is_cover(page)]
    for start, end in zip(starts, [*starts, len(pages)][1:], strict=True):
        yield pages[start:end]


def _is_cover(page: Page) -> bool:
    text = "".join(line.text for line in page.lines).replace(" ", "")
    short = 0 < len(page.lines) <= _LONGEST_COVER and len(text) < 120 and not page.grids
    if page.image_only or any(kind_of_title(line.text) for line in page.lines):
        return False  # a scan with its running foot, or a table of which only the title was read
    return short and bool(find_years(text)) and bool(_COVER.search(text)) and "。" not in text and "目录" not in text


def _by_body(tables: tuple[Table, ...]) -> Iterator[tuple[Table, ...]]:
    """Cut where a kind of table begins again under another body's name."""
    part: list[Table] = []
    for table in tables:
        again = next((t for t in part if t.kind == table.kind), None)
        if again and again.body and table.body and again.body != table.body:
            yield tuple(part)
            part = []
        part.append(table)
    yield tuple(part)


def _body(pages: tuple[Page, ...], tables: tuple[Table, ...]) -> str:
    named = _most_common(t.body for t in tables if t.body)
    if named:
        return named
    for page in pages[:6]:
        text = "".join(line.text for line in page.lines).replace(" ", "")
        match = _NAMED_IN_CONTENTS.search(text)
        if match:
            return match[1]
    for line in (pages[0].lines if pages else ())[:6]:
        name = pattern(r"(20\d\d)?年?度?(部门|单位|区级)?(预算|决算).*$").sub("", line.text.replace(" ", ""))
        if len(name) > 3 and not name.isdigit():
            return name
    return ""


def _kind(tables: tuple[Table, ...], pages: tuple[Page, ...]) -> DocumentKind:
    government = any(t.kind.startswith("government_general") or t.kind.endswith("_balance") for t in tables)
    titles = "".join(t.title for t in tables) or "".join(line.text for page in pages[:2] for line in page.lines)
    final = titles.count("决算") > titles.count("预算") - titles.count("公共预算") - titles.count(
        "基金预算"
    ) - titles.count("经营预算")
    if government:
        return DocumentKind.GOVERNMENT_FINAL_ACCOUNTS if final else DocumentKind.GOVERNMENT_BUDGET
    return DocumentKind.FINAL_ACCOUNTS if final else DocumentKind.BUDGET


def _level(tables: tuple[Table, ...], pages: tuple[Page, ...]) -> str:
    if any(t.kind.startswith("government_general") or t.kind.endswith("_balance") for t in tables):
        return "government"
    text = "".join(t.title for t in tables) + "".join(ln.text for page in pages[:3] for ln in page.lines)
    text = text.replace(" ", "")
    unit = text.count("预算单位") + text.count("单位预算") + text.count("单位决算") + text.count("单位收支")
    department = text.count("部门预算") + text.count("部门决算") + text.count("部门收支") + text.count("年部门")
    return "unit" if unit > department - text.count("支出部门预算经济") else "department"


def _years(
    pages: tuple[Page, ...], tables: tuple[Table, ...], text: tuple[Sentence, ...]
) -> Iterator[tuple[str, int, int]]:
    for page in pages[:1]:
        if not page.grids:
            yield from (
                ("cover", year, page.number)
                for line in page.lines
                for year in find_years(line.text.replace(" ", ""))[:1]
            )
    for table in tables:
        yield from ((table.title, year, table.pages[0]) for year in find_years(table.title)[:1])
    for sentence in text:
        if match := _STATED_YEAR.match(sentence.text):
            yield "text", int(match["year"]), sentence.page


def _most_common(values: Iterable[_T]) -> _T | None:
    counted = Counter(values).most_common(1)
    return counted[0][0] if counted else None
