"""One logical document: a body's budget or final account of one year, as read (一份预算或决算)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from re import compile as pattern
from typing import TypeVar

from guantong.domain.evidence import Evidence, page_words
from guantong.domain.fiscal.absence import says_none_of
from guantong.domain.fiscal.bodies import Part, parts_of
from guantong.domain.fiscal.forms import PerformanceForm, read_form
from guantong.domain.fiscal.kinds import kind_of_title, squeezed, table_kinds
from guantong.domain.fiscal.narrative.items import ItemStatement, item_statements
from guantong.domain.fiscal.narrative.sentences import Sentence, sentences
from guantong.domain.fiscal.narrative.statements import Statement, statements_of
from guantong.domain.fiscal.nature import cover_lines, is_final, is_government, is_unit
from guantong.domain.fiscal.pages import Page, PrintedFile
from guantong.domain.fiscal.recognise import Recognised, recognise
from guantong.domain.fiscal.table import Table
from guantong.domain.period import find_years
from guantong.domain.words import Words

_COVER = pattern(r"(部门|单位|政府)?(预算|决算)")
_NAMED_IN_CONTENTS = pattern(r"第一部分(.{2,30}?)(?:部门|单位)?概况")
_STATED_YEAR = pattern(
    r"[^，。与比较]{0,30}?(?P<year>20\d\d)年(度)?[，,]?(?:(?!20\d\d年)[^，。与比较]){0,30}?"
    r"(收入预算(?!执行|完成)|收入支出总计|收支总计|“三公”经费预算数为|预算编制说明)"
)
_DIVIDER = pattern(
    r"第[一二三四五六七八九十]+部分|[一二三四五六七八九十]、|说明|解释|报表|[表附]件?[一二三四五六七八九十\d]|表$"
)
"""Words of a page between two parts of one document: it looks like a cover and is none."""
_TITLE_YEAR = pattern(
    r"^(20\d\d|二[〇○零][〇○零一二三四五六七八九]{2})年?度?|(20\d\d|二[〇○零][〇○零一二三四五六七八九]{2})年.*$"
)
_TITLE_TAIL = pattern(r"([省市区县镇乡]级|本级)?(部门|单位|政府)?(收支)?(预算|决算).*$")
_LONGEST_COVER = 10
_NO_NAME = pattern(
    r"[-—–\s]*第?\d+页?([/，,]?共\d+页?)?[-—–\s]*|.*(https?://|www\.).*|[（(]?(20\d\d|二[〇○零].{2})年(\d{1,2}|.{1,3})月.*|.*(监制|印制|制表|打印)(时间|日期)?.*"
)
"""Lines of a cover that name nobody: a page's number, an address of the web, a day, who printed it."""
_FOOT = 0.92
"""Below this share of a page stands its foot."""
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


_KIND = {
    (False, False): DocumentKind.BUDGET,
    (False, True): DocumentKind.FINAL_ACCOUNTS,
    (True, False): DocumentKind.GOVERNMENT_BUDGET,
    (True, True): DocumentKind.GOVERNMENT_FINAL_ACCOUNTS,
}
"""By (government, final)."""


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
    unassigned: tuple[tuple[int, str], ...] = ()
    """(page, title) of what stands in the same file and may be this body's or another's."""
    sheets: Mapping[int, str] = field(default_factory=dict)
    """The names of the workbook's sheets by their number, those of no body or another's included; a PDF has none."""

    def page_named(self, number: int) -> Words:
        """Return a page as people call it: 第7页, or by the name of its sheet."""
        return page_words(number, self.sheets.get(number, ""))

    def table(self, kind: str) -> Table | None:
        """Return the first table of `kind`, or None; last year's execution (执行) stands behind the document's own."""
        found = [t for t in self.tables if t.kind == kind]
        return next((t for t in found if "执行" not in t.title), found[0] if found else None)

    def evidence_of_title(self, where: str, page: int, words: str) -> tuple[Evidence, ...]:
        """Return the place of a title or, for the cover and the text, of the sentence on `page` with `words`."""
        table = next((t for t in self.tables if t.title == where), None)
        if table is not None:
            return tuple(v.evidence for row in table.rows[:1] for v in row.values.values())[:1]
        sentence = next((s for s in self.sentences if s.page == page and words in s.text), None)
        if sentence is not None:
            return (sentence.evidence(self.file),)
        return (Evidence(self.file, page, where, sheet=self.sheets.get(page, "")),)

    def states_absence_of(self, kind: str) -> bool:
        """Tell whether the running text says that there is no table of `kind`, and why (由市级统筹, 无此项预算)."""
        spoken = table_kinds()[kind].spoken
        return bool(spoken) and any(says_none_of(spoken, s.text) for s in self.sentences)

    @property
    def final(self) -> bool:
        """True for final accounts (决算)."""
        return self.kind in (DocumentKind.FINAL_ACCOUNTS, DocumentKind.GOVERNMENT_FINAL_ACCOUNTS)

    @property
    def unassigned_places(self) -> str:
        """Name what may be another body's: 第3页《收支总表》、第5页《正文》."""
        named = [f"{self.page_named(page).zh}《{title}》" for page, title in self.unassigned]
        return "、".join(named[:6]) + (f"等{len(named)}处" if len(named) > 6 else "")

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
    """Return the logical documents of one file: several bodies or years in a file are cut apart.

    Covers cut first, then the bodies that the tables name.
    """
    return tuple(
        _document(printed.file, pages, part, read.unknown)
        for pages, read in _segments(printed)
        for part in parts_of(pages, read)
        if part.tables or part.forms or part.unassigned
    )


def _document(file: str, whole: tuple[Page, ...], part: Part, unknown: tuple[tuple[int, str], ...]) -> Document:
    pages, cover = part.pages, cover_lines(whole)
    government = is_government(cover, part.tables)
    final = is_final(cover, part.tables)
    tables = tuple(_at_level(table, government) for table in part.tables)
    text = sentences(pages, part.used)
    years = tuple(_years(whole, tables, text))
    stated = [year for where, year, _ in years if where != "text"] or [year for _, year, _ in years]
    lines = (line.text for page in (whole if pages is whole else pages)[:3] for line in page.lines)
    return Document(
        file,
        pages,
        part.body or _body(whole, tables),
        _KIND[government, final],
        "government" if government else "unit" if is_unit(lines, tables) else "department",
        _most_common(stated),
        tables,
        tuple(read_form(file, page, grid, unit) for page, grid, unit in part.forms),
        text,
        years,
        unknown,
        tuple(p.number for p in whole if p.image_only),
        part.unassigned,
        {page.number: page.name for page in whole if page.name},
    )


def _at_level(table: Table, government: bool) -> Table:
    """Return the table as the kind its title means at this level: both publish an 一般公共预算支出决算表."""
    kind = table_kinds()[table.kind]
    return replace(table, kind=kind.twin) if kind.twin and (kind.level == "government") != government else table


def _segments(printed: PrintedFile) -> Iterator[tuple[tuple[Page, ...], Recognised]]:
    """Yield the stretches between covers; one that holds nothing but a title goes with the next."""
    pages = printed.pages
    covers = [at for at, page in enumerate(pages) if at == 0 or _is_cover(page)]
    starts = [at for before, at in zip(covers, covers[1:], strict=False) if _other_document(pages[before], pages[at])]
    ahead: tuple[Page, ...] = ()
    for start, end in zip([0, *starts], [*starts, len(pages)], strict=True):
        stretch = (*ahead, *pages[start:end])
        read = recognise(printed.file, stretch)
        if not read.tables and not read.forms and all(_is_cover(page) for page in stretch):
            ahead = stretch
            continue
        ahead = ()
        yield stretch, read


def _is_cover(page: Page) -> bool:
    text = "".join(line.text for line in page.lines).replace(" ", "")
    short = 0 < len(page.lines) <= _LONGEST_COVER and len(text) < 120 and not page.grids
    if page.image_only or any(kind_of_title(line.text) for line in page.lines):
        return False  # a scan with its running foot, or a table of which only the title was read
    titled = bool(find_years(text)) and bool(_COVER.search(text)) and not _DIVIDER.search(text)
    return short and titled and "。" not in text and "目录" not in text


def _other_document(before: Page, after: Page) -> bool:
    """Tell whether two covers are of two documents: a document may print its cover again inside."""
    one, two = ((_named_on(page), *_years_on(page), is_final(cover_lines((page,)), ())) for page in (before, after))
    return one[1:] != two[1:] or (two[0] not in ("", one[0]))


def _named_on(page: Page) -> str:
    """Return the body that a cover names: what is left of its lines without the title's year and words."""
    for line in page.lines[:6]:
        if _NO_NAME.fullmatch(squeezed(line.text)) or (page.height and line.box[1] > _FOOT * page.height):
            continue
        name = _TITLE_TAIL.sub("", _TITLE_YEAR.sub("", squeezed(line.text)))
        if len(name) > 3 and not name.isdigit():
            return name
    return ""


def _years_on(page: Page) -> list[int]:
    return [year for line in page.lines for year in find_years(line.text.replace(" ", ""))[:1]]


def _body(pages: tuple[Page, ...], tables: tuple[Table, ...]) -> str:
    named = _most_common(t.body for t in tables if t.body)
    if named:
        return named
    for page in pages[:6]:
        text = "".join(line.text for line in page.lines).replace(" ", "")
        match = _NAMED_IN_CONTENTS.search(text)
        if match:
            return match[1]
    return _named_on(pages[0]) if pages and not pages[0].grids else ""


def _years(
    pages: tuple[Page, ...], tables: tuple[Table, ...], text: tuple[Sentence, ...]
) -> Iterator[tuple[str, int, int]]:
    for page in pages[:1]:
        if not page.grids and len(page.lines) <= _LONGEST_COVER:
            yield from (("cover", year, page.number) for year in _years_on(page))
    for table in tables:
        if "执行" not in table.title:  # a budget prints last year's execution beside it
            yield from ((table.title, year, table.pages[0]) for year in find_years(table.title)[:1])
    for sentence in text:
        if match := _STATED_YEAR.match(sentence.text):
            yield "text", int(match["year"]), sentence.page


def _most_common(values: Iterable[_T]) -> _T | None:
    counted = Counter(values).most_common(1)
    return counted[0][0] if counted else None
