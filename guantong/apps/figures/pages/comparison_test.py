"""The comparison: only once both are done; each difference with its page, settled by one of the two, by version."""

import pytest

from guantong.apps.figures.models import Typing
from tests.figures import begun, scan, typed, typed_twice
from tests.printed import ROWS
from tests.world import World

pytestmark = pytest.mark.usefixtures("figures_folder")
OTHER = (("212", "城乡社区支出", "1,260.00", "700.00", "500.00"), *ROWS[1:5])


def test_what_differs_is_shown_with_the_picture_of_its_page(world: World) -> None:
    batch = scan(world)
    typing = typed_twice(world, batch, ROWS, OTHER)

    page = world.signed_in("he").get(f"/figures/typings/{typing.pk}/comparison/").content.decode()

    assert (page.count("<fieldset"), "1,260.00" in page, "整行只有一人录了" in page) == (2, True, True)
    assert (f"/figures/batches/{batch.pk}/pages/2/" in page, 'type="radio"' in page) == (True, False)


def test_they_are_settled_one_by_one_by_what_the_page_says(world: World) -> None:
    typing = typed_twice(world, scan(world), ROWS, OTHER)
    client, address = world.signed_in("gu"), f"/figures/typings/{typing.pk}/comparison/"

    client.post(
        address, {"verb": "settle", "version": typing.version, "choice-2/1.2": "other", "text-2/1.2": "1,206.00"}
    )
    half = Typing.objects.get()
    shown = client.get(address).content.decode()
    client.post(address, {"verb": "settle", "version": half.version, "choice-2/6.row": "first"})

    typing = Typing.objects.get()
    ((_, rows),) = typing.sealed["pages"]
    assert (half.state, "1,206.00" in shown, typing.state) == ("differing", True, "agreed")
    assert (rows[0][2], rows[-1]) == ("1,206.00", list(ROWS[-1]))
    assert typing.chosen["2/1.2"]["by"] == "gu"


def test_what_somebody_else_settled_meanwhile_is_told(world: World) -> None:
    typing = typed_twice(world, scan(world), ROWS, OTHER)
    told = {"verb": "settle", "version": typing.version, "choice-2/1.2": "first"}

    first = world.signed_in("shen").post(f"/figures/typings/{typing.pk}/comparison/", told)
    late = world.signed_in("gu").post(f"/figures/typings/{typing.pk}/comparison/", told | {"choice-2/1.2": "second"})

    assert (first.status_code, late.status_code, Typing.objects.get().chosen["2/1.2"]["by"]) == (302, 409, "shen")


def test_before_both_are_done_there_is_nothing_to_compare(world: World) -> None:
    typing = typed(world, begun(world, scan(world)))

    page = world.signed_in("gu").get(f"/figures/typings/{typing.pk}/comparison/").content.decode()

    assert ("两遍都录完后才能比对" in page, "1,200.00" in page) == (True, False)


def test_a_choice_of_nothing_is_told(world: World) -> None:
    typing = typed_twice(world, scan(world), ROWS, OTHER)

    answer = world.signed_in("gu").post(
        f"/figures/typings/{typing.pk}/comparison/", {"verb": "settle", "version": typing.version}
    )

    assert (answer.status_code, "一处也没有选定" in answer.content.decode()) == (422, True)


@pytest.mark.parametrize(
    ("who", "status"), [("qin", 404), ("ye", 404), ("lin", 403), ("shi", 403), ("su", 404), ("he", 200)]
)
def test_who_may_see_it(world: World, who: str, status: int) -> None:
    typing = typed_twice(world, scan(world), ROWS, OTHER)

    answer = world.signed_in(who).get(f"/figures/typings/{typing.pk}/comparison/")

    assert (answer.status_code, "1,260.00" in answer.content.decode()) == (status, status == 200)


def test_who_did_not_type_does_not_settle(world: World) -> None:
    typing = typed_twice(world, scan(world), ROWS, OTHER)

    answer = world.signed_in("cao").post(
        f"/figures/typings/{typing.pk}/comparison/",
        {"verb": "settle", "version": typing.version, "choice-2/1.2": "first"},
    )

    assert (answer.status_code, Typing.objects.get().chosen) == (403, {})
