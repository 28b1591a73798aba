"""One step: planned, registered as it happened, its history beside it; refused at the field, closed to others with why."""

from datetime import timedelta

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext

from guantong.apps.journal.queries import drifted, entries_of
from guantong.apps.years.models import Step
from guantong.apps.years.operations_test import planned
from tests.world import World

pytestmark = pytest.mark.django_db


def send(world: World, step: Step, who: str = "shen", verb: str = "register", **typed: str) -> HttpResponse:
    facts = {f"{verb}-{name}": value for name, value in typed.items()}
    return world.signed_in(who).post(f"/years/steps/{step.pk}/", {"verb": verb, "version": step.version, **facts})


def test_a_step_is_registered_and_its_page_tells_it(world: World) -> None:
    step = planned(world)

    answer = send(world, step, happened_on="2026-11-11", document="明财预〔2026〕31号")

    page = world.signed_in("shen").get(answer.headers["Location"]).content.decode()
    assert answer.status_code == 302
    assert [
        w for w in ("已登记", "2026-11-11", "明财预〔2026〕31号", "登记：2026年度", "沈经办") if w not in page
    ] == []
    assert list(drifted()) == []


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"happened_on": ""}, "happened_on"),
        ({"happened_on": "昨天"}, "happened_on"),
        ({"happened_on": "2026-02-30"}, "happened_on"),
        ({"happened_on": "2999-01-01"}, "happened_on"),
        ({"happened_on": "2026-11-11", "document": "文" * 81}, "document"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_changes(
    world: World, typed: dict[str, str], field: str
) -> None:
    step = planned(world)

    answer = send(world, step, **{"document": "明财〔2026〕9号", **typed})

    body = answer.content.decode()
    assert (answer.status_code, f'id="id_register-{field}_error"' in body) == (422, True)
    assert typed.get("document", "明财〔2026〕9号") in body
    step.refresh_from_db()
    assert (step.state, [entry.verb for entry in entries_of(step)]) == ("planned", ["plan"])


@pytest.mark.parametrize("who", ["lin", "su", "he"])
def test_who_reads_it_and_may_not_register_it_is_told_whose_it_is(world: World, who: str) -> None:
    step = planned(world)

    answer = send(world, step, who, happened_on="2026-11-11")

    assert world.signed_in(who).get(f"/years/steps/{step.pk}/").status_code == 200
    assert (answer.status_code, "“登记”由" in answer.content.decode()) == (403, True)
    assert Step.objects.get(pk=step.pk).state == "planned"


@pytest.mark.parametrize(("who", "status"), [("qin", 404), ("hua", 404), ("ren", 404), ("xi", 403), ("shi", 403)])
def test_who_may_not_read_it_learns_nothing(world: World, who: str, status: int) -> None:
    step = planned(world, "ZX-调整方案")

    read = world.signed_in(who).get(f"/years/steps/{step.pk}/")
    sent = send(world, step, who, happened_on="2026-11-11")

    assert [(answer.status_code, b"ZX-" in answer.content) for answer in (read, sent)] == [(status, False)] * 2


def test_a_verb_nobody_knows_is_not_there_and_one_that_is_not_open_says_when(world: World) -> None:
    step = planned(world, planned_on=world.now.date() + timedelta(days=2))

    unknown, early = send(world, step, "gu", "burn"), send(world, step, "gu", "take_back")

    assert (unknown.status_code, early.status_code) == (404, 409)
    assert "现在是“未登记”，“确认逾期”或“不适用”时才能“恢复”" in early.content.decode()


def test_its_history_costs_the_same_with_one_entry_and_with_three(world: World) -> None:
    def cost() -> int:
        shen.get(f"/years/steps/{step.pk}/")
        with CaptureQueriesContext(connection) as counted:
            shen.get(f"/years/steps/{step.pk}/")
        return len(counted)

    step, shen = planned(world), world.signed_in("shen")
    one = cost()
    for day in ("2026-11-20", "2026-11-21"):
        send(world, step, verb="reschedule", planned_on=day)
        step.refresh_from_db()

    assert (cost(), entries_of(step).count()) == (one, 3)
