"""A process of its own in which people act on one matter, to be killed on the way (汇办的进程)."""

import json
import os
import sys
from contextlib import nullcontext

import django

WHO = {"submit": "qin", "verify": "shen", "close_out": "gu", "reopen": "gu"}


def main(verb: str) -> None:
    """Do `verb` in the folder GUANTONG_DATA: grow a matter on its way, move it on, or look at what there is."""
    django.setup()
    from tests.promises import mutants

    mutant = os.environ.get("MUTANT")
    with getattr(mutants, mutant)() if mutant else nullcontext():
        if verb in ("grow", "look"):
            globals()[verb]()
        else:
            act(verb)


def grow() -> None:
    """A matter of 城管局 whose plan was sent, with one file that proves it."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from tests.findings import planned, proof
    from tests.world import World

    world = World.grown()
    proof(world, planned(world))


def act(verb: str) -> None:
    """Do the next step, unless it was done."""
    from guantong.apps.actors.models import Person
    from guantong.apps.actors.queries import standing_of
    from guantong.apps.findings import operations
    from guantong.apps.findings.models import Matter
    from guantong.gateways.clock import now

    matter = Matter.objects.get()
    facts = {
        "submit": {"result": "已收回", "mechanism": "办法"},
        "verify": {"words": "属实"},
        "close_out": {"words": "同意"},
        "reopen": {"words": "反弹", "due_on": now().date().replace(year=now().year + 1)},
    }[verb]
    getattr(operations, verb)(
        matter=matter, version=matter.version, by=standing_of(Person.objects.get(username=WHO[verb]), now().date()),
        as_of=now(), **facts,
    )  # fmt: skip


def look() -> None:
    """Print what there is of the matter, its file, its entries, and on the desks."""
    from guantong.apps.files.models import Attachment
    from guantong.apps.findings.models import Matter
    from guantong.apps.journal.queries import drifted, entries_of
    from guantong.apps.notices.models import DueWork

    matter = Matter.objects.get()
    found = {
        "matter": [matter.state, matter.version, matter.reopened, len(matter.files)],
        "file": list(Attachment.objects.filter(key=matter.journal_key).values_list("state", flat=True)),
        "entries": [entry.verb for entry in entries_of(matter)],
        "notes": list(matter.notes.values_list("verb", flat=True)),
        "desks": sorted(DueWork.objects.filter(where=f"/findings/{matter.pk}/").values_list("verb", "state")),
        "drifted": [str(one) for one in drifted()],
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main(*sys.argv[1:])
