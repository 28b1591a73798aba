"""A process of its own that takes packages in, in its data folder, to be killed on the way."""

import json
import os
import sys
from contextlib import nullcontext
from pathlib import Path

import django


def main(verb: str, *told: str) -> None:
    """Do `verb` in the folder GUANTONG_DATA: grow, bring FILE…, or look at what there is."""
    django.setup()
    from tests.promises import mutants

    mutant = os.environ.get("MUTANT")
    with getattr(mutants, mutant)() if mutant else nullcontext():
        globals()[verb](*told)


def grow() -> None:
    """An installation that knows finance's key, confirmed by a second person, and the source of its months."""
    from django.core.management import call_command

    from guantong.gateways.clock import now
    from guantong.gateways.demo.world import grow_site

    call_command("migrate", verbosity=0)
    _world(grow_site(now()))


def _world(people) -> None:  # noqa: ANN001 - Django is not there yet when this is read
    from guantong.gateways.clock import now
    from tests.exchange import confirmed
    from tests.feeds import feed
    from tests.world import World

    world = World(people, now())
    feed(world)
    confirmed(world)


def bring(*files: str) -> None:
    """Take in the packages of a disc, and print what was said of each."""
    from guantong.apps.actors.models import Person
    from guantong.apps.actors.queries import standing_of
    from guantong.apps.exchange.disc import receive_all
    from guantong.gateways.clock import now

    by = standing_of(Person.objects.get(username="shen"), now().date())
    given = [(Path(file).name, Path(file).read_bytes()) for file in files]
    print(json.dumps([one.says.zh for one in receive_all(given, by=by, as_of=now())]))


def look() -> None:
    """Print what came in, what became of it, and what is out of step."""
    from guantong.apps.exchange.models import Arrival
    from guantong.apps.feeds.models import Delivery
    from guantong.apps.files.queries import misfits
    from guantong.apps.files.store import clear_staging, staged
    from guantong.apps.journal.models import Entry
    from guantong.apps.journal.queries import drifted

    clear_staging()
    rows = Arrival.objects.order_by("number")
    verbs = Entry.objects.filter(room__in=("exchange", "feeds")).order_by("verb").values_list("verb", flat=True)
    found = {
        "arrivals": [(row.number, row.state, [one["state"] for one in row.documents]) for row in rows],
        "deliveries": list(Delivery.objects.order_by("pk").values_list("period", "state")), "verbs": list(verbs),
        "misfits": len(list(misfits())), "staged": len(list(staged())), "drifted": [str(d) for d in drifted()],
    }  # fmt: skip
    print(json.dumps(found))


if __name__ == "__main__":
    main(*sys.argv[1:])
