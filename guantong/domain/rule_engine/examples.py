"""A rule's Markdown page read as tests: 给定 / 应报 / 不应报 / 未执行, and no other sentence (例证).

The given tables and texts are made into pages and read like any published file, so that an example
also exercises the recognition of titles, headers and codes. Rows of the ledger (给定 `payment`(元):) are given
by the names of the ledger's tables and columns.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from re import compile as pattern

from guantong.domain.fiscal.document import Document, DocumentKind, documents_of
from guantong.domain.fiscal.drawing import page
from guantong.domain.fiscal.pages import PrintedFile
from guantong.domain.period import parse_date
from guantong.domain.rule_engine.case import Expected, cases_of
from guantong.domain.rule_engine.examination import examine_all
from guantong.domain.rule_engine.ledger_examples import AS_OF, BESIDE, GIVEN, Rows, outcome
from guantong.domain.rule_engine.rule import Rule

_GIVEN = pattern(
    r"给定\s*(?P<body>\S+?)\s*(?P<year>20\d\d)\s*年(?P<level>部门|单位|政府)(?P<kind>预算|决算)"
    r"(?:《(?P<title>[^》]+)》[(（](?P<unit>[^)）]+)[)）]|(?P<form>绩效表)[(（](?P<form_unit>[^)）]+)[)）]|正文)[:：]"
)
_REGISTER = pattern(r"给定\s*应公开清单[,，]\s*截至\s*(?P<day>\S+?)[:：]")
_REPORTS = pattern(r"应报(?:\s*(?P<count>\d+)\s*处)?(?:[:：]\s*[“「](?P<words>.+)[”」])?。?")
_NOT_COMPUTED = pattern(r"未执行(?:[:：]\s*[“「]?(?P<why>.+?)[”」]?)?。?")


class ExampleError(ValueError):
    """A line of a rule's page that none of the four sentences explains."""


@dataclass
class Given:
    """One document being put together from an example's 给定 sentences."""

    body: str
    year: int
    level: str
    kind: str
    tables: list[tuple[str, str, list[list[str]]]] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


@dataclass
class Example:
    """One heading of a rule's page: what is given and what must come of it."""

    title: str
    given: dict[tuple[str, int, str, str], Given] = field(default_factory=dict)
    register: list[list[str]] = field(default_factory=list)
    ledger: list[Rows] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    as_of: date | None = None
    reports: int | None = None
    words: str = ""
    not_computed: str | None = None

    def documents(self) -> tuple[Document, ...]:
        """Return the given documents, read like published ones."""
        return tuple(d for given in self.given.values() for d in documents_of(_printed(given)))

    def failure(self, rule: Rule) -> str:
        """Run `rule` over what is given; return "" when the page's expectation holds, else what came instead."""
        if rule.over_ledger:
            if self.as_of is None:
                return "no day is given: 截至 2025-06-30"
            return self._failing(*outcome(rule, self.ledger, self.as_of, self.beside))
        documents = self.documents()
        if len(documents) < len(self.given):
            return f"only {len(documents)} of {len(self.given)} given documents were recognised"
        expected = [_expected(line, at) for at, line in enumerate(self.register[1:], 2)]
        found = examine_all(cases_of(documents, expected, self.as_of), [rule])
        sentences = [s.because.zh for f in found for s in f.signals]
        reasons = [f"{o.what.zh}：{o.why.zh}" for f in found for _, o in f.not_computed]
        return self._failing(sentences, reasons)

    def years(self) -> set[int]:
        """Return the years the example speaks of: those of its documents, or of its day."""
        return {given.year for given in self.given.values()} | (
            {self.as_of.year} if self.ledger and self.as_of else set()
        )

    def _failing(self, sentences: list[str], reasons: list[str]) -> str:
        if self.not_computed is not None:
            right = not sentences and any(self.not_computed in reason for reason in reasons)
            return (
                "" if right else f"expected not computed ({self.not_computed}), got {sentences or reasons or 'silence'}"
            )
        if self.reports is not None and len(sentences) != self.reports:
            return f"expected {self.reports} signals, got {len(sentences)}: {sentences or reasons}"
        if self.words and not any(self.words in s for s in sentences):
            return f"no signal says “{self.words}”: {sentences}"
        return ""


def examples_of(page: str) -> Iterator[Example]:
    """Yield the examples of a rule's page; any line it does not understand stops it with ExampleError."""
    example: Example | None = None
    given: Given | None = None
    into: list[list[str]] | None = None
    for line in (raw.strip() for raw in page.splitlines()):
        if line.startswith("## "):
            if example:
                yield example
            example, given, into = Example(line[3:]), None, None
        elif example is None or not line:
            continue
        elif match := _GIVEN.fullmatch(line):
            key = (match["body"], int(match["year"]), match["level"], match["kind"])
            given = example.given.setdefault(key, Given(*key))
            into = []
            if match["title"]:
                given.tables.append((match["title"], match["unit"], into))
            elif match["form"]:
                given.tables.append(("项目支出绩效表", match["form_unit"], into))
        elif match := GIVEN.fullmatch(line):
            example.ledger.append(Rows(match["table"], match["unit"] or ""))
            example.as_of, into = parse_date(match["day"]) if match["day"] else example.as_of, example.ledger[-1].cells
        elif match := AS_OF.fullmatch(line):
            example.as_of = parse_date(match["day"])
        elif match := BESIDE.fullmatch(line):
            example.beside.append(match["unit"])
        elif match := _REGISTER.fullmatch(line):
            example.as_of, into = parse_date(match["day"]), example.register
        elif line.startswith("|") and into is not None:
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if not all(set(cell) <= set("-: ") and cell for cell in cells):
                into.append(cells)
        elif line.startswith(">") and given is not None:
            given.text.append(line[1:].strip())
        elif line.startswith("不应报"):
            example.reports = 0
        elif match := _REPORTS.fullmatch(line):
            example.reports, example.words = int(match["count"] or 1), match["words"] or ""
        elif match := _NOT_COMPUTED.fullmatch(line):
            example.not_computed = match["why"] or ""
        else:
            raise ExampleError(f"{example.title}: {line}")
    if example:
        yield example


def _expected(cells: list[str], line: int) -> Expected:
    body, year, level, kind, due, *rest = [*cells, "", ""]
    days = [parse_date(text) if text else None for text in (due, rest[0], rest[1])]
    document = DocumentKind.FINAL_ACCOUNTS if kind == "决算" else DocumentKind.BUDGET
    return Expected(body, int(year), document, days[0], _LEVELS[level], days[1], days[2], line)


_LEVELS = {"部门": "department", "单位": "unit", "政府": "government"}


def _printed(given: Given) -> PrintedFile:
    pages = [page(1, [given.body, f"{given.year}年{given.level}{given.kind}"])]
    if given.text:
        pages.append(page(2, given.text))
    for title, unit, rows in given.tables:
        maker = "编制单位" if given.level == "单位" else "编制部门"
        above = [f"{given.year}年{title}", f"{maker}：{given.body}", f"单位：{unit}"]
        notes = [row[0] for row in rows if len(row) == 1]
        pages.append(page(len(pages) + 1, above, [row for row in rows if len(row) > 1], notes))
    return PrintedFile(f"{given.body}{given.year}{given.level}{given.kind}", tuple(pages))
