"""A process of its own that brings, reads, publishes and examines one file in its data folder, to be killed on the way."""

import json
import os
import sys
from contextlib import nullcontext
from datetime import timedelta
from pathlib import Path

import django


def main(verb: str, *told: str) -> None:
    """Do `verb` in the folder GUANTONG_DATA: grow, upload FILE, work, publish, discard, or look at what there is."""
    django.setup()
    from django.core.management import call_command

    from guantong.gateways.clock import now
    from guantong.gateways.demo.world import grow_site
    from tests.promises import mutants

    if verb == "grow":
        call_command("migrate", verbosity=0)
        grow_site(now())
        return
    mutant = os.environ.get("MUTANT")
    with getattr(mutants, mutant)() if mutant else nullcontext():
        globals()[verb](*told)


def _by():  # noqa: ANN202 - Django is not there yet when this is read
    from guantong.apps.actors.models import Person
    from guantong.apps.actors.queries import standing_of
    from guantong.gateways.clock import now

    return standing_of(Person.objects.get(username="shen"), now().date())


def upload(file: str) -> None:
    from guantong.apps.actors.queries import organisation
    from guantong.apps.figures import operations
    from guantong.domain.secrecy import Level
    from guantong.gateways.clock import now

    operations.upload(
        path=organisation("CZ").path, name=Path(file).name, content=Path(file).read_bytes(), level=Level.PUBLIC,
        by=_by(), as_of=now(),
    )  # fmt: skip


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
    from guantong.apps.figures import operations
    from guantong.apps.figures.models import Batch
    from guantong.gateways.clock import now

    _identify()
    for batch in Batch.objects.filter(state="read"):
        operations.publish(batch=batch, version=batch.version, by=_by(), as_of=now())


def publish_one(pk: str, version: str) -> None:
    """Publish one batch as it was looked at, and print what became of it."""
    from guantong.apps.figures import operations
    from guantong.apps.figures.models import Batch
    from guantong.domain.workflow.table import Stale
    from guantong.gateways.clock import now

    try:
        done = operations.publish(batch=Batch.objects.get(pk=pk), version=int(version), by=_by(), as_of=now())
    except Stale:
        print(json.dumps("stale"))
    else:
        print(json.dumps(done.state))


def identify() -> None:
    _identify()


def _identify() -> None:
    """Say whose the documents are whose names are in no register; done before, it is not done again."""
    from datetime import date

    from guantong.apps.actors.queries import organisation
    from guantong.apps.figures.identifying import identify
    from guantong.apps.figures.models import Document
    from guantong.apps.figures.whose import meant_by
    from guantong.apps.subjects.operations import open_subject
    from guantong.domain.identity.key import Kind
    from guantong.gateways.clock import now

    for document in Document.objects.filter(batch__state="read", subject=None).select_related("batch"):
        unit = meant_by(document.body) or open_subject(
            kind=Kind.UNIT,
            name=document.body,
            organisation=organisation("CZ"),
            opened_on=date(2020, 1, 1),
            by=_by(),
            as_of=now(),
        )
        document.batch.refresh_from_db()
        identify(
            batch=document.batch, version=document.batch.version, document=document, subject=unit, by=_by(), as_of=now()
        )


def discard() -> None:
    from guantong.apps.figures import operations
    from guantong.apps.figures.models import Batch
    from guantong.gateways.clock import now

    operations.discard(batch=Batch.objects.earliest("pk"), reason="传错", by=_by(), as_of=now())


def correct() -> None:
    """Correct the first amount of the file, as another reads it."""
    from guantong.apps.figures import corrections
    from guantong.apps.figures.models import Batch
    from guantong.apps.figures.queries import facts_of
    from guantong.domain.fiscal.facts import Spot
    from guantong.gateways.clock import now

    batch = Batch.objects.get(state="published")
    fact = next(fact for fact in facts_of(batch.documents.get()) if fact.fen)
    spot = Spot(fact.page, fact.table, fact.row, fact.header, fact.printed)
    corrections.correct(batch=batch, spot=spot, value="7", reason="看错", version=0, by=_by(), as_of=now())


def withdraw() -> None:
    from guantong.apps.figures import corrections
    from guantong.apps.figures.models import Correction
    from guantong.gateways.clock import now

    one = Correction.objects.get()
    corrections.withdraw(correction=one, version=one.version, by=_by(), as_of=now())


def look() -> None:
    """Print what the database and the table of facts hold, and what is out of step."""
    from django.db import connection
    from django.db.models import Count

    from guantong.apps.diagnosis.models import Run, Signal
    from guantong.apps.figures.models import Batch, Correction, Document, Snapshot
    from guantong.apps.figures.queries import counting_in, facts_in, unequal
    from guantong.apps.files.queries import misfits
    from guantong.apps.files.store import clear_staging, staged
    from guantong.apps.jobs.models import Job
    from guantong.apps.journal.models import Entry
    from guantong.apps.journal.queries import drifted

    clear_staging()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        whole = [row[0] for row in cursor.fetchall()]
    snapshot = Snapshot.objects.order_by("-pk").first()
    said = facts_in(snapshot, counting_in(snapshot)) if snapshot else []
    doubled = Signal.objects.values("rule", "body", "period", "says").annotate(n=Count("pk")).filter(n__gt=1).count()
    found = {
        "batches": list(Batch.objects.order_by("pk").values_list("state", flat=True)),
        "corrections": list(Correction.objects.order_by("pk").values_list("state", flat=True)),
        "jobs": list(Job.objects.order_by("pk").values_list("state", flat=True)),
        "documents": Document.objects.count(), "snapshots": Snapshot.objects.count(), "runs": Run.objects.count(),
        "published": Entry.objects.filter(verb="publish", key__startswith="figures.batch").count(),
        "waiting": list(Batch.objects.filter(state="read").order_by("pk").values_list("pk", "version")),
        "facts": len(said), "amount": sum(fact.fen or 0 for fact in said), "unequal": len(list(unequal())),
        "signals": Signal.objects.count(), "doubled": doubled, "drifted": [str(d) for d in drifted()],
        "integrity": whole, "staged": len(list(staged())), "misfits": len(list(misfits())),
    }  # fmt: skip
    print(json.dumps(found))


if __name__ == "__main__":
    main(*sys.argv[1:])
