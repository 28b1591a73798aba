"""A rule is put in force by another than entered it, and ended by a document."""

from datetime import timedelta

import pytest

from guantong.apps.ballots import rules
from guantong.apps.ballots.models import Rule
from guantong.apps.ballots.queries import rule_on
from guantong.apps.journal.queries import drifted
from guantong.domain.workflow.table import BadInput, NotAllowed
from tests.ballots import MORE_THAN_HALF, second
from tests.world import World


def proposed(world: World) -> Rule:
    return rules.propose(decides=MORE_THAN_HALF, by=world.standing("wen"), as_of=world.now)


def test_who_entered_it_does_not_confirm_it_and_a_colleague_does(world: World) -> None:
    row, where = proposed(world), "/ballots/rules/{}/"
    second(world)

    own = world.signed_in("wen").post(where.format(row.pk), {"verb": "put_in_force"}).status_code
    before = rule_on(world.now.date())
    other = world.signed_in("wen2").post(where.format(row.pk), {"verb": "put_in_force"}).status_code

    assert (own, before, other, rule_on(world.now.date())) == (403, None, 302, row)
    assert list(drifted()) == []


def test_a_rule_is_in_force_from_its_day_until_another_day(world: World) -> None:
    row = proposed(world)
    second(world)
    rules.put_in_force(rule=row, by=world.standing("wen2"), as_of=world.now)
    day = world.now.date()

    rules.end(rule=row, until=day, ending="明人常办〔2026〕9号", by=world.standing("wen"), as_of=world.now)

    days = [MORE_THAN_HALF.since - timedelta(days=1), MORE_THAN_HALF.since, day - timedelta(days=1), day]
    assert [rule_on(one) is not None for one in days] == [False, True, True, False]


def test_two_rules_are_not_in_force_from_the_same_day(world: World) -> None:
    second(world)
    rules.put_in_force(rule=proposed(world), by=world.standing("wen2"), as_of=world.now)

    with pytest.raises(BadInput, match="同一天"):
        rules.put_in_force(rule=proposed(world), by=world.standing("wen2"), as_of=world.now)


def test_an_end_before_the_beginning_or_without_a_document_is_refused(world: World) -> None:
    row = proposed(world)
    second(world)
    rules.put_in_force(rule=row, by=world.standing("wen2"), as_of=world.now)

    with pytest.raises(BadInput) as refused:
        rules.end(rule=row, until=MORE_THAN_HALF.since, ending=" ", by=world.standing("wen"), as_of=world.now)
    assert set(refused.value.reasons) == {"until", "ending"}


def test_what_was_withdrawn_is_not_put_in_force(world: World) -> None:
    row = rules.withdraw(rule=proposed(world), by=world.standing("wen"), as_of=world.now)
    second(world)

    with pytest.raises(NotAllowed, match="已撤回"):
        rules.put_in_force(rule=row, by=world.standing("wen2"), as_of=world.now)


def test_the_page_reads_the_rule_in_sentences(world: World) -> None:
    page = world.signed_in("lin").get(f"/ballots/rules/{proposed(world).pk}/").content.decode()

    assert "满意加基本满意超过（&gt;）全体组成人员的 1/2" in page
    assert world.signed_in("qin").get("/ballots/rules/1/").status_code == 403
