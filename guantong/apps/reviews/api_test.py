"""The reviews by the interface (审查活动接口)."""

from guantong.apps.opinions.binding import Bound
from guantong.apps.opinions.models import Opinion
from guantong.apps.reviews.change_line_test import agreed
from guantong.apps.reviews.models import Inquiry
from tests.opinions import raised
from tests.reviews import asked, held, invited, listed
from tests.world import World


def test_slips_are_brought_in_once_however_often_they_are_sent(world: World) -> None:
    review, shen = held(world), world.signed_in("shen")
    slip = {"unit": "CG", "text": "为什么？", "slip": 7, "sent": "a" * 32}

    answers = [
        shen.post(f"/api/reviews/boards/{review.pk}/take_down", slip, content_type="application/json") for _ in range(2)
    ]

    assert ([one.status_code for one in answers], answers[0].json()["id"] == answers[1].json()["id"]) == (
        [200, 200],
        True,
    )
    assert Inquiry.objects.count() == 1


def test_what_cannot_be_is_told_at_its_field(world: World) -> None:
    review = held(world)

    answer = world.signed_in("shen").post(
        f"/api/reviews/boards/{review.pk}/take_down",
        {"unit": "JY", "text": "为什么？"},
        content_type="application/json",
    )

    assert (answer.status_code, list(answer.json()["fields"])) == (422, ["unit"])


def test_a_deputy_asks_and_reads_the_own(world: World) -> None:
    review = held(world)
    listed(world, review)
    asked(world, review)
    lin = world.signed_in("lin")

    lin.post(
        f"/api/reviews/boards/{review.pk}/ask", {"unit": "CG", "text": "我的问题"}, content_type="application/json"
    )
    rows = lin.get(f"/api/reviews/reviews/{review.pk}/inquiries").json()["rows"]

    assert [row["text"] for row in rows] == ["我的问题"]


def test_verbs_are_those_of_the_page_and_stale_ones_are_refused(world: World) -> None:
    review, shen = invited(world), world.signed_in("shen")
    address = f"/api/reviews/reviews/{review.pk}/hold"

    stale = shen.post(address, {"version": 0, "facts": {"held_on": "2026-11-12"}}, content_type="application/json")
    done = shen.post(
        address, {"version": review.version, "facts": {"held_on": "2026-11-12"}}, content_type="application/json"
    )

    assert (stale.status_code, done.status_code, done.json()["state"]) == (409, 200, "held")


def test_an_answer_comes_by_the_interface_too(world: World) -> None:
    inquiry = asked(world, held(world))
    facts = {"answer": "两座。", "answered_by": "秦会计"}

    done = world.signed_in("qin").post(
        f"/api/reviews/inquiries/{inquiry.pk}/answer",
        {"version": inquiry.version, "facts": facts},
        content_type="application/json",
    )

    assert (done.status_code, done.json()["state"]) == (200, "answered")


def test_an_agreed_change_is_linked_to_its_opinion_as_on_its_page(world: World) -> None:
    row, shen = agreed(world), world.signed_in("shen")
    mine, elsewhere = raised(world), raised(world, line=Bound(unit_code="JY", unit="明湖区教育局"))

    def link(opinion: Opinion, version: int) -> int:
        told = {"version": version, "facts": {"opinion": opinion.pk}}
        here = f"/api/reviews/changes/{row.pk}/link_opinion"
        return shen.post(here, told, content_type="application/json").status_code

    ends = [link(elsewhere, row.version), link(mine, row.version), link(mine, row.version)]

    row.refresh_from_db()
    told = shen.get(f"/api/reviews/changes/{row.pk}").json()
    assert (ends, row.opinion, told["linked"], told["version"]) == ([422, 200, 409], mine, True, row.version)
    assert world.signed_in("lin").get(f"/api/reviews/changes/{row.pk}").status_code == 404
