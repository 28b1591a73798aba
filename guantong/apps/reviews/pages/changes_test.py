"""What was agreed, on its page (会商结果)."""

from guantong.apps.reviews.models import AgreedChange
from tests.reviews import asked, held, invited
from tests.world import World


def test_what_was_agreed_is_drafted_from_an_inquiry(world: World) -> None:
    review = held(world)
    inquiry = asked(world, review)
    shen, address = world.signed_in("shen"), f"/reviews/{review.pk}/changes/?inquiry={inquiry.pk}"
    typed = {"unit": "CG", "line": "公厕新建", "before": "9000000", "change": "-3000000", "text": "改为一座"}

    sent = shen.post(
        address, {"verb": "propose_change", **{f"propose_change-{name}": value for name, value in typed.items()}}
    )

    agreed = AgreedChange.objects.get()
    assert (sent.status_code, agreed.inquiry, agreed.before, agreed.change) == (302, inquiry, 900_0000_00, -300_0000_00)


def test_before_it_is_held_nothing_is_agreed(world: World) -> None:
    page = world.signed_in("shen").get(f"/reviews/{invited(world).pk}/changes/").content.decode()

    assert "举行之后，由组织单位拟会商结果" in page
