"""The projects that can be followed, on their page (代表跟踪)."""

from guantong.apps.reviews.following_test import begun, chosen, offered
from guantong.apps.reviews.models import Follow, OfferedProject
from tests.reviews import held
from tests.world import World


def test_the_organiser_offers_and_a_deputy_chooses(world: World) -> None:
    review = begun(world)
    address = f"/reviews/{review.pk}/follow/"
    typed = {"unit": "CG", "project": "公厕新建", "amount": "9000000", "file": "2026年部门预算公开", "place": "第12页"}

    offers = world.signed_in("shen").post(
        address, {"verb": "offer_project", **{f"offer_project-{k}": v for k, v in typed.items()}}
    )
    lin = world.signed_in("lin")
    chooses = lin.post(address, {"verb": "follow", "follow-offered": f"{OfferedProject.objects.get().pk}"})

    page = lin.get(address).content.decode()
    assert (offers.status_code, chooses.status_code, Follow.objects.get().participant.name) == (302, 302, "林代表")
    assert (f"/reviews/follows/{Follow.objects.get().pk}/" in page, "1 / 5" in page, "900.00" in page) == (
        True,
        True,
        True,
    )


def test_how_many_follow_is_for_the_organiser_alone(world: World) -> None:
    review = begun(world)
    offered(world, review)

    pages = [world.signed_in(who).get(f"/reviews/{review.pk}/follow/").content.decode() for who in ("shen", "lin")]

    assert ["跟踪的代表" in page for page in pages] == [True, False]


def test_a_sixth_is_refused_with_a_sentence(world: World) -> None:
    review = begun(world)
    for number in range(5):
        chosen(world, review, f"项目{number}")
    more = offered(world, review, "再一个")

    sent = world.signed_in("lin").post(
        f"/reviews/{review.pk}/follow/", {"verb": "follow", "follow-offered": f"{more.pk}"}
    )

    assert (sent.status_code, "每位代表最多跟踪 5 个项目" in sent.content.decode()) == (422, True)


def test_another_kind_has_no_such_page(world: World) -> None:
    assert world.signed_in("shen").get(f"/reviews/{held(world).pk}/follow/").status_code == 404
