"""An office that does not sign in says on a sheet what it makes of a suggestion."""

import pytest
from django.db import transaction

from guantong.apps.consultation.feasibility import ask_feasibility, state_feasibility
from guantong.apps.consultation.models import Feasibility, Suggestion
from guantong.apps.journal.queries import drifted
from guantong.apps.notices.models import DueWork
from guantong.domain.workflow.table import BadInput, NotAllowed
from tests.consultation import put
from tests.twins import brought, sheet, taken_down, told
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")


def _asked(world: World, code: str = "CG") -> Suggestion:
    row = put(world)
    return ask_feasibility(suggestion=row, office=world.body(code), by=world.standing("wen"), as_of=world.now)


def test_the_rows_of_one_suggestion_are_one_statement_and_the_asking_is_answered(world: World) -> None:
    row = _asked(world)
    filled = [{"verdict": "是", "reason": "诉求集中"}, *[{}] * 9, {"cost": "340000", "reason": "询价三家"}]

    taken_down(world, brought(world, "feasibility", "CG", sheet(world, "feasibility", "CG", filled)))

    made = Feasibility.objects.get(suggestion=row)
    assert (made.office, made.verdicts, made.cost, made.cost_basis, str(made.stated_on)) == (
        "明湖区城市管理局", {"public_opinion": {"verdict": "yes", "reason": "诉求集中"}}, 34_000_000, "询价三家", "2026-11-12",
    )  # fmt: skip
    assert DueWork.objects.filter(verb="state_feasibility", state="open").count() == 0
    assert list(drifted()) == []


def test_a_verdict_without_its_reason_is_told_by_its_cell(world: World) -> None:
    _asked(world)

    outcome, said = told(
        world, brought(world, "feasibility", "CG", sheet(world, "feasibility", "CG", [{"verdict": "否"}]))
    )[0]

    assert (outcome, "“理由或依据”：没有填写" in said) == ("wrong", True)


def test_what_an_office_said_before_stays_beside_what_it_says_now(world: World) -> None:
    row, fang = put(world), world.standing("fang")
    for reason in ("诉求集中", "再次核对，确有必要"):
        state_feasibility(suggestion=row, verdicts={"necessity": ("yes", reason)}, by=fang, as_of=world.now)

    assert list(Feasibility.objects.order_by("pk").values_list("state", flat=True)) == ["replaced", "standing"]


def test_a_unit_that_was_not_asked_states_nothing_and_one_that_was_does(world: World) -> None:
    row, qin = put(world), world.standing("qin")

    with pytest.raises(NotAllowed), transaction.atomic():
        state_feasibility(suggestion=row, verdicts={"safety": ("yes", "无隐患")}, by=qin, as_of=world.now)
    ask_feasibility(suggestion=row, office=world.body("CG"), by=world.standing("wen"), as_of=world.now)
    made = state_feasibility(suggestion=row, verdicts={"safety": ("yes", "无隐患")}, by=qin, as_of=world.now)

    assert made.office == "明湖区城市管理局"


def test_nothing_at_all_is_no_statement(world: World) -> None:
    with pytest.raises(BadInput):
        state_feasibility(
            suggestion=put(world), verdicts={"safety": ("", "")}, by=world.standing("fang"), as_of=world.now
        )
