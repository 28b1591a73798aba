"""Causes of a pace and finance's answers come on sheets (快慢原因表、可统筹资金答复表)."""

import pytest

from guantong.apps.execution.models import Cause, Offer
from guantong.apps.execution.operations import send
from guantong.apps.execution.pages.offer_test import PLANNED, sent
from guantong.apps.journal.queries import drifted
from tests.execution import kept
from tests.twins import brought, lines, sheet, taken_down, told
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder", "files_folder")


def test_a_unit_says_on_a_sheet_why_its_project_is_slow(world: World) -> None:
    kept(world)
    raw = sheet(world, "pace_causes", "CG", [{"cause": "慢：招标采购", "words": "流标一次"}])

    of = brought(world, "pace_causes", "CG", raw)
    taken_down(world, of)

    cause = Cause.objects.get()
    assert (cause.unit_code, cause.project_code, cause.pace, cause.code, cause.words, cause.stated_by) == (
        "CG", "P01", "slow", "tender", "流标一次", "shen",
    )  # fmt: skip
    assert list(drifted()) == []


def test_a_cause_nobody_offered_is_told_with_those_that_are(world: World) -> None:
    kept(world)
    of = brought(world, "pace_causes", "CG", sheet(world, "pace_causes", "CG", [{"cause": "没有原因"}]))

    outcome, said = told(world, of)[0]

    assert (outcome, said.startswith("单元格 K3“原因”："), "招标采购" in said) == ("wrong", True, True)


def test_finance_answers_proposals_on_a_sheet_within_what_was_proposed(world: World) -> None:
    kept(world, PLANNED)
    offer = sent(world)
    much = sheet(world, "offer_answers", "CZ", [{"agreed": "900.00", "answer": "同意"}])
    assert told(world, brought(world, "offer_answers", "CZ", much))[0] == (
        "wrong", "单元格 L3“同意统筹（元）”：应在 0 与建议金额 350.00 元之间",
    )  # fmt: skip

    of = brought(
        world,
        "offer_answers",
        "CZ",
        sheet(world, "offer_answers", "CZ", [{"agreed": "300.50", "answer": "部分同意"}]),
    )
    assert [(one.label, one.after) for one in lines(world, of)[0].changes] == [
        ("同意统筹（元）", "300.50"), ("答复", "部分同意"),
    ]  # fmt: skip
    taken_down(world, of)

    offer.refresh_from_db()
    assert (offer.state, offer.agreed, offer.answer, str(offer.answered_on)) == (
        "answered", 300_50, "部分同意", "2026-11-12",
    )  # fmt: skip


def test_money_is_offered_answered_and_moved_on_three_sheets(world: World) -> None:
    kept(world, PLANNED)
    given = {"amount": "350.00", "reason": "工期顺延到下年"}
    taken_down(world, brought(world, "offers", "CG", sheet(world, "offers", "CG", [given])))
    offer = Offer.objects.get()
    send(offer=offer, version=offer.version, by=world.standing("shen"), as_of=world.now)
    agreed = {"agreed": "300.00", "answer": "同意"}
    taken_down(world, brought(world, "offer_answers", "CZ", sheet(world, "offer_answers", "CZ", [agreed])))
    moved = {"moved": "300.00", "document": "明财调〔2026〕17号", "moved_on": "2026-11-10"}
    late = sheet(world, "offer_moves", "CZ", [{**moved, "moved_on": "2026-12-10"}])
    assert told(world, brought(world, "offer_moves", "CZ", late))[0][1].endswith(
        "“统筹日期”：写不晚于今天的日期，如 2026-11-10"
    )

    taken_down(world, brought(world, "offer_moves", "CZ", sheet(world, "offer_moves", "CZ", [moved])))

    offer.refresh_from_db()
    assert (offer.state, offer.amount, offer.agreed, offer.moved, offer.document) == (
        "reallocated", 350_00, 300_00, 300_00, "明财调〔2026〕17号",
    )  # fmt: skip


def test_more_than_is_not_spent_is_told_in_its_cell(world: World) -> None:
    kept(world, PLANNED)
    of = brought(world, "offers", "CG", sheet(world, "offers", "CG", [{"amount": "900.00", "reason": "顺延"}]))

    assert told(world, of)[0][1].endswith("“申报统筹（元）”：应大于 0，不超过还没有支付的 700.00 元")
