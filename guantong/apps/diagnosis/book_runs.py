"""The rules run over the books: asked for by a person, after a publication, at night; what they found taken down rule by rule (账上诊断)."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from guantong.apps.components.crashpoint import crashpoint
from guantong.apps.diagnosis.again import whom_of
from guantong.apps.diagnosis.asking import edition, limits_now
from guantong.apps.diagnosis.keeping import keep, missed
from guantong.apps.diagnosis.models import Run, Signal, Uncomputed
from guantong.apps.diagnosis.operations import askers, broken_off
from guantong.apps.diagnosis.whom import Finder
from guantong.apps.diagnosis.workflow import RUN
from guantong.apps.feeds.models import Snapshot
from guantong.apps.feeds.queries import books_in, snapshot_on
from guantong.apps.jobs.operations import enqueue
from guantong.apps.journal.operations import record
from guantong.domain.fiscal.records.execution import told_until
from guantong.domain.roles import Standing
from guantong.domain.rule_engine.ledger import BookSignal, Ran
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput

JUDGE = "diagnosis.judge_books"


@transaction.atomic
def start_books(
    *, by: Standing, as_of: datetime, cause: str = "manual", judged_on: date | None = None
) -> Run:  # fmt: skip
    """Ask for the rules over the ledger to be run in the background, over all records published by now.

    They judge as of `judged_on`, else as of the day up to which the records tell. One run over the books waits at a time.
    Raises BadInput before anything was published, for a day to come, and where one is under way, which it names.
    """
    state = RUN.demand("start_books", by, NEW, "")
    snapshot = snapshot_on()
    if snapshot is None:
        raise BadInput({"": _NOTHING})
    if judged_on is not None and judged_on > as_of.date():
        raise BadInput({"judged_on": _NOT_YET})
    waiting = Run.objects.select_for_update().filter(state="asked", books__isnull=False).first()
    if waiting is not None and not broken_off(waiting, by, as_of):
        raise BadInput({"": _UNDER_WAY.filled(run=waiting.pk)})
    day = judged_on or told_until(books_in(snapshot, as_of.date()), as_of.date())
    try:
        with transaction.atomic():
            run = Run.objects.create(
                books=snapshot, judged_on=day, cause=cause, asked_by=by.person, asked_at=as_of, state=state,
                edition=edition(), limits=limits_now(),
            )  # fmt: skip
    except IntegrityError as error:  # another asked for one a moment earlier
        raise BadInput({"": _UNDER_WAY.filled(run=Run.objects.get(state="asked", books__isnull=False).pk)}) from error
    run.job = enqueue(
        kind=JUDGE, title=f"对账上数据运行规则：账册快照 {snapshot.pk}", path=RUN.desk("start", by), by=by, as_of=as_of,
        arguments={"run": run.pk},
    )  # fmt: skip
    run.save(update_fields=("job",))
    record(
        by=by, as_of=as_of, room="diagnosis", verb="start_books", of=run,
        says=Words(f"对账上数据运行规则：诊断 {run.pk}", f"ran the rules over the ledger: run {run.pk}"),
        content={"books": snapshot.pk, "judged_on": day.isoformat(), "cause": cause},
    )  # fmt: skip
    return run


def pull(*, as_of: datetime) -> Run | None:
    """Ask for a run over the books when records were published since one was asked for; None when nothing was, or nobody may ask."""
    snapshot = snapshot_on()
    if snapshot is None or Run.objects.filter(books__gte=snapshot.pk).exists():
        return None
    return _asked("published", snapshot, as_of)


def start_books_nightly(*, as_of: datetime) -> Run | None:
    """Ask for a run over the books when records, thresholds or rules have changed, a month is over, or the last run came to nothing."""
    snapshot = snapshot_on()
    if snapshot is None:
        return None
    day = told_until(books_in(snapshot, as_of.date()), as_of.date())
    last = Run.objects.filter(books__isnull=False).exclude(state="broken_off").first()
    if last is not None and last.judged_on is not None and (last.state == "done" or (last.job and last.job.active)):
        asked = (last.books_id, last.edition, last.limits, (last.judged_on.year, last.judged_on.month))
        if asked == (snapshot.pk, edition(), limits_now(), (day.year, day.month)):
            return None
    return _asked("nightly", snapshot, as_of)


@transaction.atomic
def write_down_rule(*, run: Run, ran: Ran, finder: Finder, by: Standing, as_of: datetime) -> int:
    """Take down what one rule found in the books: new ones raised, known ones updated, what does not hold any more let lapse.

    Only what the rule judged is touched: signals of another year stay as they are, those of what it could not judge are marked.
    A run that ends after one over later books changes nothing. Returns how many signals there are.
    """
    Snapshot.objects.select_for_update(no_key=True).order_by("pk").first()  # one run at a time over the books
    later, code = _later_than(run), ran.rule.code
    if later.filter(examined__has_key=code).exists():
        return 0
    known = {one.identity: one for one in _judged(ran).select_for_update()}
    for found in ran.signals:
        signal = known.pop(found.id, None) or Signal.objects.select_for_update().filter(identity=found.id).first()
        keep(found.id, signal, facts_of(found, finder), run, by, as_of)
    for signal in known.values():
        missed(signal, _hidden(signal, ran), run, by, as_of)
    Uncomputed.objects.filter(document=None, rule=code).delete()
    Uncomputed.objects.bulk_create(
        Uncomputed(rule=code, what=one.what.zh, what_en=one.what.en, why=one.why.zh, why_en=one.why.en)
        for one in ran.not_computed
    )
    crashpoint("diagnosis.books_taken_down")
    run.examined[code] = {
        "signals": len(ran.signals), "computed": ran.computed, "kept_back": ran.kept_back,
        "why": [{"zh": one.why.zh, "en": one.why.en} for one in ran.not_computed],
    }  # fmt: skip
    run.save(update_fields=("examined", "changes"))
    return len(ran.signals)


def facts_of(found: BookSignal, finder: Finder) -> dict[str, Any]:
    """Return the row of a signal over the books as its fields: whom it is about, what the rule found as plain values."""
    whom, source = whom_of(found) or finder.of(found.facts), found.limit_source
    return {
        "rule": found.rule, "rule_version": found.rule_version, "title": found.title.zh, "title_en": found.title.en,
        "question": found.question.value, "stage": found.stage.value, "severity": found.severity.value,
        "body": whom.called[:120], "period": found.period, "says": found.because.zh, "says_en": found.because.en,
        "value": found.value[:120], "value_en": found.measured.en[:120], "limit": found.limit[:60],
        "limit_source": {"zh": source.zh, "en": source.en} if source else {},
        "basis": [citation.id for citation in found.citations], "evidence": [], "path": whom.path, "document": None,
        "over_books": True, "year": found.year, "subject": whom.subject, "keys": _plain(found.keys), "found": _plain(found.facts),
    }  # fmt: skip


def _asked(cause: str, snapshot: Snapshot, as_of: datetime) -> Run | None:
    by = next(askers(as_of, snapshot.taken_by), None)
    if by is None:
        return None
    try:
        return start_books(by=by, as_of=as_of, cause=cause)
    except BadInput:  # one is under way: what it does not see is asked for afterwards
        return None


def _later_than(run: Run) -> QuerySet[Run]:
    """The runs over later books, or over the same asked for later."""
    later = Run.objects.filter(books__gt=run.books_id)
    return later | Run.objects.filter(books=run.books_id, pk__gt=run.pk)


def _judged(ran: Ran) -> QuerySet[Signal]:
    """The signals that the run judged anew: of its rule and year, of every year where the rule's signals last."""
    own = Signal.objects.filter(over_books=True, rule=ran.rule.code)
    return own if ran.rule.lasting else own.filter(year=ran.year)


def _hidden(signal: Signal, ran: Ran) -> bool:
    """Tell whether a signal that is not seen any more may lie in what the rule could not judge."""
    return not ran.computed or any(str(value) in ran.unjudged for value in signal.found.values())


def _plain(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _value(value) for name, value in facts.items()}


def _value(value: Any) -> Any:
    """Return a value as JSON keeps it: the engine adds integers up as decimals, and the journal knows no floating point."""
    if isinstance(value, Decimal | float):
        return int(value) if value == int(value) else str(value)
    return value.isoformat() if isinstance(value, date) else value


_UNDER_WAY = Words("诊断 {run} 正在进行，完成后再运行", "run {run} is under way: ask again when it is done")
_NOTHING = Words(
    "账上还没有数据，没有可以核对的。请先在“数据报送”中发布入账",
    "no records are published yet: publish a delivery first",
)
_NOT_YET = Words("截至日期不能晚于今天", "the day has not come yet")
