"""Causes of a pace and finance's answers come on sheets (快慢原因表、可统筹资金答复表)."""

import pytest

from guantong.apps.execution.models import Cause
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
