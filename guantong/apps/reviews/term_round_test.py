"""The special reports of a term in their turn (届内专项报告安排)."""

import pytest

from guantong.apps.reviews.models import Review
from guantong.apps.reviews.operations import cancel_review, plan_review
from guantong.apps.reviews.term_round import round_of
from guantong.apps.years.models import Session
from guantong.domain.workflow.table import BadInput
from tests.reviews import session
from tests.world import World

pytestmark = pytest.mark.django_db


def planned(world: World, year: int, special: str, kind: str = "state_assets") -> Review:
    """A report on state assets of a year, as planned."""
    sits = Session.objects.first() or session(world)
    return plan_review(
        kind=kind, title=f"{year}年国有资产管理情况报告", year=year, outside_plan=True, special=special, session=sits, by=world.standing("shen"),
        as_of=world.now,
    )  # fmt: skip


def test_each_class_has_its_year_of_the_term_and_what_has_none_is_named(world: World) -> None:
    earlier, now, gone = (
        planned(world, 2022, "firms"),
        planned(world, 2026, "natural"),
        planned(world, 2025, "financial"),
    )
    cancel_review(review=gone, reason="并入综合报告", version=gone.version, by=world.standing("shen"), as_of=world.now)

    told = round_of(now, world.standing("shen"))

    assert told is not None
    assert [(turn.year, [(one.pk, words.zh) for one, words in turn.reviews]) for turn in told.turns] == [
        (2022, [(earlier.pk, "企业国有资产（不含金融企业）")]), (2023, []), (2024, []), (2025, []), (2026, [(now.pk, "国有自然资源资产")]),
    ]  # fmt: skip
    assert [words.zh for words in told.left] == ["金融企业国有资产", "行政事业性国有资产"]


def test_the_page_of_the_review_shows_the_round(world: World) -> None:
    page = world.signed_in("shen").get(f"/reviews/{planned(world, 2026, 'firms').pk}/").content.decode()

    assert ("届内专项报告安排" in page, "尚未安排：金融企业国有资产、行政事业性国有资产、国有自然资源资产" in page) == (
        True,
        True,
    )


def test_before_any_term_there_is_no_round(world: World) -> None:
    assert round_of(planned(world, 2019, "firms"), world.standing("shen")) is None


def test_a_kind_without_special_reports_refuses_one_and_has_no_round(world: World) -> None:
    with pytest.raises(BadInput) as told:
        planned(world, 2026, "firms", kind="revenue_review")

    assert {field: words.zh for field, words in told.value.reasons.items()} == {"special": "这一种类没有这一类专项报告"}
    assert round_of(planned(world, 2026, "", kind="revenue_review"), world.standing("shen")) is None
