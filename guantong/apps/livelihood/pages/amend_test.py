"""What was entered is corrected with the reason; the form begins with what stands."""

from guantong.apps.livelihood.item_forms import facts_of
from guantong.apps.livelihood.models import Item
from tests.livelihood import taken_over
from tests.world import World


def test_a_correction_begins_with_what_stands_and_says_why(world: World) -> None:
    item = taken_over(world)
    shen, here = world.signed_in("shen"), f"/livelihood/items/{item.pk}/amend/"
    yuan = {"total": "9000000.00", "money_general": "3000000.00", "money_superior": "2000000.00", "planned": "3"}
    typed = {f"amend-{name}": str(value) for name, value in {**facts_of(item), **yuan}.items()}

    page = shen.get(here).content.decode()
    silent = shen.post(here, {"verb": "amend", "version": "1", **typed})
    made = shen.post(here, {"verb": "amend", "version": "1", **typed, "amend-reason": "录入有误"})

    assert ('value="4000000.00"' in page, silent.status_code, made.status_code) == (True, 422, 302)
    assert Item.objects.get().sources == {"general": 3_000_000_00, "superior": 2_000_000_00}
    assert world.signed_in("qin").post(here, {"verb": "amend", "version": "2"}).status_code == 403
