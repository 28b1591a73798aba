"""One sheet beside the ledger on its page: what differs, what is in the way, taking it down (录入预览)."""

import re

import pytest
from django.test import Client

from guantong.apps.findings.models import ReturnedSheet
from guantong.apps.findings.taking_down_test import PLAN, RECEIPT, brought, sheet
from tests.findings import does, handed_over
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")


def page(client: Client, of: ReturnedSheet) -> str:
    return client.get(f"/findings/sheets/{of.pk}/").content.decode()


def sends(client: Client, of: ReturnedSheet, plan: str = "x") -> int:
    return client.post(
        f"/findings/sheets/{of.pk}/", {"verb": "take_down_sheet", "take_down_sheet-plan": plan}
    ).status_code


def test_every_difference_is_shown_and_taken_down(world: World) -> None:
    matter, client = handed_over(world), world.signed_in("shen")
    of = brought(world, sheet(world, {matter.pk: {**RECEIPT, **PLAN}}))

    text = page(client, of)
    assert ("代录签收、代录整改方案" in text, "<ins>收回闲置资金。</ins>" in text, "程局长" in text) == (
        True,
        True,
        True,
    )
    assert sends(client, of, re.findall(r'take_down_sheet-plan" value="(\w+)"', text)[0]) == 302
    matter.refresh_from_db()
    assert (matter.state, "已录入" in page(client, of)) == ("planned", True)
    assert (
        "据程局长 2026-11-12 签字的整改情况表录入，填表人秦会计"
        in client.get(f"/findings/{matter.pk}/").content.decode()
    )


def test_a_conflict_is_shown_row_by_row_and_refused_as_one(world: World) -> None:
    matter, client = handed_over(world), world.signed_in("shen")
    of = brought(world, sheet(world, {matter.pk: RECEIPT}))
    does(world, "urge", matter, "shen", words="请抓紧")

    text = page(client, of)

    assert (
        "下载以后台账有变动（版本 2 → 3，现在是“已交办”）" in text,
        "take_down_sheet-plan" in text,
        sends(client, of),
    ) == (True, False, 409)
    matter.refresh_from_db()
    assert matter.state == "handed_over"


@pytest.mark.parametrize(("who", "status"), [("gu", 200), ("he", 200), ("qin", 403), ("lin", 403)])
def test_a_sheet_is_read_by_who_follows_matters(world: World, who: str, status: int) -> None:
    matter = handed_over(world)
    of = brought(world, sheet(world, {matter.pk: RECEIPT}))

    answer = world.signed_in(who).get(f"/findings/sheets/{of.pk}/")

    assert (answer.status_code, "程局长" in answer.content.decode()) == (status, status == 200)


def test_a_leader_takes_nothing_down(world: World) -> None:
    matter = handed_over(world)
    of = brought(world, sheet(world, {matter.pk: RECEIPT}))

    assert sends(world.signed_in("he"), of) == 403


def test_what_is_set_aside_leaves_the_ledger_as_it_was(world: World) -> None:
    matter = handed_over(world)
    of = brought(world, sheet(world, {matter.pk: RECEIPT}))

    world.signed_in("shen").post(f"/findings/sheets/{of.pk}/", {"verb": "set_sheet_aside"})

    of.refresh_from_db()
    matter.refresh_from_db()
    assert (of.state, of.rows, matter.state) == ("set_aside", [], "handed_over")
