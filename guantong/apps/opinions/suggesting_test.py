"""An opinion of a deputy becomes a suggestion; from the day it is handed over three months run, or six."""

from datetime import date

import pytest

from guantong.apps.opinions import suggesting
from guantong.apps.opinions.binding import Named
from guantong.apps.opinions.models import DeputySuggestion
from guantong.apps.opinions.suggesting import months_after, term_on
from guantong.domain.workflow.table import BadInput, NotAllowed
from tests.opinions import raised
from tests.world import World


def made(world: World, **facts: object) -> DeputySuggestion:
    opinion = raised(world, **facts)
    return suggesting.make_suggestion(
        opinion=opinion,
        title="关于道路修缮单价的建议",
        text="请统一单价标准",
        version=opinion.version,
        by=world.standing("shen"),
        as_of=world.now,
    )


@pytest.mark.parametrize(("complex_one", "due"), [(False, date(2027, 2, 10)), (True, date(2027, 5, 10))])
def test_its_number_is_typed_back_and_its_term_runs_from_the_day_it_was_handed_over(
    world: World, complex_one: bool, due: date
) -> None:
    row = made(world)

    row = suggesting.note_number(
        suggestion=row, number="20260112", assigned_on=date(2026, 11, 10), complex=complex_one, version=row.version,
        by=world.standing("wen"), as_of=world.now,
    )  # fmt: skip

    assert (row.state, row.due_on) == ("assigned", due)


def test_a_month_that_is_shorter_ends_the_term_on_its_last_day() -> None:
    assert months_after(date(2026, 11, 30), 3) == date(2027, 2, 28)
    assert months_after(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert months_after(date(2026, 9, 30), 3) == date(2026, 12, 30)


def test_no_term_is_guessed_before_the_law() -> None:
    with pytest.raises(LookupError):
        term_on(date(2020, 1, 1))


def test_only_a_deputys_becomes_one_and_only_once(world: World) -> None:
    with pytest.raises(NotAllowed):
        made(world, proposers=[Named("王选民", "voter", "community")])
    row = made(world)
    row.opinion.refresh_from_db()

    with pytest.raises(BadInput):
        suggesting.make_suggestion(
            opinion=row.opinion,
            title="再次",
            text="再次",
            version=row.opinion.version,
            by=world.standing("shen"),
            as_of=world.now,
        )
