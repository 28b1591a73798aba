"""Terms of office, deputies' and experts' records, fees; memberships that cannot be."""

from datetime import date

import pytest

from guantong.apps.actors.models import Term
from guantong.apps.actors.operations import admit_person, appoint
from guantong.apps.actors.people_operations import close_term, describe_deputy, describe_expert, open_term, record_fee
from guantong.apps.journal.queries import drifted
from guantong.domain.roles import Role
from guantong.domain.workflow.table import BadInput, NotAllowed
from tests.world import World

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 1)


def said(caught: pytest.ExceptionInfo[BadInput]) -> dict[str, str]:
    return {field: words.zh for field, words in caught.value.reasons.items()}


def test_a_term_is_not_opened_while_the_one_before_runs(world: World) -> None:
    with pytest.raises(BadInput) as caught:
        open_term(number=9, name="第九届", begins_on=DAY, by=world.standing("wen"), as_of=world.now)

    assert said(caught) == {"number": "明湖区第八届人民代表大会尚未届满。请先登记届满，或办理换届"}


def test_a_term_is_not_closed_over_the_heads_of_those_who_hold_it(world: World) -> None:
    with pytest.raises(BadInput) as caught:
        close_term(term=Term.objects.get(), ends_on=DAY, by=world.standing("wen"), as_of=world.now)

    assert said(caught) == {"ends_on": "还有 3 人的本届任职长于这一天。请办理“换届”，一次结束并移交"}


def test_a_deputy_belongs_to_a_liaison_station_and_to_nothing_else(world: World) -> None:
    given = {"person": world.people["lin"], "by": world.standing("wen"), "as_of": world.now}

    with pytest.raises(BadInput) as caught:
        describe_deputy(station=world.body("CZ"), **given)
    described = describe_deputy(station=world.body("LQZ"), electoral_unit="第5选区", expertise="法律", **given)

    assert said(caught) == {"station": "“明湖区财政局”不是代表联络站。请从联络站中选"}
    assert described.station == world.body("LQZ")
    assert list(drifted()) == []


def test_a_fee_is_not_paid_before_both_statements_are_signed(world: World) -> None:
    yan, wen = world.people["yan"], world.standing("wen")
    describe_expert(person=yan, field="财政学", conflict_statement_on=DAY, by=wen, as_of=world.now)

    with pytest.raises(BadInput) as caught:
        record_fee(person=yan, paid_on=DAY, matter="项目评审", amount=80000, by=wen, as_of=world.now)

    assert said(caught)[""].startswith("利益冲突声明和保密承诺须先签署")


def test_a_fee_is_recorded_by_those_who_keep_the_pool_alone(world: World) -> None:
    given = {"person": world.people["yan"], "paid_on": DAY, "matter": "项目评审", "amount": 80000, "as_of": world.now}

    record_fee(by=world.standing("shen"), **given)

    with pytest.raises(NotAllowed):
        record_fee(by=world.standing("xi"), **given)
    assert list(drifted()) == []


def test_a_statement_is_not_signed_in_the_future(world: World) -> None:
    with pytest.raises(BadInput) as caught:
        describe_expert(
            person=world.people["yan"], field="财政学", conflict_statement_on=date(2027, 1, 1), by=world.standing("wen"),
            as_of=world.now,
        )  # fmt: skip

    assert said(caught) == {"conflict_statement_on": "尚未到这一天。请核对日期"}


def test_a_username_is_one_persons(world: World) -> None:
    with pytest.raises(BadInput) as taken:
        admit_person(username="lin", name="林某", by=world.standing("xi"), as_of=world.now)
    with pytest.raises(BadInput) as odd:
        admit_person(username="Lin Wei", name="", by=world.standing("xi"), as_of=world.now)

    assert list(said(taken)) == ["username"]
    assert list(said(odd)) == ["username", "name"]


def test_a_role_held_already_is_told_since_when(world: World) -> None:
    with pytest.raises(BadInput) as caught:
        appoint(
            person=world.people["cao"], organisation=world.body("CZ"), role=Role.FINANCE_BUREAU,
            by=world.standing("an"), as_of=world.now,
        )  # fmt: skip

    assert said(caught) == {"role": "此人已自 2021-12-01 起在“明湖区财政局”任“财政局”。先结束原任职，或改填日期"}


def test_no_post_begins_before_its_term(world: World) -> None:
    with pytest.raises(BadInput) as caught:
        appoint(
            person=world.people["cao"], organisation=world.body("RD"), role=Role.DEPUTY, by=world.standing("an"),
            as_of=world.now, begins_on=date(2020, 1, 1), term=Term.objects.get(),
        )  # fmt: skip

    assert list(said(caught)) == ["begins_on"]
