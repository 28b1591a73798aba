"""Filled in for somebody: only with consent, apart from what is verified, no number kept (代填)."""

import pytest

from guantong.apps.surveys.models import Answer, Slip
from guantong.apps.surveys.on_behalf import answer_on_behalf
from guantong.apps.surveys.queries import outcome
from guantong.domain.surveys.answers import Given
from guantong.domain.surveys.tabulation import Origin
from guantong.domain.workflow.table import BadInput, NotAllowed
from tests.surveys import DISSATISFIED, SATISFIED, Held, opened
from tests.world import World


def called(held: Held, given: Given = SATISFIED, who: str = "shen", consent: bool = True, code: str = "") -> Answer:
    return answer_on_behalf(
        survey=held.read(), way="telephone", consent=consent, given=given, code=code, by=held.world.standing(who), as_of=held.world.now
    )  # fmt: skip


def test_telephone_answers_stand_apart_as_on_behalf(world: World) -> None:
    held = opened(world)
    for code in held.slips(5):
        held.answered(code)
    for _ in range(6):
        called(held, DISSATISFIED)
    found = outcome(held.does("close").read(), world.now.date())

    assert found is not None
    assert {origin: part.returned for origin, part in found.parts.items()} == {Origin.VERIFIED: 5, Origin.ON_BEHALF: 6, Origin.OPEN: None}  # fmt: skip


def test_without_consent_nothing_is_kept(world: World) -> None:
    held = opened(world)

    with pytest.raises(BadInput) as told:
        called(held, consent=False)

    assert (list(told.value.reasons), Answer.objects.count()) == (["consent"], 0)


def test_a_code_read_out_is_spent_and_the_answer_is_still_on_behalf(world: World) -> None:
    held = opened(world)
    (code,) = held.slips()

    assert called(held, code=code).origin == "on_behalf"
    assert Slip.objects.get().used
    for used in (code, "AAAAA-AAAAA-AAAAA-AAAAA-AAAAA-A"):
        with pytest.raises(BadInput):
            called(held, code=used)
    with pytest.raises(NotAllowed):
        held.answered(code)


@pytest.mark.parametrize(("who", "may"), [("shen", True), ("wen", True), ("he", False), ("lin", False), ("qin", False)])
def test_the_desk_and_stations_fill_in_on_behalf(world: World, who: str, may: bool) -> None:
    held = opened(world)
    if may:
        called(held, who=who)
    else:
        with pytest.raises(NotAllowed):
            called(held, who=who)

    assert Answer.objects.count() == may
