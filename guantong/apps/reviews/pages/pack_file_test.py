"""A pack as docx: what is edited before a meeting reads as what is printed (审查材料下载)."""

from io import BytesIO

import pytest
from docx import Document

from tests.execution import kept
from tests.packs import BOOKS, made
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")


def test_the_docx_reads_as_the_page(world: World) -> None:
    kept(world, BOOKS)
    pack = made(world)

    answer = world.signed_in("shen").get(f"/reviews/packs/{pack.pk}/docx/?depth=8")

    words = "".join(
        cell.text for table in Document(BytesIO(answer.content)).tables for row in table.rows for cell in row.cells
    )
    assert (answer.status_code, "道路修缮" in words, "没有测算依据" in words) == (200, True, True)
