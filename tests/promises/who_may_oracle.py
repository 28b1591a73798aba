"""The hand-written table of who may see and do what, read for the lane and for the comparison with the code (对照表)."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

RELATIONS = ("own", "child", "neighbour", "ancestor")
REACHES = {"nothing": (), "mine": (), "own": ("own",), "below": ("own", "child"), "district": RELATIONS}
TABLE = Path(__file__).with_name("who_may.yaml")


class _Once(yaml.SafeLoader):
    """Refuses a line that stands twice: the second would hide the first, and nobody would ask what it says."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """Return the mapping; raises ValueError with the key that stands twice."""
        keys = [key.value for key, _ in node.value]
        if twice := sorted({key for key in keys if keys.count(key) > 1}):
            raise ValueError(f"{TABLE.name}: stands twice: {', '.join(twice)}")
        return super().construct_mapping(node, deep)


@cache
def table() -> Mapping[str, Any]:
    """Return the table as it is written."""
    return yaml.load(TABLE.read_text("utf-8"), _Once)  # noqa: S506 - a safe loader


def roles_of(line: Mapping[str, list[str]]) -> list[tuple[str, str]]:
    """Return each role of a line with its reach, groups opened."""
    groups = table()["groups"]
    return [(role, reach) for reach, names in line.items() for name in names for role in groups.get(name, [name])]


def reach_of(room: str, role: str) -> str:
    """Return how far a role reads in a room."""
    return dict(roles_of(table()["reads"][room])).get(role, "nothing")


def may_read(room: str, role: str, relation: str) -> bool:
    """True when a role, or either of two held together (`deputy+expert`), sees in a room what that relation owns."""
    return any(relation in REACHES[reach_of(room, part)] for part in role.split("+"))


def may_see(thing: str, state: str, role: str, relation: str) -> bool:
    """True when a role sees such a thing of an organisation of that relation."""
    line = table()["things"][thing]
    return all(may_read(room, role, relation) for room in line.get(state, line["rooms"]))


def may_use(verb: str, role: str, relation: str) -> bool:
    """True when a role may use a verb on what belongs to an organisation of that relation."""
    held = role.split("+")
    return any(relation in REACHES[reach] for name, reach in roles_of(table()["verbs"][verb]) if name in held)


def comes_in(route: str, role: str) -> bool:
    """True when a role passes the door of a route at all."""
    line = table()["routes"][route]
    opens = any(reach_of(line["room"], part) != "nothing" for part in role.split("+"))
    return bool(line.get("public") or line.get("self")) or opens
