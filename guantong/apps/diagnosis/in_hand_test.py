"""A later run over what people have in hand: state and verdict stay, what moved is marked, told, and never doubled."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from django.db import transaction

from guantong.apps.diagnosis import letters, triage
from guantong.apps.diagnosis.models import Run, Signal
from guantong.apps.diagnosis.operations import start, write_down
from guantong.apps.diagnosis.queries import Examined
from guantong.apps.figures.models import Document, Snapshot
from guantong.apps.journal.operations import record
from guantong.apps.journal.queries import drifted, entries_of
from guantong.apps.notices.queries import open_work_of
from guantong.domain.evidence import Evidence
from guantong.domain.questions import Question, Stage
from guantong.domain.rule_engine.examination import Examination
from guantong.domain.rule_engine.signal import NotComputed, Severity
from guantong.domain.rule_engine.signal import Signal as Found
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput, Stale
from tests.promises import mutants
from tests.triage import drafted, judged, raised
from tests.world import World

FOUND = Found(
    rule="B03", rule_version=1, title=Words("合计与明细之和不符", "total differs"), question=Question.BASIS,
    stage=Stage.FORMULATION, subject="明湖区城市管理局", period="2026/budget", severity=Severity.VERIFY,
    because=Words("表1合计与明细之和差 10.00 万元", "the total differs by 10.00"), evidence=(), value="10.00 万元", limit="0.01 万元",
)  # fmt: skip


def run_over(
    world: World, signal: Signal, *found: Found, run: Run | None = None, gaps: Sequence[str] = (), **files: int
) -> Signal:
    """Take down what a run finds in the signal's document, the latest one asked for unless told."""
    skipped = [(rule, NotComputed(FOUND.title, Words("表1没有读出", "table 1 was not read"))) for rule in gaps]
    came = Examined(signal.document, Examination(None, list(found), not_computed=skipped))  # type: ignore[arg-type]
    labels = {f"{name}.pdf": batch for name, batch in {"a": signal.document.batch_id, **files}.items()}
    run = run or Run.objects.latest("pk")
    write_down(run=run, examined=came, files=labels, by=world.standing("shen"), as_of=world.now)
    signal.refresh_from_db()
    return signal


def asked_later(world: World) -> Run:
    """A run over a later snapshot."""
    with transaction.atomic():
        later = Snapshot.objects.create(facts_version=0, taken_by="shen", taken_at=world.now)
        record(by=world.standing("shen"), as_of=world.now, room="trial", verb="try", of=later, says=Words("试", "try"))
    return start(by=world.standing("shen"), as_of=world.now, snapshot=later)


@pytest.fixture
def signal(world: World) -> Signal:
    """A signal that a run raised, its figures checked, found to be justified."""
    raised(world)
    made = run_over(world, raised(world, identity=FOUND.id), FOUND)
    triage.confirm_reading(signal=made, opened=True, version=made.version, by=world.standing("shen"), as_of=world.now)
    return judged(world, made, "justified")


def told(world: World) -> list[str]:
    return list(open_work_of(world.standing("shen")).filter(verb="look_again").values_list("title", flat=True))


def test_seen_again_after_a_verdict_it_is_no_second_signal_and_keeps_its_verdict(world: World, signal: Signal) -> None:
    again = run_over(world, signal, FOUND)

    assert (Signal.objects.filter(rule="B03", identity=FOUND.id).count(), again.state, again.verdict) == (
        1,
        "judged",
        "justified",
    )
    assert (again.figures_moved, told(world)) == ("", [])


def test_a_value_that_changed_is_marked_to_look_again_and_told_to_who_has_it(world: World, signal: Signal) -> None:
    moved = run_over(world, signal, replace(FOUND, value="25.00 万元"))

    assert (moved.state, moved.verdict, moved.value, moved.figures_moved) == (
        "judged",
        "justified",
        "25.00 万元",
        "changed",
    )
    assert moved.latest_verdict.facts["value"] == "10.00 万元"
    assert told(world) == [f"依据的数据已更正：关注事项 {moved.pk}"]
    assert entries_of(moved).last().verb == "follow"
    assert list(drifted()) == []


def test_evidence_that_prints_another_figure_is_a_change_of_what_matters(world: World, signal: Signal) -> None:
    where: dict[str, Any] = {
        "file": "a.pdf",
        "page": 5,
        "table": "表1",
        "row": 3,
        "column": "合计",
        "printed": "1,200.00",
    }
    run_over(world, signal, replace(FOUND, evidence=(Evidence(**where),)))
    triage.look_again(
        signal=signal, remark="无影响", version=signal.version, by=world.standing("shen"), as_of=world.now
    )

    same = run_over(world, signal, replace(FOUND, evidence=(Evidence(**{**where, "page": 6}),)))
    assert (same.figures_moved, same.evidence[0]["page"]) == ("", 6)
    other = run_over(world, signal, replace(FOUND, evidence=(Evidence(**{**where, "printed": "1,300.00"}),)))
    assert other.figures_moved == "changed"


def test_what_rules_point_at_no_more_keeps_its_history_and_is_told(world: World, signal: Signal) -> None:
    gone = run_over(world, signal)

    assert (gone.state, gone.verdict, gone.figures_moved, len(told(world))) == ("judged", "justified", "gone", 1)
    run_over(world, signal)
    assert (len(told(world)), entries_of(gone).filter(verb="follow").count()) == (1, 1)


def test_looking_again_takes_the_mark_away_and_the_work_off_the_desk(world: World, signal: Signal) -> None:
    run_over(world, signal)

    looked = triage.look_again(
        signal=signal, remark="数据更正后不再成立", version=signal.version, by=world.standing("shen"), as_of=world.now
    )

    assert (looked.figures_moved, told(world), looked.verdict) == ("", [], "justified")
    assert run_over(world, signal).figures_moved == ""  # the same absence is not told every night
    assert run_over(world, signal, FOUND).figures_moved == "changed"


def test_what_nobody_began_still_lapses_and_comes_back(world: World) -> None:
    raised(world)
    fresh = run_over(world, raised(world, identity=FOUND.id), FOUND)

    assert run_over(world, fresh).state == "lapsed"
    assert run_over(world, fresh, FOUND).state == "open"


def test_what_moves_while_a_letter_is_drafted_keeps_the_letter_from_going_out(world: World) -> None:
    raised(world)
    fresh = run_over(world, raised(world, identity=FOUND.id), FOUND)
    confirmed = triage.confirm_reading(
        signal=fresh, opened=True, version=fresh.version, by=world.standing("shen"), as_of=world.now
    )
    letter = drafted(world, confirmed)

    moved = run_over(world, fresh, replace(FOUND, value="25.00 万元"))

    with pytest.raises(BadInput, match="已更正"):
        letters.send(
            letter=letter, number="8号", checked_by="核", signer="签", sent_on=world.now.date(), version=letter.version,
            by=world.standing("gu"), as_of=world.now,
        )  # fmt: skip
    assert (moved.state, moved.figures_moved) == ("asking", "changed")


@pytest.mark.parametrize("begun", [True, False])
def test_what_a_run_could_not_compute_stays_as_it_was_and_says_so(world: World, signal: Signal, begun: bool) -> None:
    if not begun:
        signal = run_over(world, raised(world, identity=FOUND.id[::-1], rule="B03"))
        Signal.objects.filter(pk=signal.pk).update(state="open")
    state = "judged" if begun else "open"

    left = run_over(world, signal, gaps=["B03"])

    assert (left.state, left.figures_moved, left.still_seen, left.not_computed) == (state, "", True, True)
    assert "本次没有条件核对" in world.signed_in("shen").get(f"/diagnosis/signals/{left.pk}/").content.decode()
    with mutants.gaps_taken_for_answers():
        gone = run_over(world, left, gaps=["B03"])
    assert (gone.state, gone.figures_moved) == (("judged", "gone") if begun else ("lapsed", ""))


def test_a_gap_that_was_there_beside_it_does_not_cover_a_signal(world: World, signal: Signal) -> None:
    assert not run_over(world, signal, FOUND, gaps=["B03"]).not_computed  # seen, though the rule has a gap elsewhere

    gone = run_over(world, signal, gaps=["B03"])

    assert (gone.not_computed, gone.figures_moved) == (False, "gone")


def test_the_mark_goes_when_the_rule_is_computed_again(world: World, signal: Signal) -> None:
    assert run_over(world, signal, gaps=["B03"]).not_computed
    assert not run_over(world, signal, FOUND).not_computed

    run_over(world, signal, gaps=["B03"])
    gone = run_over(world, signal, gaps=["B01"])

    assert (gone.not_computed, gone.figures_moved) == (False, "gone")


@pytest.mark.parametrize("seen", [True, False])
def test_a_run_that_ends_after_a_later_one_writes_nothing_over(world: World, seen: bool) -> None:
    raised(world)
    signal = run_over(world, raised(world, identity=FOUND.id), FOUND)
    older = Run.objects.latest("pk")
    newer = asked_later(world)
    told = (replace(FOUND, value="25.00 万元"),) if seen else ()
    after = ("open", "25.00 万元") if seen else ("lapsed", "10.00 万元")
    run_over(world, signal, *told, run=newer)

    late = run_over(world, signal, FOUND, run=older)
    assert (late.state, late.value) == after
    late = run_over(world, signal, run=older)
    assert (late.state, late.value, older.changes.get("lapse")) == (*after, None)

    with mutants.runs_taken_down_in_any_order():
        late = run_over(world, signal, FOUND, run=older)
    assert (late.state, late.value) == ("open", "10.00 万元")
    assert list(drifted()) == []


def test_a_run_that_ends_after_its_document_left_raises_nothing_of_it(world: World) -> None:
    raised(world)
    signal = raised(world, identity="elsewhere")
    run = Run.objects.latest("pk")
    Document.objects.filter(pk=signal.document_id).update(left=run.snapshot)

    run_over(world, signal, FOUND)
    assert not Signal.objects.filter(identity=FOUND.id).exists()

    with mutants.runs_taken_down_in_any_order():
        run_over(world, signal, FOUND)
    assert Signal.objects.filter(identity=FOUND.id).exists()


def test_an_update_is_another_version_of_what_one_reads(world: World) -> None:
    raised(world)
    fresh = run_over(world, raised(world, identity=FOUND.id), FOUND)
    read = fresh.version

    assert run_over(world, fresh, replace(FOUND, value="25.00 万元")).version == read + 1
    with pytest.raises(Stale):
        triage.confirm_reading(signal=fresh, opened=True, version=read, by=world.standing("shen"), as_of=world.now)
