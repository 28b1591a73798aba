"""Kinds of irregularity that are planted, each with its margins and its lawful look-alikes; discovered, not listed (植入种类)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from guantong.gateways.demo.money.labels import Label
from guantong.gateways.demo.money.parameters import Measure, measure
from guantong.gateways.demo.money.world import World

MARGINS = ("under", "at", "over")
LOOK_ALIKES = 2


@dataclass(frozen=True, slots=True)
class Case:
    """One case to plant: how it is measured, at which margin, or which lawful look-alike (0 or 1)."""

    measure: Measure
    margin: str
    look: int | None = None

    @property
    def value(self) -> int:
        """The value to plant; a look-alike looks like a case over the limit."""
        return self.measure.over if self.look is not None else self.measure.value(self.margin)

    def label(
        self, table: str, subject: dict[str, Any], year: int, as_of: date, explanation: str, **facts: Any
    ) -> Label:
        """Return the label of this case; its value is the planted one unless `facts` say otherwise."""
        speaks = False if self.look is not None else self.measure.speaks(self.margin)
        facts.setdefault("value", self.value if self.look is None else None)
        return Label(
            self.measure.kind, self.margin, speaks, table, subject, year, as_of, limit=self.measure.limit,
            unit=self.measure.unit, explanation=explanation, **facts,
        )  # fmt: skip


Plant = Callable[[World, Case], Label]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind: its stem in measures.yaml, what plants it, whether there is one district only to plant it into, and its turn."""

    name: str
    plant: Plant
    once: bool
    turn: int

    def cases(self, repeats: int) -> Iterator[Case]:
        """Yield all cases: every margin and every look-alike, repeated where there is room."""
        found = measure(self.name)
        for _ in range(1 if self.once else repeats):
            yield from (Case(found, margin) for margin in MARGINS)
            yield from (Case(found, "look_alike", look) for look in range(LOOK_ALIKES))


_KINDS: dict[str, Kind] = {}


def kind(name: str, *, once: bool = False, turn: int = 0) -> Callable[[Plant], Plant]:
    """Register what plants `name`; later turns see what the earlier ones planted."""

    def register(plant: Plant) -> Plant:
        _KINDS[name] = Kind(name, plant, once, turn)
        return plant

    return register


def kinds() -> list[Kind]:
    """Return all kinds in the order in which they are planted."""
    for module in iter_modules(__path__):
        if not module.name.endswith("_test"):
            import_module(f"{__name__}.{module.name}")
    return sorted(_KINDS.values(), key=lambda each: (each.turn, each.name))
