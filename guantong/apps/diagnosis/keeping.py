"""Signals kept from run to run: raised, updated, followed once people have begun, let lapse; never doubled, never deleted (关注事项的延续)."""

from datetime import datetime
from typing import Any

from guantong.apps.components.search import searchable
from guantong.apps.diagnosis.models import Run, Signal
from guantong.apps.diagnosis.notes import tell_the_desk
from guantong.apps.diagnosis.workflow import IN_HAND, RUN, SIGNAL
from guantong.apps.journal.operations import record
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW


def keep(identity: str, signal: Signal | None, facts: dict[str, Any], run: Run, by: Standing, as_of: datetime) -> None:
    """Write down what a run found: `signal` is the locked row known by that identity, None where there is none."""
    if signal is None:
        _raise(identity, facts, run, by, as_of)
    elif signal.state in IN_HAND:
        _follow(signal, facts, run, by, as_of)
    elif signal.state != "open" or any(getattr(signal, name) != value for name, value in facts.items()):
        _update(signal, facts, run, by, as_of)
    elif signal.seen_in_id != run.pk:
        _seen_as_it_was(signal, run)


def _raise(identity: str, facts: dict[str, Any], run: Run, by: Standing, as_of: datetime) -> None:
    state = SIGNAL.demand("raise", by, NEW, facts["path"])
    signal = Signal.objects.create(
        identity=identity, state=state, raised_at=as_of, raised_in=run, seen_in=run, search=_search(facts), **facts
    )
    _keep_sources(signal)
    _recorded(signal, "raise", run, by, as_of)


def _update(signal: Signal, facts: dict[str, Any], run: Run, by: Standing, as_of: datetime) -> None:
    signal.state = SIGNAL.demand("update", by, signal.state, signal.path)
    for name, value in facts.items():
        setattr(signal, name, value)
    signal.seen_in, signal.not_computed, signal.search = run, False, _search(facts)
    signal.version += 1
    signal.save()
    _keep_sources(signal)
    _recorded(signal, "update", run, by, as_of)


def _follow(signal: Signal, facts: dict[str, Any], run: Run, by: Standing, as_of: datetime) -> None:
    """Follow the figures of what people have in hand: state and verdict stay, what matters is marked and told."""
    new = any(getattr(signal, name) != value for name, value in facts.items())
    matters = not signal.still_seen or _says(signal.facts) != _says(facts)
    for name, value in facts.items():
        setattr(signal, name, value)
    signal.seen_in, signal.still_seen, signal.not_computed, signal.search = run, True, False, _search(facts)
    if new:
        _keep_sources(signal)
    if matters:
        _moved(signal, "changed", run, by, as_of)
    elif new:
        signal.save()
        _recorded(signal, "follow", run, by, as_of)
    else:
        _seen_as_it_was(signal, run)


def _seen_as_it_was(signal: Signal, run: Run) -> None:
    signal.seen_in, signal.not_computed = run, False
    signal.save(update_fields=("seen_in", "not_computed"))


def missed(signal: Signal, not_computed: bool, run: Run, by: Standing, as_of: datetime) -> None:
    """Let lapse, or mark, what was there and is not found any more; where its rule was not computed leave it and say so."""
    if signal.state == "lapsed":
        return
    if signal.not_computed != not_computed:
        signal.not_computed = not_computed
        signal.save(update_fields=("not_computed",))
    if not_computed:
        return
    if signal.state == "open":
        signal.state = SIGNAL.demand("lapse", by, signal.state, signal.path)
        signal.version += 1
        signal.save()
        _recorded(signal, "lapse", run, by, as_of)
    elif signal.still_seen:
        signal.still_seen = False
        _moved(signal, "gone", run, by, as_of)


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


def _keep_sources(signal: Signal) -> None:
    """Keep in whose files the evidence lies now: the strictest of their levels decides who sees the signal."""
    own = {signal.document.batch_id} if signal.document is not None else set()
    signal.sources.set({*own, *(place["batch"] for place in signal.evidence)})


def _search(facts: dict[str, Any]) -> str:
    return searchable(facts["title"], facts["body"], facts["rule"])


def _recorded(signal: Signal, verb: str, run: Run, by: Standing, as_of: datetime) -> None:
    words = SIGNAL.row(verb).words
    run.changes.setdefault(verb, []).append(signal.pk)
    record(
        by=by, as_of=as_of, room="diagnosis", verb=verb, path=signal.desk or RUN.desk("start", by), of=signal,
        says=Words(f"{words.zh}：关注事项 {signal.pk}（{signal.rule}）", f"{words.en}: signal {signal.pk} ({signal.rule})"),
        content={"run": run.pk, "identity": signal.identity, "state": signal.state},
    )  # fmt: skip
