"""An inquiry becomes an opinion (询问转意见)."""

from typing import Any

import pytest

from guantong.apps.opinions.models import Opinion
from guantong.apps.reviews import asking
from guantong.apps.reviews.models import Inquiry
from guantong.apps.reviews.raising import opinions_of
from tests.budget_versions import FIRST, line
from tests.execution import SCHOOL, delivered
from tests.reviews import asked, does, held, listed
from tests.world import World


def typed(**facts: Any) -> dict[str, Any]:
    """The form as it is sent."""
    given = {
        "text": "建议公厕改为一座。",
        "head": "departments",
        "change_asked": "-3000000",
        "raised_on": "2026-11-12",
        **facts,
    }
    return {"verb": "raise_opinion", **{f"raise_opinion-{name}": value for name, value in given.items()}}


def test_a_question_becomes_an_opinion_and_is_listed_on_its_review(world: World) -> None:
    review = held(world)
    inquiry = asked(world, review, participant=listed(world, review).number)
    shen, address = world.signed_in("shen"), f"/reviews/inquiries/{inquiry.pk}/opinion/"

    form = shen.get(address).content.decode()
    sent = shen.post(address, typed(proposers="林代表 人大代表 区"))

    opinion = Opinion.objects.get()
    page = shen.get(f"/reviews/{review.pk}/").content.decode()
    assert ("林代表 人大代表 区" in form, sent.status_code, sent["Location"]) == (True, 302, f"/opinions/{opinion.pk}/")
    assert (opinion.unit_code, opinion.year, opinion.change_asked, opinion.source_where) == (
        "CG",
        2027,
        -300_0000_00,
        f"/reviews/inquiries/{inquiry.pk}/",
    )
    assert ("建议公厕改为一座。" in page, list(opinions_of(review, world.standing("shen")))) == (True, [opinion])


def test_a_department_makes_no_opinion_of_a_question(world: World) -> None:
    inquiry = asked(world, held(world))

    assert world.signed_in("qin").get(f"/reviews/inquiries/{inquiry.pk}/opinion/").status_code == 403


@pytest.mark.usefixtures("records_folder")
def test_a_line_of_another_unit_is_refused_with_a_sentence(world: World) -> None:
    delivered(world, "budget_line", [line(FIRST, "P01", 9_00, "图书", SCHOOL)], "2027")
    inquiry = asked(world, held(world))

    sent = world.signed_in("shen").post(
        f"/reviews/inquiries/{inquiry.pk}/opinion/?unit=JY&project=P01&of=2027-first_submission-0",
        typed(proposers="赵选民 人大代表 区"),
    )

    assert (sent.status_code, "请选该单位本年度版本中的预算项" in sent.content.decode()) == (422, True)


def test_who_asked_with_an_account_is_named_with_it(world: World) -> None:
    review = held(world)
    inquiry = asked(world, review, participant=listed(world, review).number)
    other = asked(world, review, "公厕造价为什么高？", asker="赵选民", asker_part="voter")
    does(world, asking.merge, other, with_number=inquiry.number)
    shen, address = world.signed_in("shen"), f"/reviews/inquiries/{inquiry.pk}/opinion/"

    form = shen.get(address).content.decode()
    shen.post(address, typed(proposers="林代表 人大代表 区\n赵选民 选民 区"))

    assert "林代表 人大代表 区\n赵选民 选民 区" in form
    assert [(one.name, one.person) for one in Opinion.objects.get().proposers.all()] == [
        ("林代表", "lin"),
        ("赵选民", ""),
    ]


def test_what_was_withdrawn_or_merged_becomes_none(world: World) -> None:
    review = held(world)
    chief, merged, withdrawn = (asked(world, review, text) for text in ("甲", "乙", "丙"))
    does(world, asking.merge, merged, with_number=chief.number)
    does(world, asking.withdraw_inquiry, withdrawn, reason="问错了")
    shen = world.signed_in("shen")

    def told(inquiry: Inquiry) -> tuple[str, int]:
        address = f"/reviews/inquiries/{inquiry.pk}/opinion/"
        page, sent = shen.get(address).content.decode(), shen.post(address, typed(proposers="赵选民 人大代表 区"))
        return page, sent.status_code

    (first, first_status), (second, second_status) = told(merged), told(withdrawn)
    assert ("从并入的那一条转为意见" in first, f"/reviews/inquiries/{chief.pk}/" in first) == (True, True)
    assert ("询问已撤回，不再转为意见" in second, first_status, second_status) == (True, 409, 409)
    assert Opinion.objects.count() == 0
    assert "转为意见" not in shen.get(f"/reviews/inquiries/{merged.pk}/").content.decode()


def test_on_the_phone_of_who_asked_no_line_of_a_draft_is_picked(world: World) -> None:
    review = held(world)
    listed(world, review)
    inquiry = asking.ask(review=review, unit="CG", text="为什么？", by=world.standing("lin"), as_of=world.now)
    lin, address = world.signed_in("lin"), f"/reviews/inquiries/{inquiry.pk}/opinion/"

    page = lin.get(address)

    assert (page.status_code, "选择预算项" in page.content.decode(), lin.get(f"{address}lines/").status_code) == (
        200,
        False,
        403,
    )


def test_a_sub_district_that_sees_no_lines_of_the_unit_is_offered_none(world: World) -> None:
    inquiry = asked(
        world, held(world, "QSB", who="ye", kind="street_talk", title="青石街道2027年预算恳谈会"), who="ye", unit="QSB"
    )
    address = f"/reviews/inquiries/{inquiry.pk}/opinion/"

    told = {who: "选择预算项" in world.signed_in(who).get(address).content.decode() for who in ("ye", "shen")}

    assert told == {"ye": False, "shen": True}
