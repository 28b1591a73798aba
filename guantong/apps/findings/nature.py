"""Whether a matter is shared, repeated or single: proposed from the register, confirmed by a person (共性、重复、个性)."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from guantong.apps.findings.models import Matter


@dataclass(frozen=True, slots=True)
class Proposed:
    """The nature the register speaks for, how many bodies share the type, and the earlier matter if there is one."""

    nature: str
    bodies: int
    earlier: Matter | None


@cache
def limits() -> tuple[int, int]:
    """Return from how many bodies a type is shared, and within how many years it is repeated (nature.yaml)."""
    read = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8"))
    return read["shared_units"]["value"], read["repeated_years"]["value"]


def proposed(matter: Matter) -> Proposed:
    """Return what the register says of a matter's nature: two queries. A matter without a type is single."""
    bodies, years = limits()
    if not matter.sort:
        return Proposed("single", 1, None)
    same = Matter.objects.filter(sort=matter.sort).exclude(state="withdrawn")
    earlier = (
        same.filter(path=matter.path, year__gte=matter.year - years, year__lt=matter.year)
        .order_by("-year", "-pk")
        .first()
    )
    count = len({matter.path, *same.filter(year=matter.year).order_by().values_list("path", flat=True).distinct()})
    nature = "repeated" if earlier else "shared" if count >= bodies else "single"
    return Proposed(nature, count, earlier)
