"""Signals, runs and rules as data: filtered and paged, within scope and level, a run asked for by the same verb."""

import pytest
from django.utils import timezone

from guantong.apps.diagnosis.models import Run, Signal
from guantong.domain.secrecy import Level
from tests.books import SLOW, slow_project
from tests.figures import published, work_off
from tests.world import World

pytestmark = pytest.mark.usefixtures("figures_folder")


def test_signals_are_filtered_and_bear_their_evidence(world: World) -> None:
    published(world)
    signal, shen = Signal.objects.earliest("pk"), world.signed_in("shen")

    found = shen.get(f"/api/diagnosis/signals?rule={signal.rule}&state=open&question={signal.question}").json()

    assert found["count"] == Signal.objects.filter(rule=signal.rule, state="open").count()
    assert found["rows"][0]["evidence"][0]["batch"] == signal.evidence[0]["batch"]
    assert shen.get("/api/diagnosis/signals?state=lapsed").json()["count"] == 0
    assert shen.get(f"/api/diagnosis/signals?offset={found['count']}&rule={signal.rule}").json()["rows"] == []


@pytest.mark.parametrize(("who", "status"), [("he", 200), ("ye", 200), ("cao", 403), ("lin", 403), ("xi", 403)])
def test_only_the_congress_reads_them(world: World, who: str, status: int) -> None:
    published(world, level=Level.SENSITIVE)

    answer = world.signed_in(who).get("/api/diagnosis/signals")

    assert (answer.status_code, answer.json().get("count")) == (
        status,
        {"he": Signal.objects.count(), "ye": 0}.get(who),
    )


def test_a_run_is_asked_for_by_the_same_verb_as_on_its_page(world: World) -> None:
    published(world)

    refused, asked = (world.signed_in(who).post("/api/diagnosis/runs") for who in ("he", "shen"))

    assert (refused.status_code, asked.status_code, Run.objects.filter(batch=None).count()) == (403, 200, 1)


@pytest.mark.usefixtures("records_folder")
def test_a_run_over_the_books_is_asked_for_and_its_signals_bear_what_was_found(world: World) -> None:
    shen = world.signed_in("shen")
    nothing = shen.post("/api/diagnosis/runs_over_books")
    slow_project(world)

    refused, asked = (world.signed_in(who).post("/api/diagnosis/runs_over_books") for who in ("he", "shen"))
    work_off(world, timezone.now())

    row = shen.get("/api/diagnosis/signals?rule=E02").json()["rows"][0]
    assert (nothing.status_code, refused.status_code, asked.json()["judged_on"]) == (422, 403, "2026-10-31")
    assert (row["document_id"], row["year"], row["keys"], row["found"]["paid"]) == (
        None, 2026, {"project_code": SLOW}, 40 * 1_000_000,
    )  # fmt: skip


def test_rules_are_for_all_what_came_of_them_for_the_congress(world: World) -> None:
    published(world)
    rule = Signal.objects.earliest("pk").rule

    shown = {who: world.signed_in(who).get(f"/api/diagnosis/rules/{rule}").json()["open"] for who in ("shen", "cao")}

    assert shown == {"shen": Signal.objects.filter(rule=rule, state="open").count(), "cao": None}
