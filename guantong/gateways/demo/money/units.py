"""The budget units of the fictional district whose money moves: those of 明湖区's own list (预算单位)."""

from dataclasses import dataclass
from random import Random

from guantong.gateways.demo.district import Body, bodies
from guantong.gateways.demo.money.parameters import STEP, WAN, parameter


@dataclass(frozen=True, slots=True)
class Unit:
    """A budget unit: code, name, kind, department above it, staff, approved money of its first year in fen, its paying weekday."""

    code: str
    name: str
    kind: str
    parent: str
    staff: int
    approved: int
    weekday: int


def units(size: str, seed: int) -> list[Unit]:
    """Return the units of a district of this `size`: kinds in the declared mix, the same ones for every seed."""
    count = parameter("sizes")[size]["units"]
    mix = parameter("mix")
    draw = Random(f"{seed}/units")  # noqa: S311 - figures, not secrets
    whole = sum(mix.values())
    by_kind: dict[str, list[Body]] = {kind: [] for kind in mix}
    for body in bodies(small=False):
        if kind := _kind(body):
            by_kind[kind].append(body)
    chosen: list[tuple[str, Body]] = []
    for kind, share in mix.items():
        chosen += [(kind, body) for body in by_kind[kind][: count * share // whole]]
    rest = [(kind, body) for kind, found in by_kind.items() for body in found if (kind, body) not in chosen]
    chosen += rest[: count - len(chosen)]
    return sorted((_unit(kind, body, draw) for kind, body in chosen), key=lambda unit: unit.code)


def _kind(body: Body) -> str:
    if body.kind == "subdistrict_office":
        return "subdistrict"
    if body.kind == "department":
        return "administrative"
    if body.kind != "unit":
        return ""
    if body.parent == "JY" and body.name.endswith(("小学", "中学", "幼儿园", "分校")):
        return "school"
    return "hospital" if "卫生服务" in body.name or "健康服务" in body.name else "public_institution"


def _unit(kind: str, body: Body, draw: Random) -> Unit:
    median, sigma, low, high = parameter("unit_year")[kind]
    approved = min(max(median * WAN * draw.lognormvariate(0, sigma), low * WAN), high * WAN)
    approved = int(approved) // STEP * STEP
    return Unit(body.code, body.name, kind, body.parent, approved // (40 * WAN), approved, draw.randrange(5))
