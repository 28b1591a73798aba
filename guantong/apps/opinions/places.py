"""Where rows of the books stand, as a page names them: the file that was delivered, sheet, row, and its address for who may open it (出处)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from guantong.apps.execution.places import line_address, opened_of
from guantong.apps.feeds.models import Delivery
from guantong.domain.roles import Standing


@dataclass(frozen=True, slots=True)
class Shown:
    """A row of a file; `address` of it in its delivery, "" for who may not open that."""

    name: str
    sheet: str
    row: int
    address: str


def named(places: Iterable[Mapping[str, Any]], standing: Standing) -> dict[tuple[str, str, int], Shown]:
    """Return some places (batch, sheet, row) as they are shown, by those three: two questions for one place as for many."""
    asked = {(str(one["batch"]), str(one["sheet"] or ""), int(one["row"])) for one in places}
    batches = {batch for batch, _, _ in asked}
    names = dict(Delivery.objects.filter(batch__in=batches, reverses=None).order_by("-pk").values_list("batch", "name"))
    opened = opened_of(batches, standing)
    return {
        (batch, sheet, row): Shown(
            names.get(batch, ""), sheet, row, line_address(opened[batch], sheet, row) if batch in opened else ""
        )
        for batch, sheet, row in asked
    }
