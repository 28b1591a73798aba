"""One inquiry on its page (一条询问)."""

from guantong.apps.reviews.models import Inquiry
from tests.reviews import asked, held
from tests.world import World


def test_a_department_answers_there(world: World) -> None:
    inquiry = asked(world, held(world))
    qin, address = world.signed_in("qin"), f"/reviews/inquiries/{inquiry.pk}/"

    sent = qin.post(
        address,
        {"verb": "answer", "answer-answer": "两座公厕。", "answer-answered_by": "秦会计", "version": inquiry.version},
    )

    assert (
        sent.status_code,
        Inquiry.objects.get().answer_typed_by,
        "两座公厕。" in qin.get(address).content.decode(),
    ) == (302, "qin", True)


def test_who_comes_second_sees_both_sides_and_loses_nothing(world: World) -> None:
    inquiry = asked(world, held(world))
    address = f"/reviews/inquiries/{inquiry.pk}/"
    world.signed_in("qin").post(
        address,
        {"verb": "answer", "answer-answer": "两座公厕。", "answer-answered_by": "秦会计", "version": inquiry.version},
    )

    late = world.signed_in("shen").post(
        address,
        {"verb": "answer", "answer-answer": "三座公厕。", "answer-answered_by": "副局长", "version": inquiry.version},
    )

    page = late.content.decode()
    assert (late.status_code, "两座公厕。" in page, "三座公厕。" in page) == (409, True, True)


def test_an_answered_one_may_be_asked_again(world: World) -> None:
    review = held(world)
    inquiry = asked(world, review)
    asked(world, review, "那第二座建在哪里？", follows=inquiry.number)

    page = world.signed_in("shen").get(f"/reviews/inquiries/{inquiry.pk}/").content.decode()

    assert "那第二座建在哪里？" in page


def test_others_do_not_know_of_it(world: World) -> None:
    inquiry = asked(world, held(world))

    statuses = [
        world.signed_in(who).get(f"/reviews/inquiries/{inquiry.pk}/").status_code for who in ("cao", "lin", "ye", "hua")
    ]

    assert statuses == [404, 404, 404, 404]
