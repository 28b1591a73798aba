"""Twelve projects for ten places, on paper: two stand equal at the last place, the machine decides nothing, the run-off does."""

import re

import pytest

from guantong.apps.ballots.models import Box
from guantong.apps.contests.models import Contest
from tests.ballots import second
from tests.contests import TITLES, pile, ten
from tests.world import World

pytestmark = pytest.mark.django_db
SHEET = "\n".join(
    "\t".join((str(n), title, "新建一处", f"{n * 100}", "2027-12-31", "代表联络站征集"))
    for n, title in enumerate(TITLES, 1)
)
DOCUMENT = {
    "document": "明湖区民生实事项目人大代表票决办法（2026年）", "since": "2026-01-01", "method": "most_votes", "most": "10",
    "of": "whole", "compares": "more_than", "quorum": "2/3", "quorum_compares": "at_least", "on_tie": ["run_off"],
    "unmarked_abstains": "on",
}  # fmt: skip
TELLERS = {"teller_one": "甲监票", "teller_two": "乙监票"}
OTHERS = {"teller_one": "丙复点", "teller_two": "丁复点"}


def test_a_tie_at_the_line_is_decided_by_a_run_off_and_by_no_machine(world: World) -> None:
    second(world)

    def send(who: str, address: str, verb: str, **form: object) -> str:
        """Do a verb on a page as it stands; returns where it leads."""
        client, key = world.signed_in(who), address.split("/")[2]
        rooms = Box if "/ballots/" in address else Contest
        row = rooms.objects.filter(pk=key).first() if key.isdecimal() else None
        body = {"verb": verb, "version": row.version if row else "", **{f"{verb}-{k}": v for k, v in form.items()}}
        answer = client.post(address, body)
        assert answer.status_code == 302, re.findall(r'class="error"[^>]*>([^<]+)', answer.content.decode())
        return str(answer["Location"])

    procedure = send("wen", "/contests/procedures/", "propose", **DOCUMENT)
    send("wen2", procedure, "put_in_force")
    vote = send(
        "wen", "/contests/prepare/", "prepare", title="2027年度民生实事项目票决", body=world.body("RD").pk, held_on="2026-11-12",
        places=10, way="paper", members=24,
    )  # fmt: skip
    send("wen", vote, "write_sheet", sheet=SHEET)
    send("wen2", vote, "fix_sheet")
    box = f"/ballots/{Contest.objects.get().box_id}/"
    send("wen", box, "open")
    send("wen", box, "register_sheets", handed="青石代表团 12 12 12\n柳桥代表团 11 11 11")
    send("wen", box, "close")
    # 1–9: 22 votes, 10 and 11: 11 votes each for the last place, 12: none; one sheet ticks eleven and is invalid
    sheets = pile((11, ten(11, 12)), (11, ten(10, 12)), (1, ten(12)))
    send("wen", box, "type_count", present=23, issued=23, sheets=sheets, **TELLERS)
    send("wen2", box, "repeat_count", present=23, issued=23, sheets=sheets, **OTHERS)

    assert "公布之前没有结果" in world.signed_in("lin").get(vote).content.decode()
    send("wen", vote, "announce")
    page = world.signed_in("lin").get(f"{vote}result/").content.decode()
    formal = re.findall(r"<dt>([^<]+)</dt><dd>(\d+)</dd>", page)
    assert formal == [
        ("全体组成人员", "24"), ("应到", "24"), ("实到", "23"), ("发出票数", "23"), ("收回票数", "23"), ("有效票", "22"), ("无效票", "1"),
    ]  # fmt: skip
    fates = re.findall(r"<span>(\d+)\. [^<]+</span><span class=\"got\">(\d+) 票</span><i>([^<]+)</i>", page)
    assert fates == [
        *((str(n), "22", "列入") for n in range(1, 10)), ("10", "11", "票数相同"), ("11", "11", "票数相同"), ("12", "0", "未达到"),
    ]  # fmt: skip
    assert "就票数相同的项目再次投票" in page

    send("wen", vote, "vote_again", held_on="2026-11-12")
    again = Contest.objects.get(after__isnull=False)
    page_of_it, second_box = f"/contests/{again.pk}/", f"/ballots/{again.box_id}/"
    assert [(one.number, one.title) for one in again.candidates] == [("10", TITLES[9]), ("11", TITLES[10])]
    send("wen", second_box, "open")
    send("wen", second_box, "close")
    for who, verb, tellers in (("wen", "type_count", TELLERS), ("wen2", "repeat_count", OTHERS)):
        send(who, second_box, verb, present=23, issued=23, sheets=pile((9, "10"), (14, "11")), **tellers)
    send("wen", page_of_it, "announce")

    final = world.signed_in("lin").get(vote).content.decode()
    taken = re.search(r'aria-label="列入的项目".*?</section>', final, re.DOTALL)
    assert taken is not None
    assert re.findall(r"<li>(\d+)\. ", taken[0]) == [*(str(n) for n in range(1, 10)), "11"]
