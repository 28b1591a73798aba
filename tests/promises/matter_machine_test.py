"""T1: whatever people do about matters, in whatever order, what was issued stays and nobody closes alone (汇办状态机)."""

import os
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from guantong.apps.findings.workflow import MATTER
from tests.promises import mutants
from tests.promises.matter_machine import DONE, EVERYBODY, REFUSED, TABLE, MatterMachine
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")
RUNS, STEPS, AT_LEAST = (240, 40, 20) if os.environ.get("FULL") else (15, 25, 0)
MUTANTS = (
    mutants.verbs_open_at_any_time, mutants.verbs_open_to_everybody, mutants.second_person_forgotten, mutants.proofs_left_open,
    mutants.stages_left_open,
    mutants.scope_forgotten,
)  # fmt: skip


@pytest.fixture
def machine(world: World) -> type[MatterMachine]:
    """The machine, in the world of this test."""
    MatterMachine.world, MatterMachine.clients = world, {who: world.signed_in(who) for who in EVERYBODY}
    return MatterMachine


NOT_DRAWN = {
    "register": "drawn as `registers`", "raise_difficulty": "a journey of its own", "draft_handover": "a paper: papers_races_test",
    "draft_urging": "a paper", "draft_slip": "a paper", "archive": "hands out a file and changes nothing",
    "take_in_history": "with a whole list: issue_lists_test", "take_down_receipt": "with a whole sheet: taking_down_test",
    "take_down_plan": "with a whole sheet", "take_down_progress": "with a whole sheet", "take_down_result": "with a whole sheet",
    "take_down_difficulty": "with a whole sheet: twins_test",
}  # fmt: skip


def test_every_verb_of_a_matter_is_drawn_or_it_is_said_why_not() -> None:
    assert set(TABLE) | set(NOT_DRAWN) == {row.verb for row in MATTER.rows}
    assert set(TABLE) & set(NOT_DRAWN) == set()


def run(machine: type[MatterMachine], runs: int, phases: tuple[Phase, ...]) -> None:
    """Draw `runs` runs of up to STEPS steps."""
    chosen = settings(
        max_examples=runs, stateful_step_count=STEPS, deadline=None, phases=phases, suppress_health_check=list(HealthCheck),
        derandomize=True,
    )  # fmt: skip
    run_state_machine_as_test(machine, settings=chosen)


def test_whatever_people_do_what_was_issued_stays_and_nobody_closes_alone(machine: type[MatterMachine]) -> None:
    DONE.clear()
    REFUSED.clear()

    run(machine, RUNS, (Phase.generate,))

    print(f"\n{sum(DONE.values())} done, {sum(REFUSED.values())} refused; each: {DONE.most_common()}")
    assert set(DONE) == set(TABLE) or not AT_LEAST, set(TABLE) - set(DONE)
    assert min(DONE.values()) >= AT_LEAST, DONE.most_common()


@pytest.mark.skipif(not AT_LEAST, reason="takes minutes: runs with FULL=1")
@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.__name__)
def test_the_machine_sees_a_mechanism_that_is_gone(
    machine: type[MatterMachine], mutant: Callable[[], AbstractContextManager[None]]
) -> None:
    with mutant(), pytest.raises(Exception):  # noqa: B017,PT011 - the machine's own assertions, or what they stumble over
        run(machine, 150, (Phase.generate,))
