"""A process of its own that brings, maps, takes in, publishes and reverses a file of records in its data folder, to be killed on the way."""

import json
import os
import sys
from contextlib import nullcontext
from datetime import timedelta
from pathlib import Path

import django


def main(verb: str, *told: str) -> None:
    """Do `verb` in the folder GUANTONG_DATA: grow, upload FILE, map, work, publish, reverse, discard, or look at what there is."""
    django.setup()
    from django.core.management import call_command

    from guantong.gateways.clock import now
    from guantong.gateways.demo.world import grow_site
    from tests.promises import mutants

    if verb == "grow":
        call_command("migrate", verbosity=0)
        grow_site(now())
        _feed()
        return
    mutant = os.environ.get("MUTANT")
    with getattr(mutants, mutant)() if mutant else nullcontext():
        globals()[verb](*told)


def _by():  # noqa: ANN202 - Django is not there yet when this is read
    from guantong.apps.actors.models import Person
    from guantong.apps.actors.queries import standing_of
    from guantong.gateways.clock import now

    return standing_of(Person.objects.get(username="shen"), now().date())


def _feed():  # noqa: ANN202
    from guantong.apps.actors.queries import organisation
    from guantong.apps.feeds.models import Feed
    from guantong.apps.feeds.operations import open_feed
    from guantong.gateways.clock import now

    path = organisation("CZ").path
    return Feed.objects.first() or open_feed(name="区财政局", table="payment", path=path, by=_by(), as_of=now())


def upload(file: str, period: str = "2026-03", edition: str = "") -> None:
    """Bring a file; the same file of the same edition again is nothing new."""
    from guantong.apps.feeds import operations
    from guantong.gateways.clock import now

    operations.upload(
        feed=_feed(), period=period, edition=int(edition) if edition else None, name=Path(file).name,
        content=Path(file).read_bytes(), by=_by(), as_of=now(),
    )  # fmt: skip


def map() -> None:  # noqa: A001 - the verb is called so
    """Confirm the mapping of what waits for it."""
    from guantong.apps.feeds import operations
    from guantong.apps.feeds.models import Delivery
    from guantong.gateways.clock import now
    from tests.feeds import said

    for one in Delivery.objects.filter(state="uploaded"):
        operations.map_delivery(delivery=one, mapping=said(), version=one.version, by=_by(), as_of=now())


def work() -> None:
    """Do every job that waits, an hour after now: a dead worker's lease has run out."""
    from guantong.apps.jobs.operations import claim, reap
    from guantong.apps.jobs.work import run
    from guantong.gateways.clock import now

    later = now() + timedelta(hours=float(os.environ.get("SHIFT", "0")))
    reap(as_of=later)
    while (job := claim(worker="one", as_of=later)) is not None:
        run(job, lambda: later)


def publish() -> None:
    from guantong.apps.feeds import publishing
    from guantong.apps.feeds.models import Delivery
    from guantong.gateways.clock import now

    for one in Delivery.objects.filter(state="taken_in").order_by("pk"):
        publishing.publish(delivery=one, version=one.version, by=_by(), as_of=now())


def publish_one(pk: str, version: str) -> None:
    """Publish one delivery as it was looked at, and print what became of it."""
    from guantong.apps.feeds import publishing
    from guantong.apps.feeds.models import Delivery
    from guantong.domain.workflow.table import Stale
    from guantong.gateways.clock import now

    try:
        done = publishing.publish(delivery=Delivery.objects.get(pk=pk), version=int(version), by=_by(), as_of=now())
    except Stale:
        print(json.dumps("stale"))
    else:
        print(json.dumps(done.state))


def reverse() -> None:
    from guantong.apps.feeds import publishing
    from guantong.apps.feeds.models import Delivery
    from guantong.gateways.clock import now

    for one in Delivery.objects.filter(state="published").order_by("pk"):
        publishing.reverse(delivery=one, version=one.version, reason="重复报送", by=_by(), as_of=now())


def judge() -> None:
    """Ask for the rules over the books."""
    from guantong.apps.diagnosis.book_runs import start_books
    from guantong.gateways.clock import now

    start_books(by=_by(), as_of=now())


def judged() -> None:
    """Print what the rules over the books left."""
    from guantong.apps.diagnosis.models import Run, Signal, Uncomputed

    runs = [(run.state, sorted(run.examined)) for run in Run.objects.order_by("pk")]
    print(json.dumps([runs, Signal.objects.filter(over_books=True).count(), Uncomputed.objects.count()]))


def discard() -> None:
    from guantong.apps.feeds import operations
    from guantong.apps.feeds.models import Delivery
    from guantong.gateways.clock import now

    operations.discard(delivery=Delivery.objects.earliest("pk"), reason="传错", by=_by(), as_of=now())


def look() -> None:
    """Print what the database and the store hold, and what is out of step."""
    from django.db import connection

    from guantong.apps.feeds.models import Delivery, Snapshot
    from guantong.apps.feeds.queries import books_on, snapshot_on
    from guantong.apps.feeds.reading import clear_left
    from guantong.apps.files.queries import misfits
    from guantong.apps.files.store import clear_staging, staged
    from guantong.apps.jobs.models import Job
    from guantong.apps.journal.models import Entry
    from guantong.apps.journal.queries import drifted
    from guantong.gateways.clock import today

    clear_staging()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        whole = [row[0] for row in cursor.fetchall()]
    books = books_on(None)
    rows = books.rows(books.table("payment")) if books is not None and books.holds("payment") else []
    found = {
        "deliveries": list(Delivery.objects.order_by("pk").values_list("state", flat=True)),
        "jobs": list(Job.objects.order_by("pk").values_list("state", flat=True)), "snapshots": Snapshot.objects.count(),
        "published": Entry.objects.filter(room="feeds", verb="publish").count(),
        "reversed": Entry.objects.filter(room="feeds", verb="reverse").count(),
        "waiting": list(Delivery.objects.filter(state="taken_in").order_by("pk").values_list("pk", "version")),
        "rows": len(rows), "paid": sum(row["amount"] for row in rows), "batches": len({row["batch"] for row in rows}),
        "differs": _differing(snapshot_on(), today()), "drifted": [str(d) for d in drifted()], "integrity": whole,
        "staged": len(list(staged())), "misfits": len(list(misfits())), "left": clear_left(),
    }  # fmt: skip
    print(json.dumps(found))


def _differing(snapshot, day) -> list[str]:  # noqa: ANN001
    from guantong.apps.feeds.reconciliation import reconciled

    return [one.code for one in reconciled(snapshot, 2026, day) if one.state == "differs"] if snapshot else []


if __name__ == "__main__":
    main(*sys.argv[1:])
