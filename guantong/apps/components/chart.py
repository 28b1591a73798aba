"""A chart with its table: the same figures twice, drawn and written (图表)."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Line:
    """One series: its values (None is a gap, drawn as a gap), `role` actual, plan or peer, `bar` for bars."""

    name: str
    values: Sequence[float | int | None]
    role: str = "actual"
    bar: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn: `key` is unique on the page, `says` one sentence that the drawing shows, `unit` of the axis."""

    key: str
    says: str
    unit: str
    labels: Sequence[str]
    series: Sequence[Line]

    def __post_init__(self) -> None:
        """Refuse a series that has not one value for every label."""
        for line in self.series:
            if len(line.values) != len(self.labels):
                raise ValueError(f"{line.name}: {len(line.values)} values for {len(self.labels)} labels")

    @property
    def drawn(self) -> dict[str, Any]:
        """The figures as the drawing reads them."""
        return asdict(self)

    @property
    def rows(self) -> list[tuple[str, list[float | int | None]]]:
        """The figures as the table shows them: one row a label."""
        return [(label, [line.values[at] for line in self.series]) for at, label in enumerate(self.labels)]
