"""At night the rules run over all that counts when anything changed since; once, with the rights of a person who holds them."""

from datetime import date, timedelta
from unittest.mock import patch

import pytest

from guantong.apps.actors.operations import revoke
from guantong.apps.diagnosis import operations, thresholds
from guantong.apps.diagnosis.models import Run, Signal
from guantong.apps.diagnosis.operations import start_nightly
from guantong.domain.rulebook.shelf import rule_named
from tests.figures import published, work_off
from tests.printed import faulty
from tests.world import World

pytestmark = pytest.mark.usefixtures("figures_folder")


def own_threshold(world: World) -> None:
    made = thresholds.propose(
        rule=rule_named("D02"), name="deviation", value=15, since=date(2025, 1, 1), document="明人常办〔2024〕8号",
        reason="试行", by=world.standing("shen"), as_of=world.now,
    )  # fmt: skip
    thresholds.put_in_force(threshold=made, by=world.standing("gu"), as_of=world.now)


def test_nothing_is_asked_for_before_anything_is_published(world: World) -> None:
    assert start_nightly(as_of=world.now) is None


def test_after_publishing_all_that_counts_is_looked_at_once_and_not_again(world: World) -> None:
    published(world)

    first, second = start_nightly(as_of=world.now), start_nightly(as_of=world.now)
    work_off(world)
    third = start_nightly(as_of=world.now)

    assert first is not None
    assert (first.cause, first.batch, first.asked_by, second, third) == ("nightly", None, "shen", None, None)
    assert Run.objects.get(pk=first.pk).state == "done"


def test_a_threshold_put_in_force_or_another_edition_of_the_rules_is_a_change(world: World) -> None:
    published(world)
    start_nightly(as_of=world.now)
    work_off(world)

    own_threshold(world)
    by_threshold = start_nightly(as_of=world.now)
    work_off(world)
    with (
        patch.object(operations, "edition", lambda: "another"),
        patch("guantong.apps.diagnosis.asking.edition", lambda: "another"),
    ):
        by_edition = start_nightly(as_of=world.now)

    assert (by_threshold is not None, by_edition is not None) == (True, True)


def test_whoever_may_no_longer_ask_is_followed_by_a_colleague(world: World) -> None:
    published(world)
    tomorrow = world.now + timedelta(days=1)
    for post in world.people["shen"].memberships.all():
        revoke(membership=post, by=world.standing("installer"), as_of=world.now)

    run = start_nightly(as_of=tomorrow)

    assert run is not None
    assert run.asked_by != "shen"
    work_off(world)
    assert Run.objects.get(pk=run.pk).state == "done"


def test_a_signal_says_that_its_limit_came_from_the_districts_own_document_and_an_earlier_one_keeps_its_own(
    world: World,
) -> None:
    published(world, faulty("no_reason"))
    signal = Signal.objects.exclude(limit="").earliest("pk")
    before, rule = (signal.limit, signal.limit_source), rule_named(signal.rule)
    name = next(name for name, limit in rule.limits(2025).items() if limit.printed == signal.limit)
    made = thresholds.propose(
        rule=rule, name=name, value=rule.limits(2025)[name].value - 1, since=date(2020, 1, 1), document="明人常办〔2019〕8号",
        reason="试行", by=world.standing("shen"), as_of=world.now,
    )  # fmt: skip
    thresholds.put_in_force(threshold=made, by=world.standing("gu"), as_of=world.now)
    signal.refresh_from_db()
    assert (signal.limit, signal.limit_source) == before

    start_nightly(as_of=world.now)
    work_off(world)

    signal.refresh_from_db()
    assert (signal.limit != before[0], signal.limit_source["zh"]) == (True, "明人常办〔2019〕8号")
