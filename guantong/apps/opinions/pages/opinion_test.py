"""One opinion on its page: names inside alone, another unit's is not there, who left office is said, a claim waits for its version."""

from guantong.apps.actors.models import Membership
from guantong.apps.opinions.binding import NOTHING, Named
from tests.opinions import confirmed, raised, referred
from tests.world import World


def test_names_are_read_inside_and_kinds_outside(world: World) -> None:
    opinion = referred(world, raised(world, proposers=[Named("王选民", "voter", "community")]))[0]

    shen, qin = (world.signed_in(who).get(f"/opinions/{opinion.pk}/").content.decode() for who in ("shen", "qin"))

    assert ("王选民" in shen, "王选民" in qin, "选民（社区）" in qin) == (True, False, True)


def test_anothers_opinion_and_one_not_yet_referred_are_not_there(world: World) -> None:
    mine, early = referred(world)[0], raised(world)

    told = {
        (who, one.pk): world.signed_in(who).get(f"/opinions/{one.pk}/").status_code
        for who in ("qin", "tao")
        for one in (mine, early)
    }

    assert told == {("qin", mine.pk): 200, ("qin", early.pk): 404, ("tao", mine.pk): 404, ("tao", early.pk): 404}


def test_that_the_author_left_office_is_said(world: World) -> None:
    opinion = confirmed(world)
    Membership.objects.filter(person__username="lin").update(ends_on=world.now.date())

    assert "已离任，书面告知" in world.signed_in("shen").get(f"/opinions/{opinion.pk}/").content.decode()


def test_a_general_one_says_that_it_is_held_against_no_version(world: World) -> None:
    opinion = raised(world, line=NOTHING, change_asked=None)

    assert (
        "一般意见，不对应预算项，不与版本比对。"
        in world.signed_in("shen").get(f"/opinions/{opinion.pk}/").content.decode()
    )


def test_an_old_page_changes_nothing_and_shows_both_sides(world: World) -> None:
    opinion, shen = raised(world), world.signed_in("shen")
    facts = {"correct-text": "第二稿", "correct-head": "departments", "verb": "correct"}

    first = shen.post(f"/opinions/{opinion.pk}/", {**facts, "version": 1})
    second = shen.post(f"/opinions/{opinion.pk}/", {**facts, "correct-text": "第三稿", "version": 1})

    assert (first.status_code, second.status_code) == (302, 409)
