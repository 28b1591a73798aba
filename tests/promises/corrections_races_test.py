"""Two people correct one cell at once, a cell is corrected while its file is read: nothing is lost, and one is told."""

from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

import pytest

from guantong.apps.figures import corrections, handlers
from guantong.apps.figures.corrections import correct
from guantong.apps.figures.models import Batch, Correction
from guantong.apps.figures.queries import facts_of
from guantong.domain.fiscal.facts import Spot
from guantong.domain.workflow.table import Stale
from tests.figures import read, work_off
from tests.promises import mutants
from tests.promises.at_once import at_once, meeting
from tests.world import World

ROUNDS = 5
pytestmark = pytest.mark.usefixtures("figures_folder")


def corrected(world: World, batch: Batch, value: str, who: str = "shen", nth: int = 0) -> Callable[[], Correction]:
    fact = [f for f in facts_of(batch.documents.get()) if f.fen][nth]
    spot = Spot(fact.page, fact.table, fact.row, fact.header, fact.printed)
    by = world.standing(who)
    return lambda: correct(batch=batch, spot=spot, value=value, reason="看错", version=0, by=by, as_of=world.now)


def at_one_cell(world: World) -> list[list[Any]]:
    """Two people correct the same cell at once: what became of each, in every round."""
    batch, ends = read(world), []
    for nth in range(ROUNDS):
        with meeting((corrections, "not_correctable")):
            ends.append(at_once(corrected(world, batch, "7", "shen", nth), corrected(world, batch, "8", "cao", nth)))
    return ends


def test_of_two_who_correct_one_cell_at_once_one_is_told_what_the_other_did(contested: World) -> None:
    ends = at_one_cell(contested)

    assert [sorted(type(end).__name__ for end in pair) for pair in ends] == [["Correction", "Stale"]] * ROUNDS
    told = [end for pair in ends for end in pair if isinstance(end, Stale)]
    assert {one.row.state for one in told} == {"in_force"}  # type: ignore[attr-defined]


def test_did_nobody_hold_the_file_the_database_alone_would_refuse_in_no_words(contested: World) -> None:
    with mutants.corrections_judged_side_by_side():
        ends = at_one_cell(contested)

    assert "IntegrityError" in {type(end).__name__ for pair in ends for end in pair}


@pytest.mark.parametrize("without", [False, True])
def test_a_cell_corrected_while_its_file_is_read_is_not_missed(
    world: World, monkeypatch: pytest.MonkeyPatch, without: bool
) -> None:
    batch = read(world)
    corrected(world, batch, "7")()
    with mutants.corrections_looked_at_before_the_lock() if without else nullcontext():
        real = handlers.machine_reading_of

        def read_slowly(of: Batch) -> Any:
            found = real(of)
            if Correction.objects.count() == 1:
                corrected(world, batch, "8", nth=1)()
            return found

        monkeypatch.setattr(handlers, "machine_reading_of", read_slowly)
        work_off(world)
        monkeypatch.undo()

    batch.refresh_from_db()
    assert (batch.state, len(batch.corrections)) == ("read", 1 if without else 2)
