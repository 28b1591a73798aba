"""A threshold of the district: proposed by one, put in force by another, within bounds, never against the law, ended by a document."""

from datetime import date

import pytest

from guantong.apps.diagnosis import thresholds
from guantong.apps.diagnosis.models import Threshold
from guantong.apps.diagnosis.queries import own_values
from guantong.apps.journal.queries import drifted
from guantong.domain.rulebook.shelf import rule_named
from guantong.domain.workflow.table import BadInput, NotAllowed
from tests.world import World

pytestmark = pytest.mark.django_db


def proposed(world: World, who: str = "shen", **facts: object) -> Threshold:
    told = {
        "rule": rule_named("D02"),
        "name": "deviation",
        "value": 15,
        "since": date(2025, 1, 1),
        "document": "明人常办〔2024〕8号",
        "reason": "试行",
    }
    return thresholds.propose(**{**told, **facts}, by=world.standing(who), as_of=world.now)  # type: ignore[arg-type]


def test_it_holds_only_when_another_has_put_it_in_force_and_until_it_is_ended(world: World) -> None:
    made = proposed(world)
    assert own_values() == {}
    with pytest.raises(NotAllowed):
        thresholds.put_in_force(threshold=made, by=world.standing("shen"), as_of=world.now)

    thresholds.put_in_force(threshold=made, by=world.standing("gu"), as_of=world.now)
    assert [(own.value, own.until) for own in own_values()["D02"]] == [(15, None)]

    thresholds.end(
        threshold=made, until=date(2026, 1, 1), ending="明人常办〔2025〕3号", by=world.standing("shen"), as_of=world.now
    )
    assert [(own.until, own.ending) for own in own_values()["D02"]] == [(date(2026, 1, 1), "明人常办〔2025〕3号")]
    assert list(drifted()) == []


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"value": 0}, "value"), ({"value": 1001}, "value"), ({"value": -5}, "value"), ({"name": "nothing"}, "name"),
        ({"document": "  "}, "document"), ({"rule": rule_named("F01"), "name": "days", "since": date(2021, 1, 1), "value": 30}, "name"),
        ({"rule": rule_named("B01")}, "name"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told_at_its_field(world: World, facts: dict[str, object], field: str) -> None:
    with pytest.raises(BadInput) as caught:
        proposed(world, **facts)

    assert (list(caught.value.reasons), Threshold.objects.count()) == ([field], 0)


def test_two_values_from_one_day_are_never_both_in_force(world: World) -> None:
    one, two = proposed(world), proposed(world, value=12)
    thresholds.put_in_force(threshold=one, by=world.standing("gu"), as_of=world.now)

    with pytest.raises(BadInput):
        thresholds.put_in_force(threshold=two, by=world.standing("gu"), as_of=world.now)
    with pytest.raises(BadInput):
        proposed(world, value=11)
    assert Threshold.objects.get(pk=two.pk).state == "proposed"


def test_what_is_withdrawn_never_held(world: World) -> None:
    made = proposed(world)

    thresholds.withdraw(threshold=made, by=world.standing("shen"), as_of=world.now)

    assert own_values() == {}
    with pytest.raises(NotAllowed):
        thresholds.put_in_force(threshold=made, by=world.standing("gu"), as_of=world.now)


def test_it_does_not_end_before_it_began_nor_without_a_document(world: World) -> None:
    made = proposed(world)
    thresholds.put_in_force(threshold=made, by=world.standing("gu"), as_of=world.now)

    with pytest.raises(BadInput) as caught:
        thresholds.end(threshold=made, until=date(2025, 1, 1), ending="", by=world.standing("gu"), as_of=world.now)

    assert sorted(caught.value.reasons) == ["ending", "until"]


@pytest.mark.parametrize("who", ["he", "ye", "cao", "lin"])
def test_only_the_commission_proposes(world: World, who: str) -> None:
    with pytest.raises(NotAllowed):
        proposed(world, who)


def test_what_the_law_has_set_since_it_was_proposed_is_not_put_in_force(world: World) -> None:
    made = proposed(world)
    Threshold.objects.filter(pk=made.pk).update(rule="F01", name="days", since=date(2021, 1, 1))

    with pytest.raises(BadInput, match="由法律法规规定"):
        thresholds.put_in_force(threshold=made, by=world.standing("gu"), as_of=world.now)

    made.refresh_from_db()
    assert made.state == "proposed"
