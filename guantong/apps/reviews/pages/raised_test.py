"""An inquiry becomes an opinion (询问转意见)."""

from guantong.apps.opinions.models import Opinion
from guantong.apps.reviews.raising import opinions_of
from tests.reviews import asked, held, listed
from tests.world import World


def test_a_question_becomes_an_opinion_and_is_listed_on_its_review(world: World) -> None:
    review = held(world)
    inquiry = asked(world, review, participant=listed(world, review).number)
    shen, address = world.signed_in("shen"), f"/reviews/inquiries/{inquiry.pk}/opinion/"
    typed = {
        "text": "建议公厕改为一座。",
        "head": "departments",
        "change_asked": "-3000000",
        "proposers": "林代表 人大代表 区",
        "raised_on": "2026-11-12",
    }

    form = shen.get(address).content.decode()
    sent = shen.post(
        address, {"verb": "raise_opinion", **{f"raise_opinion-{name}": value for name, value in typed.items()}}
    )

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
