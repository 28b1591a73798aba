"""What was read of a delivery becomes rows in the store, with its control totals and every refused cell (取数)."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from guantong import __version__
from guantong.apps.components.crashpoint import crashpoint
from guantong.apps.feeds.models import Delivery
from guantong.apps.feeds.reading import key_edition
from guantong.apps.feeds.recording import done
from guantong.apps.feeds.workflow import DELIVERY
from guantong.domain.fiscal.records.batches import batch_of
from guantong.domain.fiscal.records.persons import without_numbers_of_persons
from guantong.domain.fiscal.records.table import table
from guantong.domain.fiscal.records.taking_in import Refusal, TakenIn
from guantong.domain.roles import Standing
from guantong.domain.seal.canonical import sm3
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput

_LONGEST = 60


def name_of(delivery: Delivery) -> str:
    """Return the name of a delivery's rows in the store: told by file, feed, period, edition, mapping, key and our own version.

    Whatever would change a row changes the name, so that the store is never taken for holding what it does not.
    """
    made_of = f"{delivery.sm3}.{sm3(delivery.mapping.encode())[:16]}.{key_edition()}.{__version__}"
    return batch_of(delivery.as_fed, made_of)


@transaction.atomic
def take_in(*, delivery: Delivery, taken: TakenIn, facts_version: int, by: Standing, as_of: datetime) -> Delivery:
    """Note what was taken in of a delivery, whose rows stand in the store at `facts_version`.

    Raises BadInput when the mapping was changed meanwhile: the rows are then another's, and nobody asks for them.
    """
    row = Delivery.objects.select_for_update(of=("self",)).select_related("feed").get(pk=delivery.pk)
    row.state = DELIVERY.demand("take_in", by, row.state, row.path)
    if name_of(row) != taken.batch:
        raise BadInput({"": _OTHERWISE})
    control = taken.control
    row.batch, row.facts_version = taken.batch, facts_version
    row.control = {
        "read": control.read, "taken": control.taken, "totals": control.totals, "left_out": control.left_out,
        "refused": control.refused, "sums": dict(control.sums),
    }  # fmt: skip
    row.refusals, row.refused_cells = [_told(one) for one in taken.refusals], taken.refused_cells
    row.sheets_left, row.outside = list(taken.sheets_left), outside(row.feed.table, taken.rows, row.period)
    done(row, "take_in", by, as_of, batch=row.batch, facts_version=facts_version, control=row.control)
    crashpoint("feeds.taken_in_written")
    return row


@transaction.atomic
def refuse(*, delivery: Delivery, why: Words, by: Standing, as_of: datetime) -> Delivery:
    """Note that nothing could be taken in of a delivery, and why."""
    row = Delivery.objects.select_for_update(of=("self",)).select_related("feed").get(pk=delivery.pk)
    row.state = DELIVERY.demand("refuse", by, row.state, row.path)
    row.notes = [*row.notes, {"zh": why.zh, "en": why.en}]
    return done(row, "refuse", by, as_of)


def outside(name: str, rows: Any, period: str) -> int:
    """Return how many typed `rows` of table `name` are dated outside `period`; a row without a date is not counted."""
    one = table(name)
    if not one.period:
        return 0
    year, _, month = period.partition("-")

    def out(value: Any) -> bool:
        if isinstance(value, date):
            return value.year != int(year) or bool(month) and value.month != int(month)
        return value is not None and value != int(year)

    counts = rows[one.period].value_counts().to_pylist()
    return sum(found["counts"] for found in counts if out(found["values"]))


def _told(one: Refusal) -> dict[str, Any]:
    return {
        "sheet": one.sheet, "row": one.row, "column": one.column, "header": one.header,
        "text": without_numbers_of_persons(one.text)[:_LONGEST], "why": {"zh": one.why.zh, "en": one.why.en}, "blocks": one.blocks,
    }  # fmt: skip


_OTHERWISE = Words(
    "取数期间字段对应已改，这次的结果没有登记。已按新的对应另行取数",
    "the mapping was changed meanwhile; this result was not noted, the file is taken in by the new mapping",
)
