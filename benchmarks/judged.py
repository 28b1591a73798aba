"""Signals held against what was planted: seen, missed, true, false, or open (命中、漏报、误报).

A label says of one subject on one day whether a rule ought to speak. A signal is true where such a label asks for it; open where the
source leaves the limit itself open, or where another planted case may rightly set it off; and false everywhere else, in the ordinary
money of the district too.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from guantong.domain.fiscal.records.books import Books
from guantong.domain.rule_engine.ledger import BookSignal, Ran, compute, drill, kept_company
from guantong.domain.rule_engine.recording import RECORD, asks_the_record, goes_on_record, recorded
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.verdict import Verdict
from guantong.domain.rulebook.shelf import all_rules, rule_named

TABLE = Path(__file__).with_name("accuracy.yaml")
COARSE = frozenset({"unit_code", "year"})


@dataclass(frozen=True)
class Case:
    """One label as it is read back from its file."""

    kind: str
    margin: str
    speaks: bool | None
    subject: Mapping[str, Any]
    year: int
    as_of: date
    also: frozenset[str]
    vouchers: frozenset[str]
    value: int | None
    limit: int | None
    explanation: str


@dataclass(frozen=True)
class Sought:
    """How a rule's signals and a kind's labels are about the same thing: by equal keys, or `by` vouchers; only signals `where` facts are so. `facts` are columns that count as keys."""

    by: str = "keys"
    where: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    facts: Sequence[str] = ()


@dataclass
class Tally:
    """What one rule did over all districts looked at; `wrong` are sentences about every miss and every false signal."""

    rule: Rule
    asked: int = 0
    seen: int = 0
    true: int = 0
    open: int = 0
    wrong: list[str] = field(default_factory=list)
    false: int = 0

    @property
    def recall(self) -> float | None:
        """Cases seen of those that ought to be seen; None where none was planted."""
        return self.seen / self.asked if self.asked else None

    @property
    def precision(self) -> float | None:
        """True signals of true and false ones; None where there was neither."""
        spoken = self.true + self.false
        return self.true / spoken if spoken else None


def cases(file: Path) -> list[Case]:
    """Return the labels of a file."""
    return [_case(json.loads(line)) for line in file.read_text("utf-8").splitlines()]


def _case(said: dict[str, Any]) -> Case:
    return Case(
        said["kind"], said["margin"], said["speaks"], said["subject"], said["year"], date.fromisoformat(said["as_of"]),
        frozenset(said["also"]), frozenset(said["vouchers"]), said["value"], said["limit"], said["explanation"],
    )  # fmt: skip


def table() -> dict[str, dict[str, Sought]]:
    """Return for every kind the rules that are to see it, by stem."""
    said = yaml.safe_load(TABLE.read_text("utf-8"))
    return {kind: {stem: Sought(**how) for stem, how in entry.items()} for kind, entry in said.items()}


@dataclass
class District:
    """A district whose money is in the books, and what was planted into it."""

    taking: Any
    planted: list[Case]

    def __post_init__(self) -> None:
        """Open no books before they are asked for."""
        self._books: dict[date, Books] = {}
        self._said: dict[date, list[dict[str, Any]]] = {}

    def books(self, day: date) -> Books:
        """Return the books as known on a day."""
        if day not in self._books:
            self._books[day] = self.taking.opened(day)
        return self._books[day]

    def looked_at(self, rule: Rule, day: date) -> Books:
        """Return what a rule looks at on a day: the books, or, for one that asks what was said before, the record of that."""
        if not asks_the_record(rule):
            return self.books(day)
        years = sorted({case.year for case in self.planted if case.year < day.year})
        return Books.of_rows(
            {RECORD: [row for one in (*(date(y, 12, 31) for y in years), day) for row in self._record(one, day)]}
        )

    def _record(self, day: date, asked_on: date) -> list[dict[str, Any]]:
        """Return what every rule said on a day; of an earlier year people have judged what was planted, and know it to be true."""
        if day not in self._said:
            rules = [rule for rule in all_rules() if rule.over_ledger and not rule.off and goes_on_record(rule)]
            ran = kept_company([compute(rule, self.books(day), day) for rule in rules])
            true = (
                {s.id: Verdict.TRUE for one in ran for s in one.signals if self._is_true(one, s, day)}
                if day < asked_on
                else {}
            )
            self._said[day] = recorded(ran, true)
        return self._said[day]

    def _is_true(self, ran: Ran, signal: BookSignal, day: date) -> bool:
        rows = drill(ran.rule, self.books(day), day, signal.keys)
        if "payment" not in rows:
            return False
        vouchers = set(rows["payment"].select("voucher_no").to_pyarrow()["voucher_no"].to_pylist())
        return any(case.speaks and case.vouchers & vouchers for case in self.planted)

    @cached_property
    def unit_of(self) -> dict[str, str]:
        """The unit of every project."""
        books = self.books(max(case.as_of for case in self.planted))
        return {row["project_code"]: row["unit_code"] for row in books.rows(books.table("project"))}


def judged(district: District, tallies: dict[str, Tally]) -> None:
    """Run every rule that is to see a planted kind on every day its labels name, and add to the tallies."""
    kinds = table()
    for stem in dict.fromkeys(stem for how in kinds.values() for stem in how):
        rule = _rule(stem)
        mine = {kind: how[stem] for kind, how in kinds.items() if stem in how}
        tally = tallies.setdefault(stem, Tally(rule))
        for day in sorted({case.as_of for case in district.planted if case.kind in mine}):
            _judge(district, rule, day, mine, tally)


def unexplained(district: District, day: date, known: Iterable[str]) -> Iterator[tuple[Ran, list[BookSignal]]]:
    """Yield of every other rule that runs of itself its signals on a day which no planted case explains."""
    told = set(known)
    ran = [
        compute(rule, district.books(day), day)
        for rule in all_rules()
        if rule.over_ledger and not rule.off and rule.stem not in told
    ]
    for one in kept_company(ran):
        yield one, [signal for signal in one.signals if not _planted_there(district, signal)]


def _rule(stem: str) -> Rule:
    rule = rule_named(stem)
    if rule is None:
        raise LookupError(f"{TABLE.name}: there is no rule {stem}")
    return rule


def _judge(district: District, rule: Rule, day: date, mine: Mapping[str, Sought], tally: Tally) -> None:
    ran = compute(rule, district.looked_at(rule, day), day)
    here = [case for case in district.planted if case.kind in mine and case.as_of == day]
    found: dict[int, list[Case]] = {at: [] for at in range(len(ran.signals))}
    for case in here:
        hits = [
            at for at, signal in enumerate(ran.signals) if _about(district, rule, day, signal, case, mine[case.kind])
        ]
        for at in hits:
            found[at].append(case)
        if case.speaks:
            tally.asked += 1
            tally.seen += bool(hits)
            if not hits:
                tally.wrong.append(f"missed {rule.code} {_said(case)}: {[gap.why.zh for gap in ran.not_computed]}")
    for at, signal in enumerate(ran.signals):
        if any(case.speaks for case in found[at]):
            tally.true += 1
        elif any(case.speaks is None for case in found[at]) or _explained(district, rule, day, signal, mine):
            tally.open += 1
        else:
            tally.false += 1
            tally.wrong.append(f"false {rule.code} {day} {signal.because.zh} {[_said(case) for case in found[at]]}")


def _said(case: Case) -> str:
    return f"{case.kind} {case.margin} {case.value} ({case.limit}) {dict(case.subject)} {case.explanation}"


def _about(district: District, rule: Rule, day: date, signal: BookSignal, case: Case, how: Sought) -> bool:
    if any(signal.facts[name] not in values for name, values in how.where.items()):
        return False
    if how.by == "vouchers":
        return bool(case.vouchers & _vouchers(district, rule, day, signal))
    keys = {**signal.keys, **{name: signal.facts[name] for name in how.facts}}
    shared = keys.keys() & case.subject.keys()
    return bool(shared) and all(_text(keys[key]) == _text(case.subject[key]) for key in shared)


def _vouchers(district: District, rule: Rule, day: date, signal: BookSignal) -> set[str]:
    rows = drill(rule, district.books(day), day, signal.keys)["payment"]
    return set(rows.select("voucher_no").to_pyarrow()["voucher_no"].to_pylist())


def _text(value: Any) -> str:
    return "、".join(sorted(value)) if isinstance(value, list) else str(value)


def _explained(district: District, rule: Rule, day: date, signal: BookSignal, mine: Mapping[str, Sought]) -> bool:
    """Tell whether another case of the same subject and year may rightly set the rule off, or one of its own kinds on another day."""
    return any(
        _same_subject(district, signal, case)
        for case in district.planted
        if case.year == rule.year(day)
        and (case.also & mine.keys() or (case.kind in mine and case.speaks is not False and case.as_of != day))
    )


def _planted_there(district: District, signal: BookSignal) -> bool:
    return any(_same_subject(district, signal, case) for case in district.planted)


def _same_subject(district: District, signal: BookSignal, case: Case) -> bool:
    """Tell whether a case lies where a signal points: at its own unit as a whole, or at the very thing below the unit."""
    own = dict(signal.keys)
    if own.get("project_code") in case.subject.get("projects", ()):
        return True
    if "project_code" in own and "unit_code" not in own:
        own["unit_code"] = district.unit_of.get(own["project_code"])
    shared = own.keys() & case.subject.keys()
    fine = case.subject.keys() - COARSE
    return (
        bool(shared - {"year"})
        and all(_text(own[key]) == _text(case.subject[key]) for key in shared)
        and (not fine or bool(shared & fine))
    )
