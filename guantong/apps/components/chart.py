"""A chart with its table: the same figures twice, drawn and written (图表)."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Line:
    """One series: its values (None is a gap, drawn as a gap), `role` actual, plan, peer or forecast, `bar` for bars.

    A forecast is drawn as points with the interval from `low` to `high`, which is written in the table too.
    """

    name: str
    values: Sequence[float | int | None]
    role: str = "actual"
    bar: bool = False
    low: Sequence[float | int | None] = ()
    high: Sequence[float | int | None] = ()

    @property
    def columns(self) -> list[tuple[str, Sequence[float | int | None]]]:
        """What the table writes of it: its values, and the ends of its interval."""
        ends = [(_("%(name)s下限"), self.low), (_("%(name)s上限"), self.high)] if self.low else []
        return [(self.name, self.values), *((words % {"name": self.name}, values) for words, values in ends)]


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that is marked at a label: drawn as a pin, written below with its link."""

    label: str
    words: str
    link: str = ""
    badge: str = "hint"


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn: `key` is unique on the page, `says` one sentence that the drawing shows, `unit` of the axis."""

    key: str
    says: str
    unit: str
    labels: Sequence[str]
    series: Sequence[Line]
    marks: Sequence[Mark] = ()

    def __post_init__(self) -> None:
        """Refuse a series that has not one value for every label."""
        for line in self.series:
            for name, values in line.columns:
                if len(values) != len(self.labels):
                    raise ValueError(f"{name}: {len(values)} values for {len(self.labels)} labels")

    @property
    def drawn(self) -> dict[str, Any]:
        """The figures as the drawing reads them."""
        return asdict(self)

    @property
    def columns(self) -> list[tuple[str, Sequence[float | int | None]]]:
        """The columns of the table."""
        return [column for line in self.series for column in line.columns]

    @property
    def rows(self) -> list[tuple[str, list[float | int | None]]]:
        """The figures as the table shows them: one row a label."""
        return [(label, [values[at] for _name, values in self.columns]) for at, label in enumerate(self.labels)]
