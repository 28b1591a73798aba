"""A claim is given back with the reason, by the group's own deputy."""

from guantong.apps.livelihood.claiming import claim
from tests.livelihood import taken_over
from tests.world import World


def test_it_is_given_back_with_the_reason_and_by_no_other_group(world: World) -> None:
    item = taken_over(world)
    lin = world.signed_in("lin")
    own, other = (
        claim(item=item, group=world.body(code), by=world.standing("wen"), as_of=world.now) for code in ("GQS1", "GLQ1")
    )
    asked = {"verb": "give_back", "version": "1", "give_back-reason": "组内调整分工"}

    answers = [lin.post(f"/livelihood/claims/{one.pk}/", asked).status_code for one in (own, other)]

    assert (answers, "组内调整分工" in lin.get(f"/livelihood/claims/{own.pk}/").content.decode()) == ([302, 403], True)
