"""What a rule is given: one document, and the documents given together with it that it may be held against."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from re import escape, search

from guantong.domain.fiscal.document import Document, DocumentKind
from guantong.domain.words import Words


@dataclass(frozen=True, slots=True)
class Expected:
    """One line of a register of what must be published (应公开清单): who, which year, what, by when."""

    body: str
    year: int
    kind: DocumentKind
    due_on: date | None
    level: str = ""
    approved_on: date | None = None
    published_on: date | None = None
    line: int = 0
    parent: str = ""

    def due(self, days: int) -> date | None:
        """Return the due date: as registered, or `days` natural days after the registered approval."""
        return self.due_on or (self.approved_on + timedelta(days=days) if self.approved_on else None)

    def among(self, documents: Iterable[Document]) -> bool:
        """Tell whether one of `documents` is the expected one."""
        wanted = (self.body, self.year, self.kind)
        return any((d.body, d.year, d.kind) == wanted and self.level in ("", d.level) for d in documents)


@dataclass(frozen=True, slots=True)
class Case:
    """One document under examination with its companions.

    `previous` is the same body's document of the same kind and level one year earlier, `budget` the
    same body's budget for a final account, `department` the document of the department above a unit: of the
    same body, or of the one that the register, the text of either, or the binding into one file names.
    `expected` is the register, given to the first case of a run only; `as_of` the day of asking.
    """

    document: Document
    together: tuple[Document, ...] = ()
    previous: Document | None = None
    budget: Document | None = None
    department: Document | None = None
    expected: tuple[Expected, ...] = ()
    as_of: date | None = None

    @property
    def copies_department(self) -> bool:
        """Tell whether a unit is its department's only one: both print the same expenditure, basic and project (一个单位的部门)."""
        own, above = (_expenditure(d) for d in (self.document, self.department))
        return own is not None and own == above

    @property
    def why_no_department(self) -> Words:
        """Say why the document is held against no department's: none was given, or none is known to be its own."""
        if not self.document.body:
            return _NAMELESS
        own = (self.document.kind, self.document.year)
        if any(d.level == "department" and (d.kind, d.year) == own for d in self.together):
            return Words(
                "给出的部门文件，没有一份可以确定是本单位的主管部门",
                "of the departments' documents given, none is known to be this unit's",
            )
        return Words("没有同时给出部门文件，无法比较", "the department's document was not given")

    @property
    def why_no_previous(self) -> Words:
        """Say why the document is held against no earlier one: none was given, or none can be told to be its own."""
        if not self.document.body:
            return _NAMELESS
        if self.document.year is None:
            return Words(
                "没有读出年度，不能确定哪份是上年文件", "no year was read: which document is last year's is not known"
            )
        return Words("没有上年同类文件，无法比较", "last year's document was not given")

    @property
    def why_no_budget(self) -> Words:
        """Say why a final account is held against no budget."""
        named = bool(self.document.body)
        return Words("没有同时给出同年预算", "the same year's budget was not given") if named else _NAMELESS


_NAMELESS = Words(
    "本文件未写明单位，不能与其他文件对应", "the document names no body: which other document is its own is not known"
)


def _expenditure(document: Document | None) -> tuple[int | None, ...] | None:
    """Return the total, basic and project expenditure a document prints, None without a total."""
    table = document.table("expenditure") if document else None
    row = table.grand_total() if table else None
    fens = tuple(row.fen(column) for column in ("total", "basic", "project")) if row else (None,)
    return fens if fens[0] is not None else None


def cases_of(documents: Sequence[Document], expected: Sequence[Expected] = (), as_of: date | None = None) -> list[Case]:
    """Return a case for every document, companions found by body, level, kind and year."""
    return [
        Case(
            document,
            tuple(documents),
            _find(documents, document, kind=document.kind, years_back=1),
            _find(documents, document, kind=DocumentKind.BUDGET)
            if document.kind is DocumentKind.FINAL_ACCOUNTS
            else None,
            department_of(document, documents, expected) if document.level == "unit" else None,
            tuple(expected) if at == 0 else (),
            as_of,
        )
        for at, document in enumerate(documents)
    ]


def _find(documents: Iterable[Document], of: Document, *, kind: DocumentKind, years_back: int = 0) -> Document | None:
    """Return the companion of `of`; a body without a name, or a year not read, has none."""
    if not of.body or of.year is None:
        return None
    return next(
        (
            other
            for other in documents
            if other is not of
            and (other.body, other.kind, other.year, other.level) == (of.body, kind, of.year - years_back, of.level)
        ),
        None,
    )


def department_of(unit: Document, documents: Iterable[Document], expected: Sequence[Expected] = ()) -> Document | None:
    """Return the document of the department above `unit`, or None: departments given beside it prove nothing.

    What names it, in this order: the same name, the register's 主管部门, the unit's own text (所属、主管),
    the department's text naming the unit, one department and its units bound in one file.
    """
    above = [d for d in documents if d.level == "department" and (d.kind, d.year) == (unit.kind, unit.year) and d.body]
    if not unit.body or unit.year is None:
        return None
    parents = {line.parent for line in expected if line.body == unit.body and line.parent}
    tests: tuple[Callable[[Document], bool], ...] = (
        lambda d: d.body == unit.body,
        lambda d: d.body in parents,
        lambda d: any(_names_parent(s.text, d.body) for s in unit.sentences),
        lambda d: any(_names_unit(s.text, unit.body) for s in d.sentences),
        lambda d: d.file == unit.file,
    )
    for named in tests:
        found = [d for d in above if named(d)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _names_parent(text: str, body: str) -> bool:
    name = escape(body)
    return bool(
        search(
            rf"(隶属于?|主管(部门|单位)[为是：:]?|上级(主管)?部门[为是：:]?|[是为系]){name}|{name}(的)?(所属|下属|直属|管理的)",
            text,
        )
    )


def _names_unit(text: str, unit: str) -> bool:
    if unit not in text:
        return False
    before = text[: text.index(unit)]
    return bool(search(r"(下属|所属|直属|下设|预算单位|包括|纳入)[^。]*$", before))
