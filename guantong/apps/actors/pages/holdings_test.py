"""Who holds what before a term ends: each thing with its new owner, or told that it goes by the sheet."""

import pytest

from tests.findings import registered
from tests.opinions import raised
from tests.world import World

pytestmark = pytest.mark.django_db
HERE = "/actors/terms/8/holdings/"


def test_what_is_not_arranged_is_told_and_an_own_opinion_stays(world: World) -> None:
    registered(world, title="路灯事项")
    raised(world)

    page = world.signed_in("wen").get(HERE).content.decode()

    assert ("路灯事项" in page, "未单独安排" in page, "不移交" in page) == (True, True, True)


def test_a_wrong_successor_is_told_at_the_field(world: World) -> None:
    matter = registered(world)
    asked = {"verb": "arrange", "arrange-things": [matter.journal_key], "arrange-to": "shen"}

    answer = world.signed_in("wen").post(f"{HERE}?person=shen", asked)

    assert (answer.status_code, "须是另一位在任的人" in answer.content.decode()) == (422, True)


def test_nobody_chosen_is_told_and_nothing_is_arranged(world: World) -> None:
    asked = {"verb": "arrange", "arrange-things": ["x"], "arrange-to": "gu"}

    assert world.signed_in("wen").post(HERE, asked).status_code == 422
