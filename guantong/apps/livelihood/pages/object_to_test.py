"""An objection is noted at a station; names and telephones are hidden, and an empty one is told."""

from guantong.apps.livelihood.models import Objection
from tests.livelihood import taken_over
from tests.world import World


def test_it_is_noted_masked_and_an_empty_one_is_told(world: World) -> None:
    hua, here = world.signed_in("hua"), f"/livelihood/items/{taken_over(world).pk}/object/"
    asked = {
        "verb": "raise_objection", "raise_objection-source": "station", "raise_objection-raised_on": "2026-06-03",
        "raise_objection-words": "亭子正对窗户，电话13912345678",
    }  # fmt: skip

    empty = hua.post(here, {**asked, "raise_objection-words": ""})
    made = hua.post(here, asked)

    row = Objection.objects.get()
    assert (empty.status_code, made.headers["Location"]) == (422, f"/livelihood/objections/{row.pk}/")
    assert ("13912345678" in row.words, row.households) == (False, None)
    assert world.signed_in("qin").post(here, asked).status_code == 403
