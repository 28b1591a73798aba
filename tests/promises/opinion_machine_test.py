"""T1: whatever people do about opinions, in whatever order, no name is lost and nothing counts without finance's word (意见状态机)."""

import os
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from guantong.apps.opinions.workflow import OPINION
from tests.promises import mutants
from tests.promises.opinion_machine import DONE, EVERYBODY, REFUSED, TABLE, OpinionMachine
from tests.world import World

RUNS, STEPS, AT_LEAST = (240, 40, 20) if os.environ.get("FULL") else (12, 25, 0)
NOT_DRAWN = {
    "raise_opinion": "three are raised before anything is drawn", "refer": "drawn as a batch that is sent", "come_apart": "with withdrawing",
    "rate": "of the proposer's own page: telling_test", "take_down_rating": "telling_test", "raise_again": "telling_test",
    "make_suggestion": "suggesting_test", "take_in_history": "with a whole file: pages/history_test",
    "note_signed_answer": "with a scan that was attached: answering_test",
}  # fmt: skip


@pytest.fixture
def machine(world: World) -> type[OpinionMachine]:
    """The machine, in the world of this test."""
    OpinionMachine.world, OpinionMachine.clients = world, {who: world.signed_in(who) for who in EVERYBODY}
    return OpinionMachine


def test_every_verb_of_an_opinion_is_drawn_or_it_is_said_why_not() -> None:
    assert set(TABLE) | set(NOT_DRAWN) == {row.verb for row in OPINION.rows}
    assert set(TABLE) & set(NOT_DRAWN) == set()


def run(machine: type[OpinionMachine], runs: int) -> None:
    """Draw `runs` runs of up to STEPS steps."""
    chosen = settings(
        max_examples=runs, stateful_step_count=STEPS, deadline=None, phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck), derandomize=True,
    )  # fmt: skip
    run_state_machine_as_test(machine, settings=chosen)


def test_whatever_people_do_no_name_is_lost_and_nothing_counts_without_finances_word(
    machine: type[OpinionMachine],
) -> None:
    DONE.clear()
    REFUSED.clear()

    run(machine, RUNS)

    print(f"\n{sum(DONE.values())} done, {sum(REFUSED.values())} refused; each: {DONE.most_common()}")
    assert set(DONE) == set(TABLE) or not AT_LEAST, set(TABLE) - set(DONE)
    assert min(DONE.values()) >= AT_LEAST, DONE.most_common()


@pytest.mark.skipif(not AT_LEAST, reason="takes minutes: runs with FULL=1")
@pytest.mark.parametrize(
    "mutant",
    [mutants.verbs_open_at_any_time, mutants.verbs_open_to_everybody, mutants.second_person_forgotten],
    ids=lambda one: one.__name__,
)
def test_the_machine_sees_a_mechanism_that_is_gone(
    machine: type[OpinionMachine], mutant: Callable[[], AbstractContextManager[None]]
) -> None:
    with mutant(), pytest.raises(Exception):  # noqa: B017,PT011 - the machine's own assertions, or what they stumble over
        run(machine, 150)
