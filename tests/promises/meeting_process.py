"""A process of its own in which a meeting is closed, to be killed on the way (共识会的进程)."""

import json
import os
import sys
from contextlib import nullcontext

import django


def main(verb: str) -> None:
    """Do `verb` in the folder GUANTONG_DATA: grow a meeting that runs, close it, or look at what there is."""
    django.setup()
    from tests.promises import mutants

    mutant = os.environ.get("MUTANT")
    with getattr(mutants, mutant)() if mutant else nullcontext():
        globals()[verb]()


def grow() -> None:
    """Six deputies have answered."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from tests.consensus import two_minds
    from tests.world import World

    two_minds(World.grown(), roads=6, schools=0)


def close() -> None:
    """Close it, unless it is."""
    from guantong.apps.actors.models import Person
    from guantong.apps.actors.queries import standing_of
    from guantong.apps.consensus import operations
    from guantong.apps.consensus.models import Meeting
    from guantong.gateways.clock import now

    row = Meeting.objects.get()
    if row.state == "open":
        by = standing_of(Person.objects.get(username="shen"), now().date())
        operations.close(meeting=row, version=row.version, by=by, as_of=now())


def look() -> None:
    """Print what there is of the meeting, of what was said, of its key and its entries."""
    from guantong.apps.consensus import tying
    from guantong.apps.consensus.models import Meeting, Sheet
    from guantong.apps.journal.queries import drifted, entries_of

    row = Meeting.objects.get()
    found = {
        "meeting": [row.state, row.version, bool(row.outcome), bool(row.digest)],
        "sheets": sorted(len(one.answers) for one in Sheet.objects.all()),
        "key": tying.has_key(row),
        "entries": [entry.verb for entry in entries_of(row)],
        "drifted": [str(one) for one in drifted()],
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main(*sys.argv[1:])
