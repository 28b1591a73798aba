"""Candidates on the screen of a member, and the file of a hall's keypads: marks go in, nobody's number does."""

from dataclasses import replace
from fractions import Fraction

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from guantong.apps.actors.models import Person
from guantong.apps.ballots.choosing import result_of
from guantong.apps.ballots.models import CountSheet, Slip
from guantong.domain.voting.procedure import Cut
from guantong.domain.voting.rule import Comparison, Denominator
from tests.contests import MOST, Held, fixed, line, sealed
from tests.world import World

pytestmark = pytest.mark.django_db
EACH = replace(MOST, method="each_item", most=None, cut=Cut(Denominator.WHOLE, Comparison.MORE_THAN, Fraction(1, 2)))
KEYPADS = "席位号,项目1,项目2,项目3\n7,赞成,反对,未按\n3,赞成,赞成,弃权\n12,赞成,赞成,反对\n"


def member(world: World, username: str = "member01") -> object:
    world.people[username] = Person.objects.get(username=username)
    return world.signed_in(username)


def test_ticks_are_chosen_confirmed_and_sealed(world: World) -> None:
    held, vote = sealed(world, 1)
    vote.opened()
    client, here = member(world), f"/ballots/{held.box.pk}/cast/"

    page = client.get(here).content.decode()  # type: ignore[attr-defined]
    first = client.post(here, {"mark": ["1", "3"]}).content.decode()  # type: ignore[attr-defined]
    client.post(here, {"mark": ["1", "3"], "confirmed": "yes"})  # type: ignore[attr-defined]
    vote.closed().counted()

    assert page.count('name="mark"') == 4
    assert [words for words in ("请确认", "1. 柳桥路学校扩建", "3. 老旧小区电梯加装") if words not in first] == []
    assert [slip.marks for slip in Slip.objects.all()] == [["1", "3"]]


def test_a_sheet_with_too_many_ticks_is_warned_of_and_still_taken(world: World) -> None:
    held, vote = sealed(world, 1)
    vote.opened()
    client, here = member(world), f"/ballots/{held.box.pk}/cast/"

    page = client.post(here, {"mark": ["1", "2", "3"]}).content.decode()  # type: ignore[attr-defined]
    client.post(here, {"mark": ["1", "2", "3"], "confirmed": "yes"})  # type: ignore[attr-defined]
    vote.closed().counted()

    assert "所选多于规定数" in page
    assert held.box.counts["invalid"] == 1


def test_every_item_is_answered_by_itself(world: World) -> None:
    held, vote = sealed(world, 1, EACH)
    vote.opened()
    client, here = member(world), f"/ballots/{held.box.pk}/cast/"

    client.post(here, {"on.1": "approve", "on.2": "against", "on.3": "", "on.4": "abstain", "confirmed": "yes"})  # type: ignore[attr-defined]
    vote.closed().counted()

    assert [slip.marks for slip in Slip.objects.all()] == [["1=approve", "2=against", "4=abstain"]]


def uploaded(world: World, held: Held, who: str, verb: str, text: str, *tellers: str) -> tuple[int, str]:
    body = {
        "verb": verb, "version": held.box.version, f"{verb}-present": 3, f"{verb}-issued": 3,
        f"{verb}-sheets": SimpleUploadedFile("keypads.csv", text.encode("gb18030")),
        f"{verb}-teller_one": tellers[0], f"{verb}-teller_two": tellers[1],
    }  # fmt: skip
    answer = world.signed_in(who).post(f"/ballots/{held.box.pk}/", body)
    return answer.status_code, answer.content.decode()


def test_a_keypad_file_is_taken_in_by_two_and_no_seat_is_kept(world: World) -> None:
    held = fixed(world, EACH, [line(1), line(2), line(3)], way="keypads", members=3, places=3).opened().closed()
    again = "\n".join([KEYPADS.splitlines()[0], *reversed(KEYPADS.splitlines()[1:])])

    wrong, page = uploaded(world, held, "wen", "type_count", KEYPADS.replace("未按", "也许"), "甲", "乙")
    first, _ = uploaded(world, held, "wen", "type_count", KEYPADS, "甲", "乙")
    second, _ = uploaded(world, held, "wen2", "repeat_count", again, "丙", "丁")

    assert (wrong, "“也许”无法识别" in page, first, second) == (422, True, 302, 302)
    came = result_of(held.box)
    assert came is not None
    # of three: item 1 has 3 for, item 2 has 2, item 3 none; more than half of 3 is 2
    assert (came.passed, came.vacant) == (("1", "2"), 1)
    kept = str([sheet.counts for sheet in CountSheet.objects.all()]) + str(
        list(Slip.objects.values_list("id", "marks"))
    )
    assert [seat for seat in ("'7'", "'12'", "席位") if seat in kept] == []
