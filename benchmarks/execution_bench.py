"""Pages of execution of a large district beside a bare Django page: 350 units, 7,000 projects, three years of payments (预算执行)."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.served import beside_bare, row

GOAL, SEED = 5.0, 1
UNITS, PROJECTS = 350, 7_000
MAP = "the map of execution"
PAGES = {
    MAP: "/execution/",
    "a unit": "/execution/units/{unit}/",
    "a project": "/execution/projects/{project}/",
    "vouchers": "/execution/vouchers/",
    "vouchers of a unit": "/execution/vouchers/?unit={unit}",
    "what has no budget line": "/execution/unlined/",
    "reusable money": "/execution/reusable/",
    "the review pack": "/execution/pack/",
}
ROUNDS = 1
"""One round of 200 requests: what is measured are pages of one server on books that do not change."""


def measure() -> list[dict[str, Any]]:
    """Return p95 of the pages of execution ÷ p95 of a page that only reads who is signed in, the books once opened."""
    pages: dict[str, str] = {}
    cold: dict[str, float] = {}
    found = beside_bare(pages, grow=lambda: pages.update(grown()), rounds=ROUNDS, small=True, cold=cold)
    size = f"{UNITS} units and {PROJECTS:,} projects"
    first = row(f"{MAP}, {size}, asked first after a publication", cold[pages[MAP]], found[MAP][1], None, ROUNDS)
    return [*(row(f"{what}, {size}", *found[what], GOAL, ROUNDS) for what in pages), first | {"runs": 1}]


def grown() -> dict[str, str]:
    """Have the bureau of a whole district bring three years by the real verbs; return the pages, of the unit with most projects."""
    from guantong.apps.actors.models import Person
    from guantong.gateways.clock import now
    from guantong.gateways.demo.handed_over import listed, published
    from guantong.gateways.demo.money.plant import plant

    people = {person.username: person for person in Person.objects.all()}
    with tempfile.TemporaryDirectory() as place:
        folder = plant(Path(place), "whole", SEED).folder
        for number, one in enumerate(sorted(listed(folder), key=lambda one: one.file)):
            print(number, one.file, file=sys.stderr)
            published(one, (folder / one.file).read_bytes(), people, now)
    return named()


def named() -> dict[str, str]:
    """Return the addresses of the pages: of the unit with most projects, and of one of them."""
    from guantong.apps.actors.models import Person
    from guantong.apps.actors.queries import standing_of
    from guantong.apps.execution.days import on_a_day
    from guantong.apps.execution.queries import projects
    from guantong.apps.execution.sight import sight_of
    from guantong.gateways.clock import now

    asked = on_a_day("", now().date())
    assert asked is not None  # noqa: S101 - three years were published
    lines = [
        one
        for one in projects(asked, sight_of(standing_of(Person.objects.get(username="shen"), now().date())))
        if one.code
    ]
    of = {one.unit_code: [each.code for each in lines if each.unit_code == one.unit_code] for one in lines}
    unit = max(of, key=lambda code: (len(of[code]), code))
    return {what: address.format(unit=unit, project=of[unit][0]) for what, address in PAGES.items()}
