"""Originals whose day has passed: counted, let go by a person, the masked text stays (到期原文)."""

from datetime import timedelta

from guantong.apps.voices.models import Need
from tests.voices import SAID, said
from tests.world import World


def test_those_whose_day_has_passed_are_counted_and_let_go_and_others_stay(world: World) -> None:
    said(world)
    due = said(world, f"{SAID}再说一次")
    Need.objects.filter(pk=due.pk).update(original_until=world.now.date() - timedelta(days=1))
    client = world.signed_in("hua")

    page = client.get("/voices/originals/").content.decode()
    listed = client.get("/voices/").content.decode()
    answer = client.post("/voices/originals/", {"verb": "let_originals_go"})

    assert ("<dt>已到期</dt><dd>1</dd>" in page, "有 1 件诉求的原文已过保存期" in listed) == (True, True)
    assert (answer.status_code, Need.objects.filter(original="").count()) == (302, 1)
    assert "路灯坏了半年" in Need.objects.get(pk=due.pk).text


def test_a_deputy_does_not_come_in(world: World) -> None:
    assert world.signed_in("lin").get("/voices/originals/").status_code == 403
