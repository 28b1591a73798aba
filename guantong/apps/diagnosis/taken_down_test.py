"""What rests on figures that count no more lapses, or is told to who has it in hand; what still counts is looked at again."""

from datetime import timedelta

import pytest

from guantong.apps.diagnosis.models import Run, Signal, Uncomputed
from guantong.apps.diagnosis.operations import start_nightly
from guantong.apps.diagnosis.triage import confirm_reading
from guantong.apps.figures.following import read_anew, take_down
from guantong.apps.figures.identifying import identify
from guantong.apps.figures.models import Batch
from guantong.apps.figures.operations import publish
from guantong.apps.journal.queries import drifted
from tests.figures import published, unit, work_off
from tests.world import World

pytestmark = pytest.mark.usefixtures("figures_folder")


def down(world: World, batch: Batch) -> None:
    batch.refresh_from_db()
    take_down(batch=batch, version=batch.version, reason="发错了", by=world.standing("shen"), as_of=world.now)


def test_signals_of_what_was_taken_down_lapse_and_those_in_hand_are_told(world: World) -> None:
    batch = published(world)
    first, *rest = Signal.objects.filter(state="open").order_by("pk")
    confirm_reading(signal=first, opened=True, version=first.version, by=world.standing("shen"), as_of=world.now)

    down(world, batch)
    work_off(world)

    first.refresh_from_db()
    run = Run.objects.latest("pk")
    assert (first.state, first.still_seen, first.figures_moved) == ("checked", False, "gone")
    assert {s.state for s in Signal.objects.exclude(pk=first.pk)} == ({"lapsed"} if rest else set())
    assert (run.cause, run.state, run.changed("lapse"), Uncomputed.objects.count()) == (
        "taken_down", "done", len(rest), 0,
    )  # fmt: skip
    assert list(drifted()) == []


def test_what_was_said_to_be_another_units_leaves_no_signal_there(world: World) -> None:
    batch = published(world)
    number = Signal.objects.filter(state="open").count()
    after = read_anew(batch=batch, by=world.standing("shen"), as_of=world.now)
    work_off(world)
    after.refresh_from_db()
    after = identify(
        batch=after, version=after.version, document=after.documents.get(), subject=unit(world, "明湖区某中心"),
        by=world.standing("shen"), as_of=world.now,
    )  # fmt: skip

    publish(batch=after, version=after.version, by=world.standing("shen"), as_of=world.now)
    work_off(world)

    still = Signal.objects.filter(state="open")
    assert (still.count(), {s.document.batch_id for s in still}) == (number, {after.pk})


def test_the_night_finds_what_no_run_let_lapse(world: World) -> None:
    batch = published(world)
    down(world, batch)
    Run.objects.filter(cause="taken_down").update(state="done")  # as if its job had been lost
    for job in Run.objects.latest("pk").job.__class__.objects.filter(state="queued"):
        job.state = "cancelled"
        job.save()
    before = Signal.objects.filter(state="open").count()

    start_nightly(as_of=world.now + timedelta(days=1))
    work_off(world)

    assert (before > 0, Signal.objects.filter(state="open").count()) == (True, 0)
