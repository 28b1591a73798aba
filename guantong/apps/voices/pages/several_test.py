"""What was said at a meeting goes down in one go: a receipt for each, empty boxes are none, one mistake keeps all of it out (社区会议记录)."""

import re

from guantong.apps.voices.models import Need
from guantong.apps.voices.telling import need_of_code
from tests.world import World

LAMP, LUNCH = "公园东侧的路灯不亮", "小学食堂的饭菜太凉"


def sent(world: World, *said: str, who: str = "hua", on: str = "2026-11-12") -> tuple[int, str]:
    facts = {"place": "QS01", "said_on": on, "channel": "meeting"}
    facts |= {f"text_{number}": text for number, text in enumerate(said, 1)}
    named = {f"take_down-{name}": value for name, value in facts.items()}
    answer = world.signed_in(who).post("/voices/several/", {"verb": "take_down", **named})
    return answer.status_code, answer.content.decode()


def test_each_box_is_a_need_with_a_receipt_of_its_own(world: World) -> None:
    status, page = sent(world, LAMP, "", LUNCH)

    codes = re.findall(r"<code>((?:[2-9A-Z]{4}-){3}[2-9A-Z]{4})</code>", page)
    needs = [need_of_code(code) for code in codes]
    assert (status, [need.text for need in needs if need]) == (200, [LAMP, LUNCH])
    assert {(one.channel, one.path) for one in Need.objects.all()} == {("meeting", world.body("QS01").path)}


def test_a_day_to_come_takes_none_of_them_down(world: World) -> None:
    assert (sent(world, LAMP, LUNCH, on="2099-01-01")[0], Need.objects.count()) == (422, 0)


def test_a_sheet_without_any_need_is_asked_again(world: World) -> None:
    assert (sent(world)[0], Need.objects.count()) == (422, 0)


def test_a_unit_does_not_come_in(world: World) -> None:
    assert sent(world, LAMP, who="qin")[0] == 403
