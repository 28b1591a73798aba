"""A later run over what people have in hand: state and verdict stay, what moved is marked, told, and never doubled."""

from dataclasses import replace
from typing import Any

import pytest

from guantong.apps.diagnosis import letters, triage
from guantong.apps.diagnosis.models import Run, Signal
from guantong.apps.diagnosis.operations import take_down
from guantong.apps.diagnosis.queries import Examined
from guantong.apps.journal.queries import drifted, entries_of
from guantong.apps.notices.queries import open_work_of
from guantong.domain.evidence import Evidence
from guantong.domain.questions import Question, Stage
from guantong.domain.rule_engine.examination import Examination
from guantong.domain.rule_engine.signal import Severity
from guantong.domain.rule_engine.signal import Signal as Found
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput
from tests.triage import drafted, judged, raised
from tests.world import World

FOUND = Found(
    rule="B03", rule_version=1, title=Words("合计与明细之和不符", "total differs"), question=Question.BASIS,
    stage=Stage.FORMULATION, subject="明湖区城市管理局", period="2026/budget", severity=Severity.VERIFY,
    because=Words("表1合计与明细之和差 10.00 万元", "the total differs by 10.00"), evidence=(), value="10.00 万元", limit="0.01 万元",
)  # fmt: skip


def run_over(world: World, signal: Signal, *found: Found) -> Signal:
    """Take down what a run finds in the signal's document."""
    run = Run.objects.latest("pk")
    came = Examined(signal.document, Examination(None, list(found)))  # type: ignore[arg-type]
    take_down(
        run=run, examined=came, files={"a.pdf": signal.document.batch_id}, by=world.standing("shen"), as_of=world.now
    )
    signal.refresh_from_db()
    return signal


@pytest.fixture
def signal(world: World) -> Signal:
    """A signal that a run raised, its figures checked, found to be justified."""
    raised(world)
    made = run_over(world, raised(world, identity=FOUND.id), FOUND)
    triage.confirm_reading(signal=made, by=world.standing("shen"), as_of=world.now)
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
    triage.look_again(signal=signal, remark="无影响", by=world.standing("shen"), as_of=world.now)

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

    looked = triage.look_again(signal=signal, remark="数据更正后不再成立", by=world.standing("shen"), as_of=world.now)

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
    letter = drafted(world, triage.confirm_reading(signal=fresh, by=world.standing("shen"), as_of=world.now))

    moved = run_over(world, fresh, replace(FOUND, value="25.00 万元"))

    with pytest.raises(BadInput, match="已更正"):
        letters.send(
            letter=letter, number="8号", checked_by="核", signer="签", sent_on=world.now.date(), version=letter.version,
            by=world.standing("gu"), as_of=world.now,
        )  # fmt: skip
    assert (moved.state, moved.figures_moved) == ("asking", "changed")
