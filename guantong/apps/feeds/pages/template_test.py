"""The template of a table maps itself: filled in and brought, every header is known; the same table gives the same bytes."""

from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from guantong.apps.feeds.template import template_of
from guantong.domain.fiscal.records.guessing import as_table
from guantong.domain.fiscal.records.table import Table, tables
from tests.world import World


@pytest.mark.parametrize("table", tables().values(), ids=tables().keys())
def test_every_column_of_the_template_is_mapped_without_a_doubt(table: Table) -> None:
    book = CalamineWorkbook.from_filelike(BytesIO(template_of(table)))
    (headers,) = book.get_sheet_by_index(0).to_python()

    found = as_table(table, [str(header) for header in headers], [])

    assert found.mapping is not None
    assert set(found.mapping.columns) == set(table.columns)


def test_the_same_table_gives_the_same_bytes() -> None:
    assert template_of(tables()["payment"]) == template_of(tables()["payment"])


@pytest.mark.django_db
@pytest.mark.parametrize(("who", "status"), [("shen", 200), ("qin", 200), ("lin", 403), ("shi", 403)])
def test_who_may_have_it(world: World, who: str, status: int) -> None:
    assert world.signed_in(who).get("/feeds/templates/payment/").status_code == status


@pytest.mark.django_db
def test_of_a_table_that_is_none_there_is_no_template(world: World) -> None:
    assert world.signed_in("shen").get("/feeds/templates/nothing/").status_code == 404
