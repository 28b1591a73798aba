"""Typing paper on its page (录入纸质答卷)."""

from guantong.apps.surveys.models import Answer
from tests.surveys import opened
from tests.world import World

SHEET = {"number": "7", "use": "yes", "overall": "2", "why": ["time"], "words": "", "on_behalf": "on"}


def test_the_second_typing_counts_it_and_a_difference_is_named(world: World) -> None:
    held = opened(world)
    address = f"/surveys/{held.survey.pk}/type/"
    shen, gu = world.signed_in("shen"), world.signed_in("gu")

    first = shen.post(address, SHEET, follow=True).content.decode()
    differs = gu.post(address, {**SHEET, "overall": "1"})
    second = gu.post(address, SHEET, follow=True).content.decode()

    assert ("等另一人再录的答卷号：7" in first, "已计入：答卷 7" in second) == (True, True)
    assert (differs.status_code, "两次录入不一致：总体上您对它满意吗？" in differs.content.decode()) == (422, True)
    assert [(one.origin, one.answers) for one in Answer.objects.all()] == [
        ("on_behalf", {"use": ["yes"], "overall": ["2"], "why": ["time"]})
    ]


def test_a_leader_types_nothing(world: World) -> None:
    held = opened(world)

    assert world.signed_in("he").post(f"/surveys/{held.survey.pk}/type/", SHEET).status_code == 403
