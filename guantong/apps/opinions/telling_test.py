"""Proposers are told, by letter when they left office, and rate the answer themselves; they may raise it again."""

import pytest

from guantong.apps.actors.models import Membership
from guantong.apps.notices.models import DueWork
from guantong.apps.opinions import operations, telling
from guantong.apps.opinions.binding import Named
from guantong.apps.opinions.models import Proposer
from guantong.domain.workflow.table import BadInput, NotAllowed
from tests.opinions import LIN, confirmed, raised, referred, told
from tests.world import World


def rated(world: World, opinion: object, who: str = "lin", rating: str = "mostly") -> Proposer:
    telling.rate(opinion=opinion, rating=rating, words="请再压减", by=world.standing(who), as_of=world.now)  # type: ignore[arg-type]
    return Proposer.objects.get(person=who)


def test_a_deputy_is_told_here_and_rates_the_answer(world: World) -> None:
    row = told(world, confirmed(world))

    waits = DueWork.objects.get(verb="rate", state="open")
    assert (waits.person, waits.where) == ("lin", f"/opinions/mine/{row.pk}/")
    assert (rated(world, row).rating, DueWork.objects.filter(verb="rate", state="open").count()) == ("mostly", 0)


def test_only_the_proposer_rates_and_only_after_being_told(world: World) -> None:
    row = confirmed(world)

    with pytest.raises(NotAllowed):
        rated(world, row)
    row = told(world, row)
    for who in ("yan", "shen"):
        with pytest.raises(NotAllowed):
            rated(world, row, who)


def test_no_grade_but_those_of_the_list(world: World) -> None:
    row = told(world, confirmed(world))

    with pytest.raises(BadInput):
        rated(world, row, rating="excellent")


def test_a_deputy_who_left_stays_the_author_and_is_told_by_letter(world: World) -> None:
    row = confirmed(world)
    Membership.objects.filter(person__username="lin").update(ends_on=world.now.date())

    with pytest.raises(BadInput) as bad:
        told(world, row)
    row = told(world, row, how="letter")

    one = row.proposers.get()
    assert (bad.value.reasons["how"].zh, one.name, one.told_how) == (
        "这位提出人已离任，登录不到系统：请书面告知",
        "林代表",
        "letter",
    )


def test_who_has_no_account_is_not_told_in_the_system(world: World) -> None:
    row = confirmed(world, referred(world, raised(world, proposers=[Named("王选民", "voter", "community")]))[0])

    with pytest.raises(BadInput):
        told(world, row)
    row = told(world, row, how="phone")

    row = telling.take_down_rating(
        opinion=row, proposer=str(row.proposers.get().pk), rating="satisfied", words="", rated_on=world.now.date(),
        version=row.version, by=world.standing("shen"), as_of=world.now,
    )  # fmt: skip
    assert row.proposers.get().rating == "satisfied"


def test_whose_opinion_was_merged_is_told_of_the_answer_and_rates_it(world: World) -> None:
    chief, other = raised(world, proposers=[Named("王选民", "voter", "community")]), raised(world)
    operations.merge(opinion=other, into=str(chief.pk), version=1, by=world.standing("shen"), as_of=world.now)
    row = confirmed(world, referred(world, chief)[0])
    lin = other.proposers.get()

    row = told(world, row, proposer=str(lin.pk))

    assert rated(world, row).pk == lin.pk


def test_raised_again_it_is_a_new_one_linked_to_the_old(world: World) -> None:
    old = told(world, confirmed(world))

    new = operations.raise_again(
        opinion=old,
        text="单价仍高于标准",
        change_asked=-100_00,
        version=old.version,
        by=world.standing("lin"),
        as_of=world.now,
    )

    assert (new.earlier_id, new.state, new.project_code, [one.name for one in new.proposers.all()]) == (
        old.pk,
        "raised",
        "P01",
        [LIN.name],
    )
