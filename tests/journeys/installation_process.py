"""A process of one of several installations, each with a data folder, a name and keys of its own (两个系统的进程)."""

import json
import sys
from pathlib import Path
from typing import Any

import django


def main(verb: str, *told: str) -> None:
    """Do `verb` in the folder GUANTONG_DATA, and print what came of it as JSON; `command` is the `guantong` command itself."""
    if verb == "command":
        from guantong.gateways.cli.command import main as command

        sys.exit(command(told))
    django.setup()
    print(json.dumps(globals()[verb](*told)))


def _world() -> Any:
    from guantong.apps.actors.models import Person
    from guantong.gateways.clock import now
    from guantong.gateways.demo.district import read
    from tests.world import World

    return World(Person.objects.in_bulk(read("people"), field_name="username"), now())


def install() -> None:
    """The bodies and people of 明湖区, nothing else."""
    from django.core.management import call_command

    from guantong.gateways.clock import now
    from guantong.gateways.demo.world import grow_site

    call_command("migrate", verbosity=0)
    grow_site(now())


def know(name: str, public: str, at: str, compared: str = "") -> None:
    """Enter another's key; `compared` is the fingerprint as its people read it out, typed by a second person."""
    from guantong.apps.exchange.keys import confirm_key, register_key

    world = _world()
    path = world.body(at).path
    key = register_key(name=name, public=public, path=path, by=world.standing("xi"), as_of=world.now)
    if compared:
        confirm_key(key=key, compared=compared, by=world.standing("an"), as_of=world.now)


def send_out(file: str) -> str:
    """Register finance's source; refer an opinion, and write the sheet its unit is to fill in; return the unit's code."""
    from guantong.apps.actors.models import Organisation
    from guantong.apps.opinions.answers_file import sheet_of
    from tests.feeds import feed
    from tests.opinions import referred

    world = _world()
    feed(world)
    (opinion,) = referred(world)
    Path(file).write_bytes(sheet_of("单位", [opinion]))
    return Organisation.objects.get(path=opinion.path).code


def books() -> dict[str, Any]:
    """Confirm what the headers of finance's month mean, have it taken in and published; return what then stands."""
    from guantong.apps.feeds.models import Delivery
    from guantong.apps.feeds.publishing import publish
    from guantong.apps.opinions.models import ReturnedAnswers
    from tests.feeds import mapped, paid, said
    from tests.figures import work_off

    world = _world()
    delivery = mapped(world, Delivery.objects.get(), said())
    work_off(world)
    delivery.refresh_from_db()
    publish(delivery=delivery, version=delivery.version, by=world.standing("shen"), as_of=world.now)
    returned = ReturnedAnswers.objects.get()
    return {
        "paid": paid(),
        "period": delivery.period,
        "signed": [returned.typed_by, returned.signed_by, returned.state],
    }


def look() -> dict[str, Any]:
    """Return what came in and went out, and what is out of step."""
    from guantong.apps.exchange.models import Arrival, Outgoing
    from guantong.apps.figures.models import RegisterFile
    from guantong.apps.journal.models import Entry
    from guantong.apps.journal.queries import drifted

    rows = Arrival.objects.order_by("partner__name", "number").select_related("partner")
    return {
        "came": [[row.partner.name, row.number, row.state, [one["state"] for one in row.documents]] for row in rows],
        "went": [[row.partner.name, row.number] for row in Outgoing.objects.order_by("pk").select_related("partner")],
        "lists": list(RegisterFile.objects.values_list("name", "state")), "entries": Entry.objects.count(),
        "drifted": [str(one) for one in drifted()],
    }  # fmt: skip
