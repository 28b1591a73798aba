"""The verbs of diagnosis: run the rules, and raise, update or let lapse what they point at (慧诊)."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet

from guantong.apps.actors.models import Person
from guantong.apps.actors.queries import standing_of
from guantong.apps.components.crashpoint import crashpoint
from guantong.apps.diagnosis.asking import changed, edition, limits_now
from guantong.apps.diagnosis.gaps import keep_gaps
from guantong.apps.diagnosis.keeping import keep, missed
from guantong.apps.diagnosis.models import Run, Signal, Uncomputed
from guantong.apps.diagnosis.queries import Examined, latest_snapshot
from guantong.apps.diagnosis.workflow import RUN
from guantong.apps.figures.models import Batch, Document, Snapshot
from guantong.apps.figures.reading import label_of
from guantong.apps.figures.whose import same_document
from guantong.apps.jobs.operations import enqueue
from guantong.apps.journal.operations import record
from guantong.domain.evidence import Corrected, Evidence
from guantong.domain.roles import Standing
from guantong.domain.rule_engine.signal import Signal as Found
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput

EXAMINE = "diagnosis.examine"


@transaction.atomic
def start(
    *, by: Standing, as_of: datetime, cause: str = "manual", snapshot: Snapshot | None = None, batch: Batch | None = None
) -> Run:  # fmt: skip
    """Ask for the rules to be run over what counts now, or over what a batch touches, in the background.

    Over all that counts one run waits at a time: BadInput names the one under way. One whose job ended without it is broken off.
    """
    path = batch.path if batch else ""
    state = RUN.demand("start", by, NEW, path)
    snapshot = snapshot or latest_snapshot()
    if snapshot is None:
        raise BadInput({"": _NOTHING})
    if batch is None:
        _room_for_another(by, as_of)
    try:
        with transaction.atomic():
            run = Run.objects.create(
                snapshot=snapshot, batch=batch, path=path, cause=cause, asked_by=by.person, asked_at=as_of, state=state,
                edition=edition(), limits=limits_now(),
            )  # fmt: skip
    except IntegrityError as error:  # another asked for one a moment earlier
        raise BadInput({"": _UNDER_WAY.filled(run=_waiting().pk)}) from error
    run.job = enqueue(
        kind=EXAMINE, title=f"运行规则：{f'批次 {batch.pk}' if batch else f'快照 {snapshot.pk}'}", path=RUN.desk("start", by), by=by,
        as_of=as_of, arguments={"run": run.pk},
    )  # fmt: skip
    run.save(update_fields=("job",))
    record(
        by=by, as_of=as_of, room="diagnosis", verb="start", path=path, of=run,
        says=Words(f"运行规则：诊断 {run.pk}", f"ran the rules: run {run.pk}"),
        content={"snapshot": snapshot.pk, "batch": batch.pk if batch else None, "cause": cause},
    )  # fmt: skip
    return run


def start_nightly(*, as_of: datetime) -> Run | None:
    """Ask for a run over all that counts when anything has changed since the last one, None when nothing has or one is under way.

    It has the rights of whoever published last, or of another of the commission when that person may no longer ask.
    """
    snapshot = latest_snapshot()
    by = next(askers(as_of, snapshot.taken_by), None) if snapshot is not None and changed() else None
    if by is None:
        return None
    try:
        return start(by=by, as_of=as_of, cause="nightly")
    except BadInput:  # one is under way: what it does not see is seen the next night
        return None


@transaction.atomic
def write_down(*, run: Run, examined: Examined, files: dict[str, int], by: Standing, as_of: datetime) -> int:
    """Take down what the rules found in one document; `files` gives the batch of every file by its label.

    What is seen again is updated where it changed, what was there and is not any more lapses; nothing is doubled. What could
    not be computed tells nothing of what was there: that stays, marked. A run that ends after a later one over the same
    document, or after the document counts no more, changes nothing. Returns how many signals there are.
    """
    document = Document.objects.select_for_update(no_key=True).get(pk=examined.document.pk)  # one run at a time over it
    if not _counts(document) or _later_than(run).filter(examined__has_key=str(document.pk)).exists():
        return 0
    line = _line(document)
    known = {signal.identity: signal for signal in Signal.objects.select_for_update().filter(document__in=line)}
    seen_later = set(_later_than(run).values_list("pk", flat=True))
    for found in examined.found.signals:
        facts = _facts(found, document, files)
        signal = known.pop(found.id, None) or Signal.objects.select_for_update().filter(identity=found.id).first()
        if signal is not None and signal.seen_in_id in seen_later:
            continue
        keep(found.id, signal, facts, run, by, as_of)
    gaps = keep_gaps(examined, line)
    for signal in known.values():
        if signal.seen_in_id not in seen_later:
            missed(signal, gaps.may_hide(signal), run, by, as_of)
    crashpoint("diagnosis.taken_down")
    run.examined[str(document.pk)] = _came_of(examined)
    run.save(update_fields=("examined", "changes"))
    return len(examined.found.signals)


@transaction.atomic
def let_rest(*, run: Run, document: Document, by: Standing, as_of: datetime) -> None:
    """Let lapse what rests on a document that counts no more, and for which no other has come."""
    line = _line(document)
    seen_later = _later_than(run).values("pk")
    for signal in (
        Signal.objects.select_for_update().filter(document__in=line).exclude(seen_in__in=seen_later).order_by("pk")
    ):
        missed(signal, False, run, by, as_of)
    Uncomputed.objects.filter(document__in=line).delete()
    run.save(update_fields=("changes",))


@transaction.atomic
def end(*, run: Run, by: Standing, as_of: datetime) -> Run:
    """End a run."""
    row = Run.objects.select_for_update().get(pk=run.pk)
    if row.state == "done":
        return row
    row.state, row.ended_at = RUN.demand("end", by, row.state, row.path), as_of
    row.save()
    record(
        by=by, as_of=as_of, room="diagnosis", verb="end", path=row.path, of=row,
        says=Words(f"完成诊断 {row.pk}", f"ended run {row.pk}"), content={"documents": len(row.examined)},
    )  # fmt: skip
    return row


def _room_for_another(by: Standing, as_of: datetime) -> None:
    waiting = Run.objects.select_for_update().filter(state="asked", batch=None, books=None).first()
    if waiting is not None and not broken_off(waiting, by, as_of):
        raise BadInput({"": _UNDER_WAY.filled(run=waiting.pk)})


def broken_off(waiting: Run, by: Standing, as_of: datetime) -> bool:
    """Break off a run whose job ended without it; False while that is still at work."""
    if waiting.job is not None and waiting.job.active:
        return False
    waiting.state, waiting.ended_at = RUN.demand("break_off", by, waiting.state, waiting.path), as_of
    waiting.save()
    record(
        by=by, as_of=as_of, room="diagnosis", verb="break_off", path=waiting.path, of=waiting,
        says=Words(f"中断诊断 {waiting.pk}", f"broke off run {waiting.pk}"), content={"documents": len(waiting.examined)},
    )  # fmt: skip
    return True


def _waiting() -> Run:
    return Run.objects.get(state="asked", batch=None, books=None)


def askers(as_of: datetime, published_by: str) -> Iterator[Standing]:
    """Yield who of the commission may ask for a run today, whoever published last first."""
    roles = [role for w in RUN.row("start").who for role in w.roles]
    people = Person.objects.filter(memberships__role__in=roles).distinct().order_by("pk")
    for person in sorted(people, key=lambda one: one.username != published_by):
        standing = standing_of(person, as_of.date())
        if RUN.begun_by("start", standing):
            yield standing


def _counts(document: Document) -> bool:
    return document.came_id is not None and document.left_id is None


def _later_than(run: Run) -> QuerySet[Run]:
    """The runs over a later snapshot, or over the same asked for later: what they took down is not written over by `run`."""
    return Run.objects.filter(Q(snapshot__gt=run.snapshot_id) | Q(snapshot=run.snapshot_id, pk__gt=run.pk))


def _line(document: Document) -> list[int]:
    """The same document in whatever batch: what it superseded, and itself."""
    return list(Document.objects.filter(same_document(document)).values_list("pk", flat=True))


def _facts(found: Found, document: Document, files: dict[str, int]) -> dict[str, Any]:
    source = found.limit_source
    return {
        "rule": found.rule, "rule_version": found.rule_version, "title": found.title.zh, "title_en": found.title.en,
        "question": found.question.value, "stage": found.stage.value, "severity": found.severity.value,
        "body": document.body, "period": found.period, "says": found.because.zh, "says_en": found.because.en,
        "value": found.value[:120], "limit": found.limit[:60],
        "limit_source": {"zh": source.zh, "en": source.en} if source else {},
        "basis": [citation.id for citation in found.citations],
        "evidence": [_place(place, files) for place in found.evidence],
        "path": document.path, "document": document,
    }  # fmt: skip


def _place(place: Evidence, files: dict[str, int]) -> dict[str, Any]:
    """Where a figure stands, without its box: that is found again by who looks."""
    return {
        "batch": files[place.file], "page": place.page, "sheet": place.sheet, "table": place.table, "row": place.row,
        "header": place.column, "printed": place.printed, "cell": {"zh": place.cell.zh, "en": place.cell.en},
        **({"corrected": _corrected(place.corrected)} if place.corrected else {}),
    }  # fmt: skip


def _corrected(by_hand: Corrected) -> dict[str, str]:
    return {"value": by_hand.value, "by": by_hand.by, "on": by_hand.on.isoformat()}


def _came_of(examined: Examined) -> dict[str, Any]:
    found = examined.found
    why = [f"{rule} {one.why.zh}" for rule, one in found.not_computed[:3]]
    return {
        "held": found.held, "computed": found.computed, "signals": len(found.signals),
        "not_computed": len(found.not_computed), "why": why,
    }  # fmt: skip


def labels(documents: list[Document]) -> dict[str, int]:
    """Return the batch of every file by what evidence calls it."""
    return {label_of(document.batch): document.batch_id for document in documents}


_UNDER_WAY = Words("诊断 {run} 正在进行，完成后再运行", "run {run} is under way: ask again when it is done")
_NOTHING = Words("还没有发布任何数据，没有可以核对的文件", "nothing is published yet, there is nothing to look at")
