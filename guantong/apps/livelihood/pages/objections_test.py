"""The list of objections is filtered by state and costs the same however many."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from guantong.apps.livelihood.objecting import raise_objection
from tests.livelihood import taken_over
from tests.world import World


def test_it_is_filtered_and_costs_the_same_however_many(world: World) -> None:
    item, shen, counts = taken_over(world), world.signed_in("shen"), []
    shen.get("/livelihood/objections/")
    for number in (1, 2, 3):
        raise_objection(
            item=item, source="visit", words=f"第{number}处窗户", raised_on=date(2026, 6, number), by=world.standing("hua"),
            as_of=world.now,
        )  # fmt: skip
        if number != 2:
            with CaptureQueriesContext(connection) as asked:
                shen.get("/livelihood/objections/")
            counts.append(len(asked))

    assert counts[0] == counts[1]
    assert "第3处窗户" not in shen.get("/livelihood/objections/?state=kept").content.decode()
