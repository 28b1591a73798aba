"""A plan's page: its counts, sums, what is missing, its verbs; who may not see it before it is published."""

from datetime import date
from io import BytesIO

import pytest

from guantong.apps.adjustments import operations, studying
from guantong.apps.adjustments.moving import current
from guantong.apps.years import sessions
from tests.adjustments import PIPES, SCHOOL, brought, received, session_on, with_items, workbook
from tests.world import World

pytestmark = pytest.mark.django_db


def test_the_page_shows_both_counts_the_options_and_the_sums(world: World) -> None:
    session = session_on(world, date(2026, 12, 1))
    plan = with_items(world, received(world, session=session))
    sessions.move_session(
        session=session, planned_on=date(2026, 12, 3), why="主任会议决定延期", version=1, by=world.standing("wen"), as_of=world.now
    )  # fmt: skip

    page = world.signed_in("wen").get(f"/adjustments/{plan.pk}/").content.decode()

    assert "距会议29日（法定≥30日，《预算法》第69条第6款）" in page
    assert "距会议31日（法定≥30日，《预算法》第69条第6款）" in page
    assert "还没有登记主任会议的处理" in page
    assert "请财政书面说明" in page
    assert "200,000.00" in page
    assert "相应措施（建议写明）" in page


def test_items_are_brought_looked_at_and_taken_in_on_pages(world: World) -> None:
    plan, client = received(world), world.signed_in("shen")
    file = BytesIO(workbook([PIPES, SCHOOL]))
    file.name = "明细.xlsx"

    sent = client.post(
        f"/adjustments/{plan.pk}/",
        {"verb": "bring_items", "version": 1, "bring_items-file": file, "bring_items-level": "internal"},
    )
    looked = client.get(f"/adjustments/{plan.pk}/items/").content.decode()
    taken = client.post(f"/adjustments/{plan.pk}/items/", {"verb": "take_in_items", "version": 2})

    assert (sent.status_code, sent.url) == (302, f"/adjustments/{plan.pk}/items/")
    assert "雨污分流改造" in looked
    assert (taken.status_code, current(plan).items.filter(dropped=False).count()) == (302, 2)
    again = client.post(f"/adjustments/{plan.pk}/items/", {"verb": "take_in_items", "version": 2})
    assert again.status_code == 409


def test_what_is_exported_can_be_brought_again_and_says_the_same(world: World) -> None:
    plan = with_items(world, received(world))
    sheet = world.signed_in("shen").get(f"/adjustments/{plan.pk}/items.xlsx").content
    before = [
        (item.key, item.before, item.change, item.after, item.reason_class)
        for item in current(plan).items.filter(dropped=False)
    ]
    file = BytesIO(sheet)
    file.name = "再来.xlsx"
    client = world.signed_in("shen")

    client.post(
        f"/adjustments/{plan.pk}/",
        {"verb": "bring_items", "version": 3, "bring_items-file": file, "bring_items-level": "internal"},
    )
    client.post(f"/adjustments/{plan.pk}/items/", {"verb": "take_in_items", "version": 4})

    after = current(plan).items.filter(dropped=False)
    assert [(item.key, item.before, item.change, item.after, item.reason_class) for item in after] == before


def test_the_template_itself_has_nothing_to_take_in(world: World) -> None:
    plan, client = received(world), world.signed_in("shen")
    file = BytesIO(client.get(f"/adjustments/{plan.pk}/items.xlsx?template").content)
    file.name = "样表.xlsx"

    client.post(
        f"/adjustments/{plan.pk}/",
        {"verb": "bring_items", "version": 1, "bring_items-file": file, "bring_items-level": "internal"},
    )

    assert client.post(f"/adjustments/{plan.pk}/items/", {"verb": "take_in_items", "version": 2}).status_code == 422


def test_before_it_is_published_a_deputy_and_a_unit_do_not_open_it(world: World) -> None:
    plan = with_items(world, received(world))
    assert [world.signed_in(who).get(f"/adjustments/{plan.pk}/").status_code for who in ("lin", "qin", "cao")] == [
        404,
        404,
        200,
    ]
    office, day = {"by": world.standing("wen"), "as_of": world.now}, date(2026, 11, 10)

    plan = operations.submit(plan=plan, submitted_on=day, version=plan.version, **office)
    plan = operations.approve(plan=plan, decision="明人常〔2026〕18号", decided_on=day, version=plan.version, **office)
    shen = {"by": world.standing("shen"), "as_of": world.now}
    operations.publish(plan=plan, published_on=day, published_where="区政府网", version=plan.version, **shen)

    page = world.signed_in("lin").get(f"/adjustments/{plan.pk}/")
    assert page.status_code == 200
    assert "0日（法定≤20日，《预算法》第14条第1款）" in page.content.decode()
    assert "研究意见" not in page.content.decode()


def test_two_versions_are_compared_with_the_remark_the_change_came_after(world: World) -> None:
    plan = with_items(world, received(world))
    shen = {"by": world.standing("shen"), "as_of": world.now}
    plan = studying.study(plan=plan, version=plan.version, **shen)
    first = current(plan).items.filter(dropped=False).first()
    plan = studying.remark(
        plan=plan, words="请核减可在下年安排的部分", item=str(first.pk), version=plan.version, **shen
    )
    plan = studying.revise(plan=plan, came_on=date(2026, 11, 12), note="", version=plan.version, **shen)
    plan = with_items(world, plan, (*PIPES[:5], "200000", "1200000", *PIPES[7:]), SCHOOL)

    page = world.signed_in("shen").get(f"/adjustments/{plan.pk}/versions/").content.decode()

    assert "1. 请核减可在下年安排的部分" in page
    assert "-50,000.00" in page or "−50,000.00" in page


def test_rows_that_cannot_be_read_are_told_and_nothing_is_taken_in(world: World) -> None:
    plan = brought(world, received(world), (*PIPES[:5], "二十五万", *PIPES[6:]))
    client = world.signed_in("shen")

    page = client.get(f"/adjustments/{plan.pk}/items/").content.decode()
    refused = client.post(f"/adjustments/{plan.pk}/items/", {"verb": "take_in_items", "version": 2})

    assert "“增减”读不出金额：二十五万" in page
    assert refused.status_code == 422
