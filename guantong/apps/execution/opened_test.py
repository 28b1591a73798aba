"""The books are opened once: what counts in a snapshot and the page of a list are read once, another publication is seen at once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guantong.apps.execution import vouchers
from guantong.apps.execution.days import on_a_day
from guantong.apps.execution.opened import ledger_on
from guantong.apps.execution.sight import sight_of
from tests.execution import BOOKS, delivered, kept, pay
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")


def asked_for() -> list[str]:
    """Return what the database is asked when the books are asked for."""
    with CaptureQueriesContext(connection) as counted:
        assert ledger_on(None) is not None
    return [query["sql"] for query in counted]


def test_the_deliveries_of_a_snapshot_are_read_once(world: World) -> None:
    kept(world)

    first, again = asked_for(), asked_for()

    assert ["feeds_delivery" in " ".join(asked) for asked in (first, again)] == [True, False]
    assert len(again) == 1


def test_another_publication_makes_other_books(world: World) -> None:
    kept(world)
    before = ledger_on(None)

    delivered(world, "payment", [*BOOKS["payment"], pay("2026-06-29", 1_00)], edition=2)

    assert ledger_on(None) is not before
    assert ledger_on(None) is ledger_on(None)


def test_a_page_of_payments_is_read_once_and_a_download_is_not_remembered(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(world)
    asked = on_a_day("2026-06-30", world.now.date())
    assert asked
    found = vouchers.vouchers(asked, sight_of(world.standing("shen"))).asked("", {}, "")
    read: list[tuple[int, int]] = []
    real = vouchers.listed

    def listed(books, day, wanted, first, most):  # noqa: ANN001, ANN202 - as the room has it
        read.append((first, most))
        return real(books, day, wanted, first, most)

    monkeypatch.setattr(vouchers, "listed", listed)

    pages = [[row.amount for row in found[0:50]] for _ in range(2)]
    monkeypatch.setattr(vouchers, "_A_PAGE", 2)
    whole = [[row.amount for row in found] for _ in range(2)]

    assert pages[0] == pages[1] == whole[0] == whole[1]
    assert read == [(0, 5), (0, 5), (0, 5)]
