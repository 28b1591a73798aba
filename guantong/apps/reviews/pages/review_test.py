"""One review on its page (一次审查活动)."""

from datetime import date

import pytest

from guantong.apps.reviews.models import Review
from tests.execution import kept
from tests.reviews import asked, held, invited, planned, session
from tests.world import World


def test_the_page_says_what_it_is_and_on_what_it_rests(world: World) -> None:
    page = world.signed_in("shen").get(f"/reviews/{invited(world).pk}/").content.decode()

    assert (
        "2027年重点部门预算编制预先审查会" in page,
        "自选动作，没有法定期限" in page,
        "明湖区城市管理局" in page,
    ) == (True, True, True)


def test_it_is_taken_through_its_way_on_the_page(world: World) -> None:
    review = invited(world)
    shen, address = world.signed_in("shen"), f"/reviews/{review.pk}/"

    begun = shen.post(address, {"verb": "hold", "hold-held_on": "2026-11-12", "version": review.version})
    stale = shen.post(
        address, {"verb": "conclude", "conclude-outcome": "细化", "conclude-concluded_on": "2026-11-12", "version": 1}
    )
    review.refresh_from_db()
    over = shen.post(
        address,
        {
            "verb": "conclude",
            "conclude-outcome": "建议细化测算",
            "conclude-concluded_on": "2026-11-12",
            "version": review.version,
        },
    )

    assert (begun.status_code, stale.status_code, over.status_code, Review.objects.get().state) == (
        302,
        409,
        302,
        "concluded",
    )


@pytest.mark.parametrize(("who", "before", "after"), [("qin", 404, 200), ("cao", 404, 404), ("lin", 404, 404), ("mo", 200, 200), ("ye", 404, 404), ("xi", 403, 403)])  # fmt: skip
def test_the_unit_under_review_learns_of_it_when_it_is_told(world: World, who: str, before: int, after: int) -> None:
    from guantong.apps.reviews import operations
    from tests.reviews import DAY, does

    review = planned(world)
    review = does(world, operations.name_unit, review, organisation=world.body("CG"), reason="资金量大")
    client, address = world.signed_in(who), f"/reviews/{review.pk}/"

    first = client.get(address).status_code
    does(world, operations.invite, review, invited_on=DAY)

    assert (first, client.get(address).status_code) == (before, after)


def test_the_unit_reads_neither_minutes_nor_what_was_asked_of_others(world: World) -> None:
    review = held(world, "CG", "CZ")
    asked(world, review, "财政的秘密问题", unit="CZ")

    page = world.signed_in("qin").get(f"/reviews/{review.pk}/").content.decode()

    assert ("财政的秘密问题" in page, 'aria-label="会议纪要"' in page) == (False, False)


def test_the_congress_goes_through_its_points_there(world: World) -> None:
    review = invited(world, "CZ", kind="congress_review", title="大会审查", session=session(world))
    shen, address = world.signed_in("shen"), f"/reviews/{review.pk}/"
    typed = {"tick-point": "budget_draft.debt", "tick-answer": "yes", "tick-evidence": "草案附表九"}

    done = shen.post(address, {"verb": "tick", "version": review.version, **typed})
    page = shen.get(address).content.decode()

    assert (done.status_code, "草案附表九" in page, "《预算法》第48条" in page) == (302, True, True)


@pytest.mark.usefixtures("records_folder")
def test_at_a_briefing_each_unit_has_its_sheet_of_the_books_on_that_day(world: World) -> None:
    kept(world)
    review = held(
        world, "CG", "CZ", kind="deputy_briefing", title="代表中期情况通报", year=2026, frozen_on=date(2026, 7, 31)
    )
    shen = world.signed_in("shen")

    page = shen.get(f"/reviews/{review.pk}/").content.decode()

    address = "/execution/pack/xlsx/?on=2026-07-31&chosen=CG"
    assert (address.replace("&", "&amp;") in page, "账册中没有：明湖区财政局" in page) == (True, True)
    assert shen.get(address).status_code == 200
    assert "下月再办" in page


def test_before_any_books_a_briefing_offers_no_sheet_and_says_whose_are_missing(world: World) -> None:
    review = held(world, "CZ", kind="deputy_briefing", title="代表中期情况通报", year=2026)

    page = world.signed_in("shen").get(f"/reviews/{review.pk}/").content.decode()

    assert ("账册中没有：明湖区财政局" in page, "/execution/pack/xlsx/" in page) == (True, False)


def test_another_kind_has_no_sheets_and_is_not_held_monthly(world: World) -> None:
    page = world.signed_in("shen").get(f"/reviews/{held(world).pk}/").content.decode()

    assert ("中期情况表" in page, "下月再办" in page) == (False, False)
