"""Signals, runs, rules and their thresholds as data (慧诊接口)."""

from datetime import date, datetime
from typing import Annotated, Any

from django.http import Http404, HttpRequest
from ninja import Query, Router, Schema

from guantong.apps.components.api import REFUSALS, Day, Offset, Reads, Rows, paged
from guantong.apps.diagnosis import book_runs, operations, queries
from guantong.apps.diagnosis.models import Run, Signal
from guantong.apps.diagnosis.rule_lines import RuleLine, rule_lines
from guantong.domain.rulebook.shelf import all_rules, rule_named

router = Router(auth=Reads("diagnosis"))
_OF_RULES = Reads("rules")
"""What is asked, on what basis, by which limits is read by more than what came of it."""
Word = Annotated[str, Query(max_length=60)]


class SignalRow(Schema):
    """What a rule points at; its evidence by batch, page, table, row, column.

    Over the books there is no document: `keys` say whom or what it is about, `found` what the rule found, amounts in fen.
    """

    id: int
    identity: str
    rule: str
    rule_version: int
    title: str
    question: str
    stage: str
    severity: str
    body: str
    period: str
    says: str
    value: str
    limit: str
    limit_source: dict[str, str]
    basis: list[str]
    evidence: list[dict[str, Any]]
    state: str
    raised_at: datetime
    document_id: int | None
    over_books: bool
    year: int | None
    keys: dict[str, Any]
    found: dict[str, Any]


class SignalRows(Rows):
    """A page of signals, latest first."""

    rows: list[SignalRow]


class RunRow(Schema):
    """A run of the rules: over which snapshot, after which batch, or over which books as of which day; why, when, by which edition."""

    id: int
    snapshot_id: int | None
    books_id: int | None
    judged_on: date | None
    batch_id: int | None
    cause: str
    asked_by: str
    asked_at: datetime
    ended_at: datetime | None
    state: str
    edition: str


class RunRows(Rows):
    """A page of runs, latest first."""

    rows: list[RunRow]


class RuleRow(Schema):
    """A rule; how many signals of it wait, are dealt with, are no longer seen, and in how many documents, or over the books for how many reasons, it was not computed.

    Nothing for who reads no signals, and of a rule that is not run here.
    """

    code: str
    title: str
    asks: str
    says: str
    documents: str
    basis: list[str]
    open: int | None
    under_way: int | None
    lapsed: int | None
    not_computed: int | None


class RuleRows(Rows):
    """All rules, in the order of the six questions."""

    rows: list[RuleRow]


class ThresholdRow(Schema):
    """A threshold the district set itself."""

    id: int
    rule: str
    name: str
    value: int
    since: date
    until: date | None
    document: str
    ending: str
    state: str


class ThresholdRows(Rows):
    """A page of thresholds, latest first."""

    rows: list[ThresholdRow]


@router.get("/signals", response={200: SignalRows, **REFUSALS})
def signals(
    request: HttpRequest, offset: Offset = 0, q: Word = "", rule: Word = "", question: Word = "", stage: Word = "",
    severity: Word = "", state: Word = "",
) -> dict[str, Any]:  # fmt: skip
    """Return the signals one may see, 100 at a time; the others narrow it, `q` finds rules and bodies by sound too."""
    asked = {"rule": rule, "question": question, "stage": stage, "severity": severity, "state": state}
    wanted = {name: value.replace("\0", " ") for name, value in asked.items() if value}
    found = queries.signals_seen_by(request.standing).filter(queries.found_by_rule_or_body(q), **wanted)
    return paged(found, offset)


@router.get("/signals/{key}", response={200: SignalRow, **REFUSALS})
def signal(request: HttpRequest, key: int) -> Signal:
    """Return one signal."""
    found = queries.signals_seen_by(request.standing).filter(pk=key).first() if 0 < key < 2**63 else None
    if found is None:
        raise Http404
    return found


@router.get("/runs", response={200: RunRows, **REFUSALS})
def runs(request: HttpRequest, offset: Offset = 0) -> dict[str, Any]:
    """Return the runs one may see, 100 at a time."""
    return paged(queries.runs_seen_by(request.standing), offset)


@router.get("/runs/{key}", response={200: RunRow, **REFUSALS})
def run(request: HttpRequest, key: int) -> Run:
    """Return one run."""
    found = queries.runs_seen_by(request.standing).filter(pk=key).first() if 0 < key < 2**63 else None
    if found is None:
        raise Http404
    return found


@router.post("/runs", response={200: RunRow, **REFUSALS})
def start(request: HttpRequest) -> Run:
    """Ask for the rules to be run over all that counts."""
    return operations.start(by=request.standing, as_of=request.now)


@router.post("/runs_over_books", response={200: RunRow, **REFUSALS})
def start_books(request: HttpRequest, judged_on: Day = None) -> Run:
    """Ask for the rules to be run over the books."""
    return book_runs.start_books(by=request.standing, as_of=request.now, judged_on=judged_on)


@router.get("/rules", response={200: RuleRows, **REFUSALS}, auth=_OF_RULES)
def rules(request: HttpRequest) -> dict[str, Any]:
    """Return all rules."""
    rows = [_rule(line) for line in rule_lines(request.standing, all_rules())]
    return {"count": len(rows), "offset": 0, "rows": rows}


@router.get("/rules/{code}", response={200: RuleRow, **REFUSALS}, auth=_OF_RULES)
def rule(request: HttpRequest, code: str) -> dict[str, Any]:
    """Return one rule by its code."""
    found = rule_named(code)
    if found is None:
        raise Http404
    return _rule(rule_lines(request.standing, [found])[0])


@router.get("/thresholds", response={200: ThresholdRows, **REFUSALS}, auth=_OF_RULES)
def thresholds(request: HttpRequest, offset: Offset = 0) -> dict[str, Any]:
    """Return the thresholds the district set itself, 100 at a time."""
    found: Any = queries.thresholds_seen_by(request.standing)
    return paged(found, offset)


def _rule(line: RuleLine) -> dict[str, Any]:
    return {
        "code": line.rule.code, "title": line.rule.title.zh, "asks": line.rule.asks.value, "says": line.rule.says.zh,
        "documents": line.documents.zh, "basis": list(line.rule.basis), "open": line.open,
        "under_way": line.under_way, "lapsed": line.lapsed, "not_computed": line.not_computed,
    }  # fmt: skip
