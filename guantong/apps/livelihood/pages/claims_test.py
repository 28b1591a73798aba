"""Who follows an item; a conflict of interest is told on the page."""

from tests.livelihood import deputy_with_a_firm, taken_over
from tests.world import World


def test_a_deputy_with_a_conflict_is_told_on_the_page_why_there_is_no_claiming(world: World) -> None:
    item = taken_over(world)
    here = f"/livelihood/items/{item.pk}/claims/"
    asked = {"verb": "claim", "claim-group": world.body("GQS1").pk}

    open_ = "claim-group" in world.signed_in("lin").get(here).content.decode()
    deputy_with_a_firm(world, body=world.body("CG"))
    lin = world.signed_in("lin")
    page = lin.get(here).content.decode()

    assert (open_, "因利益冲突回避" in page, lin.post(here, asked).status_code) == (True, True, 403)
