"""A supervision rule over published documents or over the ledger: what it asks, on what basis, and the function that looks (规则)."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from guantong.domain.evidence import Evidence
from guantong.domain.fiscal.balances import Weighed, weigh
from guantong.domain.fiscal.table import Table, Value
from guantong.domain.law.catalogue import Citation, InForce, cite, in_force_on
from guantong.domain.period import year_drafted, year_ended
from guantong.domain.questions import Question, Stage
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.signal import Held, NotComputed, Outcome, RoundingDifference, Severity, Signal
from guantong.domain.rule_engine.thresholds import Limit, Limits, Own, UndatedLimitError
from guantong.domain.rule_engine.wording import EMPTY, amount, shown, why_unread
from guantong.domain.secrecy import Level
from guantong.domain.words import Words

NO_CELLS = Words("所需单元格空白或未找到", "the cells it needs are blank or were not found")
Check = Callable[[Case, Limits], Iterator[Outcome]]
BookCheck = Callable[[Any, Limits, date], Any]
"""Books, thresholds in force, day of asking; what it returns is `ledger.Found`."""


@dataclass
class Rule:
    """One rule; its module holds this object and one function decorated with `check`.

    `says` is the sentence of a signal, its `{names}` filled by what the function found. `exclusions`
    say what the rule leaves alone, `assumptions` what must be true for it to mean anything. A rule
    `over_register` looks at the register of what must be published, line by line, not at a document.
    `identities` says that what it leaves silent was computed and holds; a rule that watches proves nothing.
    A rule over the ledger (`over_books`) names the columns of its `subject` and the tables it `needs`.
    """

    code: str
    title: Words
    asks: Question
    says: Words
    basis: tuple[str, ...]
    severity: Severity = Severity.VERIFY
    stage: Stage | None = None
    exclusions: tuple[Words, ...] = ()
    assumptions: tuple[Words, ...] = ()
    over_register: bool = False
    identities: bool = True
    version: int = 1
    own: tuple[Own, ...] = ()
    """Values the district set itself over those of the YAML."""
    subject: tuple[str, ...] = ()
    """Over the ledger: the columns that say whom or what a signal is about."""
    needs: tuple[str, ...] = ()
    """Over the ledger: tables that must have rows of the judged year, else the rule is not computed."""
    registers: tuple[str, ...] = ()
    """Over the ledger: tables that must be held, be it without a row: what is not registered did not happen only where all is."""
    closed: bool = False
    """Over the ledger: judges the last fiscal year that has ended, not the running one."""
    lasting: bool = False
    """Over the ledger: what it points at lasts until it is settled, whatever the year; each run judges all years anew."""
    draft: bool = False
    """Over the ledger: asks what a draft not yet approved rests on, one of the year being drafted on the day."""
    measure: str = "%"
    """Over the ledger: how a signal's value is printed, one of the forms of `shown.Shown`."""
    off: bool = False
    """Not run unless asked for by name: internal, or of use in few hands only."""
    level: Level = Level.PUBLIC
    """How far its signals may ever go; what is internal is off, and leaves no page that the public reads."""
    alone: bool = True
    """False: a signal of it is shown only beside another rule's signal about the same unit."""
    citable: bool = True
    """False: no letter may rest on a signal of it."""
    look: Check | None = field(default=None, repr=False)
    look_at_books: BookCheck | None = field(default=None, repr=False)
    file: Path = field(default=Path(), repr=False)

    def check(self, function: Check) -> Check:
        """Register `function` as what the rule does; decorates the one function of a rule's module."""
        self.look = function
        self.file = Path(function.__code__.co_filename)
        return function

    def watch(self, function: Check) -> Check:
        """Register a `function` that looks for what stands out (a limit, a mark, a gap): no identity, not counted as one."""
        self.identities = False
        return self.check(function)

    def over_books(self, function: BookCheck) -> BookCheck:
        """Register a `function` over the ledger: books, thresholds and day to `ledger.Found`; what is silent proves nothing."""
        self.look_at_books, self.identities = function, False
        self.file = Path(function.__code__.co_filename)
        return function

    @property
    def over_ledger(self) -> bool:
        """True for a rule that looks at the ledger (budget lines, payments and what belongs to them)."""
        return self.look_at_books is not None

    @property
    def over_documents(self) -> bool:
        """True for a rule that looks at one published document and its companions."""
        return not (self.over_register or self.over_ledger)

    def year(self, as_of: date) -> int:
        """Return the fiscal year a rule over the ledger judges on a day: the running one, the last that has ended, or the one drafted."""
        if self.draft:
            return year_drafted(as_of)
        return year_ended(as_of) if self.closed else as_of.year

    @property
    def stem(self) -> str:
        """The rule's name: the stem of its files."""
        return self.file.stem

    @property
    def page(self) -> str:
        """The rule's Markdown page: its examples, which are its tests."""
        return self.file.with_suffix(".md").read_text("utf-8")

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """The articles the rule rests on."""
        return tuple(cite(entry) for entry in self.basis)

    def cited(self, case: Case) -> tuple[Citation, ...]:
        """Return the articles in force that speak of such a document: of its level, budget or final account."""
        document, bound = case.document, self.in_force(case)
        return tuple(c for c in bound if c.concerns(document.level, document.final)) or bound

    def in_force(self, case: Case) -> tuple[Citation, ...]:
        """Return the articles that bound when the document was made.

        A budget is made before its year begins, a final account after it ends: history is never judged
        by later law. An article whose date of force is not known, or any article when the document's year
        is not, keeps its place and says so (`undated`, 未核实施行日期): nothing is silently in force.
        """
        year = case.document.year
        if year is None:
            return tuple(replace(c, status=InForce.UNDATED.value) for c in self.citations)
        return self.bound_on(date(year + 1, 1, 1) if case.document.final else date(year, 1, 1))

    def bound_on(self, day: date) -> tuple[Citation, ...]:
        """Return the articles that bound on `day`; one whose date of force is not known says so."""
        found = [(c, in_force_on(c, day)) for c in self.citations]
        bound = (InForce.YES, InForce.UNDATED)
        return tuple(replace(c, status=s.value) if s is InForce.UNDATED else c for c, s in found if s in bound)

    def limits(self, year: int | None, level: str = "") -> Limits:
        """Return the thresholds in force at the start of fiscal `year`, as set for documents of `level`."""
        return Limits(self.thresholds, date(year, 1, 1) if year else None, level, self.own)

    def limits_on(self, day: date) -> Limits:
        """Return the thresholds in force on `day`: what a rule over the ledger judges a day by."""
        return Limits(self.thresholds, day, "", self.own)

    @property
    def thresholds(self) -> Path | None:
        """The YAML of the rule's dated thresholds, None for a rule without a number."""
        path = self.file.with_suffix(".yaml")
        return path if path.exists() else None

    def holding(self, own: tuple[Own, ...]) -> "Rule":
        """Return the rule with the district's `own` values."""
        return replace(self, own=own)

    def outcomes(self, case: Case) -> Iterator[Outcome]:
        """Yield what the rule finds in `case`; a limit not in force makes it "not computed"."""
        if self.over_ledger:
            return
        if self.look is None:
            raise TypeError(f"rule {self.code} has no check function")
        if not self.in_force(case):
            why = Words("当时的法律不在目录中", "the law of that day is not in the catalogue")
            yield NotComputed(self.title, why)
            return
        try:
            yield from self.look(case, self.limits(case.document.year, case.document.level))
        except UndatedLimitError as missing:
            yield NotComputed(
                self.title,
                Words(f"所属年度没有生效的阈值（{missing}）", f"no threshold in force for the year ({missing})"),
            )

    def signal(
        self, case: Case, subject: str, evidence: tuple[Evidence, ...], /, *, value: str = "",
        limit: Limit | None = None, severity: Severity | None = None, **facts: Any,
    ) -> Signal:  # fmt: skip
        """Return a signal about `subject` of the case's document; `facts` fill the rule's sentence, a `page` by its name."""
        document = case.document
        if "page" in facts:
            facts["page"] = document.page_named(facts["page"])
        stage = self.stage or (Stage.FINAL_ACCOUNTS if document.final else Stage.FORMULATION)
        return Signal(
            self.code, self.version, self.title, self.asks, stage, f"{document.body}/{document.level}/{subject}",
            f"{document.year or ''}/{document.kind.value}", severity or self.severity, self.says.filled(**facts), evidence,
            self.cited(case), value, limit.printed if limit else "", limit.source if limit else None,
        )  # fmt: skip

    def weighing(
        self, case: Case, table: Table, subject: str, whole: Value | None, parts: Sequence[Value | None],
        less: Sequence[Value | None] = (), /, *, required: Words | None = None, **facts: Any,
    ) -> Iterator[Outcome]:  # fmt: skip
        """Yield the outcome of weighing `whole` against Σ `parts` − Σ `less`.

        With blanks where figures should be nothing is claimed: a `required` identity becomes "not
        computed" under that name, any other is an absent item. With a cell that could not be read every
        identity is "not computed", naming the cell. The sentence gets table, whole, sum, difference.
        """
        balance = weigh(whole, parts, less)
        if why := why_unread(whole, *parts, *less):
            yield NotComputed(required or self.title, why)
        elif balance is None or whole is None:
            if required:
                yield NotComputed(required, EMPTY if table.empty else NO_CELLS)
        elif balance.verdict is Weighed.HOLDS:
            yield Held(subject)
        elif balance.verdict is Weighed.ROUNDING:
            yield RoundingDifference(table.title, balance.difference)
        else:
            cells = tuple(v.evidence for v in (whole, *parts, *less) if v and v.fen is not None)
            yield self.signal(
                case, subject, cells, value=amount(balance.difference, table.unit), table=table.title, whole=shown(whole),
                sum=amount(balance.parts, table.unit), difference=amount(abs(balance.difference), table.unit), **facts,
            )  # fmt: skip
