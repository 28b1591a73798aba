"""The verbs of diagnosis: run the rules, and raise, update or let lapse what they point at (慧诊)."""

from datetime import datetime
from typing import Any

from django.db import transaction

from guantong.apps.components.crashpoint import crashpoint
from guantong.apps.components.search import searchable
from guantong.apps.diagnosis.models import Run, Signal
from guantong.apps.diagnosis.notes import tell_the_desk
from guantong.apps.diagnosis.queries import Examined, latest_snapshot
from guantong.apps.diagnosis.workflow import IN_HAND, RUN, SIGNAL
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
    """Ask for the rules to be run over what counts now, or over what a batch touches, in the background."""
    path = batch.path if batch else ""
    state = RUN.demand("start", by, NEW, path)
    snapshot = snapshot or latest_snapshot()
    if snapshot is None:
        raise BadInput({"": _NOTHING})
    run = Run.objects.create(
        snapshot=snapshot, batch=batch, path=path, cause=cause, asked_by=by.person, asked_at=as_of, state=state
    )
    run.job = enqueue(
        kind=EXAMINE, title=f"运行规则：{f'批次 {batch.pk}' if batch else f'快照 {snapshot.pk}'}", path=_desk_of(by), by=by,
        as_of=as_of, arguments={"run": run.pk},
    )  # fmt: skip
    run.save(update_fields=("job",))
    record(
        by=by, as_of=as_of, room="diagnosis", verb="start", path=path, of=run,
        says=Words(f"运行规则：诊断 {run.pk}", f"ran the rules: run {run.pk}"),
        content={"snapshot": snapshot.pk, "batch": batch.pk if batch else None, "cause": cause},
    )  # fmt: skip
    return run


@transaction.atomic
def take_down(*, run: Run, examined: Examined, files: dict[str, int], by: Standing, as_of: datetime) -> int:
    """Take down what the rules found in one document; `files` gives the batch of every file by its label.

    What is seen again is updated where it changed, what was there and is not any more lapses; nothing is doubled. Returns how
    many signals there are.
    """
    document = examined.document
    known = {
        signal.identity: signal for signal in Signal.objects.select_for_update().filter(document__in=_line(document))
    }
    for found in examined.found.signals:
        facts = _facts(found, document, files)
        signal = known.pop(found.id, None) or Signal.objects.select_for_update().filter(identity=found.id).first()
        if signal is None:
            _raise(found, facts, run, by, as_of)
        elif signal.state in IN_HAND:
            _follow(signal, facts, run, by, as_of)
        elif signal.state != "open" or any(getattr(signal, name) != value for name, value in facts.items()):
            _update(signal, facts, run, by, as_of)
        elif signal.seen_in_id != run.pk:
            signal.seen_in = run
            signal.save(update_fields=("seen_in",))
    for signal in known.values():
        if signal.state in IN_HAND and signal.still_seen:
            signal.still_seen = False
            _moved(signal, "gone", run, by, as_of)
        elif signal.state == "open":
            signal.state = SIGNAL.demand("lapse", by, signal.state, signal.path)
            signal.save()
            _recorded(signal, "lapse", run, by, as_of)
    crashpoint("diagnosis.taken_down")
    run.examined[str(document.pk)] = _came_of(examined)
    run.save(update_fields=("examined",))
    return len(examined.found.signals)


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


def _line(document: Document) -> list[int]:
    """The same document in whatever batch: what it superseded, and itself."""
    return list(Document.objects.filter(same_document(document)).values_list("pk", flat=True))


def _raise(found: Found, facts: dict[str, Any], run: Run, by: Standing, as_of: datetime) -> None:
    state = SIGNAL.demand("raise", by, NEW, facts["path"])
    signal = Signal.objects.create(
        identity=found.id, state=state, raised_at=as_of, raised_in=run, seen_in=run, search=_search(facts), **facts
    )
    signal.sources.set(_sources(signal))
    _recorded(signal, "raise", run, by, as_of)


def _update(signal: Signal, facts: dict[str, Any], run: Run, by: Standing, as_of: datetime) -> None:
    signal.state = SIGNAL.demand("update", by, signal.state, signal.path)
    for name, value in facts.items():
        setattr(signal, name, value)
    signal.seen_in, signal.search = run, _search(facts)
    signal.save()
    signal.sources.set(_sources(signal))
    _recorded(signal, "update", run, by, as_of)


def _follow(signal: Signal, facts: dict[str, Any], run: Run, by: Standing, as_of: datetime) -> None:
    """Follow the figures of what people have in hand: state and verdict stay, what matters is marked and told."""
    new = any(getattr(signal, name) != value for name, value in facts.items())
    matters = not signal.still_seen or _says(signal.facts) != _says(facts)
    for name, value in facts.items():
        setattr(signal, name, value)
    signal.seen_in, signal.still_seen, signal.search = run, True, _search(facts)
    if matters:
        _moved(signal, "changed", run, by, as_of)
    elif new:
        signal.save()
        _recorded(signal, "follow", run, by, as_of)
    else:
        signal.save(update_fields=("seen_in",))


def _moved(signal: Signal, how: str, run: Run, by: Standing, as_of: datetime) -> None:
    SIGNAL.demand("follow", by, signal.state, signal.path)
    signal.figures_moved = how
    signal.version += 1
    signal.save()
    _recorded(signal, "follow", run, by, as_of)
    tell_the_desk(signal, MOVED[how], by, as_of)


def _says(facts: dict[str, Any]) -> tuple[Any, ...]:
    """What a verdict rests on: the sentence, the value, the limit, the figures as printed; not in which file they stand."""
    return facts["says"], facts["value"], facts["limit"], [place["printed"] for place in facts["evidence"]]


MOVED = {
    "changed": Words("依据的数据已更正", "the figures it rests on have changed"),
    "gone": Words("依据的数据已更正，规则不再指出", "the figures have changed, the rule points at it no more"),
}
"""What is told to who has a signal in hand."""


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


def _sources(signal: Signal) -> set[int]:
    return {signal.document.batch_id, *(place["batch"] for place in signal.evidence)}


def _corrected(by_hand: Corrected) -> dict[str, str]:
    return {"value": by_hand.value, "by": by_hand.by, "on": by_hand.on.isoformat()}


def _came_of(examined: Examined) -> dict[str, Any]:
    found = examined.found
    why = [{"rule": rule, "what": one.what.zh, "why": one.why.zh} for rule, one in found.not_computed]
    return {"held": found.held, "computed": found.computed, "signals": len(found.signals), "not_computed": why}


def _search(facts: dict[str, Any]) -> str:
    return searchable(facts["title"], facts["body"], facts["rule"])


def _recorded(signal: Signal, verb: str, run: Run, by: Standing, as_of: datetime) -> None:
    words = SIGNAL.row(verb).words
    record(
        by=by, as_of=as_of, room="diagnosis", verb=verb, path=signal.desk or _desk_of(by), of=signal,
        says=Words(f"{words.zh}：关注事项 {signal.pk}（{signal.rule}）", f"{words.en}: signal {signal.pk} ({signal.rule})"),
        content={"run": run.pk, "identity": signal.identity, "state": signal.state},
    )  # fmt: skip


def _desk_of(by: Standing) -> str:
    return next(post.path for post in by.posts if any(post.role in w.roles for w in RUN.row("start").who))


def labels(documents: list[Document]) -> dict[str, int]:
    """Return the batch of every file by what evidence calls it."""
    return {label_of(document.batch): document.batch_id for document in documents}


_NOTHING = Words("还没有发布任何数据，没有可以核对的文件", "nothing is published yet, there is nothing to look at")
