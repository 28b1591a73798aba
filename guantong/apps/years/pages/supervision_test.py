"""The plan of a year: its steps, its items, listed, passed and published from its page; amended with reason after that."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guantong.apps.papers.models import Paper
from guantong.apps.years.models import SupervisionPlan
from guantong.apps.years.planning_test import TITLE, called, published
from tests.world import World

pytestmark = pytest.mark.django_db


def send(world: World, plan: SupervisionPlan, verb: str, who: str = "wen", **typed: object) -> int:
    plan.refresh_from_db()
    facts = {f"{verb}-{name}": value for name, value in typed.items()}
    address = f"/years/supervision/{plan.pk}/"
    return world.signed_in(who).post(address, {"verb": verb, "version": plan.version, **facts}).status_code


def test_from_the_call_to_the_published_plan_by_its_page(world: World) -> None:
    plan = called(world)

    done = [
        send(world, plan, "list_statutory", "shen"),
        send(world, plan, "list_item", "shen", title=TITLE, way="inquiry", month="9", lead="预算工委"),
        send(world, plan, "adopt", "gu", adopted_on="2026-11-11", adopted_document="主任会议〔2026〕9号"),
        send(world, plan, "publish", "he", where="区人大网站"),
    ]

    plan.refresh_from_db()
    body = world.signed_in("qin").get(f"/years/supervision/{plan.pk}/").content.decode()
    assert (done, plan.state) == ([302, 302, 302, 302], "published")
    assert [w for w in (TITLE, "专题询问", "何副主任", "区人大网站", "听取国有资产管理情况报告") if w not in body] == []


def test_the_report_to_the_party_committee_is_a_day_and_a_number_and_for_the_congress_alone(world: World) -> None:
    plan = published(world)
    send(world, plan, "note_party_report", party_on="2026-11-09", party_document="明人党〔2026〕7号")

    bodies = {who: world.signed_in(who).get(f"/years/supervision/{plan.pk}/").content.decode() for who in ("mo", "qin")}

    assert {who: "明人党〔2026〕7号" in body for who, body in bodies.items()} == {"mo": True, "qin": False}


def test_an_item_added_to_a_published_plan_asks_for_reason_and_document(world: World) -> None:
    plan = published(world)

    bare = send(world, plan, "list_item", "shen", title="临时议题", way="report")
    whole = send(
        world,
        plan,
        "list_item",
        "shen",
        title="临时议题",
        way="report",
        why="上级要求",
        document="主任会议〔2026〕12号",
    )

    plan.refresh_from_db()
    assert (bare, whole, [one["what"] for one in plan.amendments]) == (422, 302, ["增列“临时议题”"])


def test_the_paper_is_drafted_from_the_page(world: World) -> None:
    plan = published(world)

    assert (send(world, plan, "draft_plan", "shen"), Paper.objects.filter(kind="supervision_plan").count()) == (302, 1)


@pytest.mark.parametrize(("who", "status"), [("qin", 404), ("lin", 404), ("xi", 403), ("mo", 200)])
def test_before_publication_others_learn_nothing(world: World, who: str, status: int) -> None:
    assert world.signed_in(who).get(f"/years/supervision/{called(world).pk}/").status_code == status


def test_it_costs_the_same_with_one_item_and_with_three(world: World) -> None:
    plan, client, costs = called(world), world.signed_in("shen"), []
    for titles in (("甲",), ("乙", "丙")):
        for title in titles:
            send(world, plan, "list_item", "shen", title=title, way="report")
        plan_address = f"/years/supervision/{plan.pk}/"
        client.get(plan_address)
        with CaptureQueriesContext(connection) as counted:
            client.get(plan_address)
        costs.append(len(counted))

    # the history grows by two entries, and is read in one query
    assert costs[0] == costs[1]
