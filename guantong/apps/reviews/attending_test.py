"""Who takes part, with or without an account; paper and QR alike (参加人)."""

import pytest

from guantong.apps.reviews import attending
from guantong.apps.reviews.models import Participant
from guantong.apps.reviews.queries import own_record, participants_seen_by, places_of
from guantong.apps.reviews.roster_file import guests_in, take_in_roster
from guantong.domain.reviews.kinds import Part
from guantong.domain.workflow.table import BadInput, NotAllowed
from tests.reviews import asked, does, held, invited, listed, planned
from tests.world import World

TALK = {"kind": "street_talk", "title": "青石街道2027年预算民主恳谈会"}
ROSTER = "选民代表\t王大妈\t石泉社区\nfirm 李老板 青石五金厂 B3\n人大代表 林代表 青石团 A1 lin"


def take(world: World, review: object, typed: str = ROSTER, who: str = "ye") -> list[Participant]:
    return take_in_roster(review=review, typed=typed, file_name="", raw=b"", by=world.standing(who), as_of=world.now)  # type: ignore[arg-type]


def test_a_roster_is_pasted_whole_and_people_without_account_are_on_it(world: World) -> None:
    review = planned(world, "ye", **TALK)

    made = take(world, review)

    assert [(one.number, one.part, one.name, one.seat, one.person_id is not None) for one in made] == [
        (1, "voter", "王大妈", "", False), (2, "firm", "李老板", "B3", False), (3, "deputy", "林代表", "A1", True),
    ]  # fmt: skip


def test_one_line_that_cannot_be_keeps_the_whole_roster_out_and_says_which(world: World) -> None:
    review = planned(world, "ye", **TALK)

    with pytest.raises(BadInput) as bad:
        take(world, review, f"{ROSTER}\n局长 张局长 区城管局\n选民代表 王大妈 石泉社区")

    words = bad.value.reasons["roster"].zh
    assert (Participant.objects.count(), "第 4 行" in words, "第 5 行" in words) == (0, True, True)


def test_a_pasted_line_has_part_name_body_seat_and_account() -> None:
    assert [
        (one.part, one.name, one.body, one.seat, one.username) for one in guests_in("专家　严教授　专家库　C1　yan\n\n")
    ] == [("expert", "严教授", "专家库", "C1", "yan")]


def test_names_are_the_organiser_s_and_everybody_finds_oneself(world: World) -> None:
    review = invited(world, "QSB", who="ye", **TALK)
    take(world, review)

    seen = {
        who: [one.name for one in participants_seen_by(world.standing(who))]
        for who in ("ye", "shen", "he", "lin", "qin")
    }

    assert seen == {"ye": ["王大妈", "李老板", "林代表"], "shen": [], "he": [], "lin": ["林代表"], "qin": []}


def test_the_filled_and_open_places_are_counted_without_a_name(world: World) -> None:
    from guantong.apps.reviews.operations import set_quota

    review = does(world, set_quota, planned(world, "ye", **TALK), "ye", part="voter", number=3)
    take(world, review)

    voters = next(one for one in places_of(review) if one.part is Part.VOTER)

    assert (voters.quota, voters.filled, voters.open, voters.came, voters.over) == (3, 1, 2, 0, 0)


def test_signing_in_by_code_or_on_paper_is_the_same(world: World) -> None:
    review = held(world)
    lin, mo = listed(world, review), listed(world, review, "mo", "finance_member")

    by_code = attending.sign_in(review=review, by=world.standing("lin"), as_of=world.now)
    twice = attending.sign_in(review=review, by=world.standing("lin"), as_of=world.now)
    on_paper = does(world, attending.note_attendance, mo)

    assert (by_code.pk, by_code.state, by_code.how, twice.version) == (lin.pk, "attended", "qr", by_code.version)
    assert (on_paper.state, on_paper.how) == ("attended", "paper")


def test_who_is_not_on_the_list_signs_on_paper(world: World) -> None:
    with pytest.raises(NotAllowed) as refused:
        attending.sign_in(review=held(world), by=world.standing("lin"), as_of=world.now)

    assert "签到处" in refused.value.refusal.why.zh


def test_an_account_stands_on_a_list_once_until_it_is_struck(world: World) -> None:
    review = invited(world)
    lin = listed(world, review)

    with pytest.raises(BadInput):
        listed(world, review)
    does(world, attending.strike, lin, reason="重复")
    again = listed(world, review)

    assert (again.number, review.participants.count()) == (2, 2)


def test_the_own_record_counts_what_one_did_and_is_nobody_else_s(world: World) -> None:
    review = held(world)
    lin = listed(world, review)
    attending.sign_in(review=review, by=world.standing("lin"), as_of=world.now)
    asked(world, review, participant=lin.number)

    own = own_record(world.standing("lin"))

    assert [(one.state, one.asked, one.answered) for one in own] == [("attended", 1, 0)]
    assert own_record(world.standing("mo")) == []
