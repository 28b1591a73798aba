"""Planning a step and entering a past one by forms; what is refused and where it is said."""

from datetime import date

import pytest

from guantong.apps.years.models import FiscalYear, Step
from guantong.apps.years.operations_test import planned
from tests.world import World

pytestmark = pytest.mark.django_db


def form(world: World, verb: str = "plan", **more: object) -> dict[str, object]:
    facts = {
        "year": FiscalYear.objects.get(year=2026).pk, "stage": "execution", "name": "季度报表",
        "organisation": world.body("CZ").pk, "planned_on": "2026-12-01", "statutory": "", **more,
    }  # fmt: skip
    return {"verb": verb, **{f"{verb}-{name}": value for name, value in facts.items()}}


def test_a_step_is_planned_and_its_page_opens(world: World) -> None:
    answer = world.signed_in("shen").post("/years/plan/", form(world))

    step = Step.objects.get(name="季度报表")
    assert (answer.status_code, answer.headers["Location"], step.state) == (302, f"/years/steps/{step.pk}/", "planned")


def test_a_past_step_is_entered(world: World) -> None:
    world.signed_in("shen").post("/years/plan/", form(world, "enter_past", happened_on="2026-04-20", document="四号"))

    assert Step.objects.get(name="季度报表").state == "registered"


@pytest.mark.parametrize("who", ["cao", "qin", "lin"])
def test_others_plan_nothing(world: World, who: str) -> None:
    client = world.signed_in(who)

    assert client.post("/years/plan/", form(world)).status_code == 403
    assert "由预算工委或常委会办公室办理" in client.get("/years/plan/").content.decode()


def test_what_is_there_already_is_said_at_the_name(world: World) -> None:
    client = world.signed_in("shen")
    client.post("/years/plan/", form(world))

    answer = client.post("/years/plan/", form(world))

    assert (answer.status_code, "步骤：“2026年度 季度报表”在该机构已列入" in answer.content.decode()) == (422, True)


def test_a_verb_that_is_not_open_yet_leads_to_its_reason(world: World) -> None:
    step, client = planned(world, planned_on=date(2030, 11, 30)), world.signed_in("gu")

    body = client.get(f"/years/steps/{step.pk}/").content.decode()
    answer = client.post(f"/years/steps/{step.pk}/", {"verb": "confirm_late", "version": 1})

    assert "2030-12-01 起，核实确未办理后可以确认" in body
    assert answer.status_code == 409
