"""A cell of a workbook is outlined where it stands: every figure of a drawn workbook, held against another reader of it."""

import io

import openpyxl
import pytest

from guantong.apps.figures.models import Batch, Document
from guantong.apps.figures.queries import facts_of, located
from guantong.apps.figures.sight import Sight, sight_of
from guantong.domain.fiscal.facts import Fact, Spot
from tests.figures import read
from tests.printed import workbook
from tests.world import World

pytestmark = pytest.mark.usefixtures("figures_folder")


def seen(batch: Batch, fact: Fact) -> Sight:
    found = located(batch, Spot(fact.page, fact.table, fact.row, fact.header, fact.printed))
    assert found.page is not None
    return sight_of(batch, found.page, [found.place])


def outlined(sight: Sight) -> list[str]:
    """What stands in the drawn cells under the outline."""
    (frame,) = sight.frames
    middle = frame.x + frame.width / 2, frame.y + frame.height / 2
    return [
        cell["text"] for cell in sight.cells
        if cell["x"] < middle[0] < cell["x"] + cell["width"] and cell["y"] < middle[1] < cell["y"] + cell["height"]
    ]  # fmt: skip


@pytest.mark.parametrize("kind", ["预算", "决算"])
def test_every_figure_of_a_workbook_is_outlined_in_its_own_cell(world: World, kind: str) -> None:
    content = workbook(kind)
    batch, book = read(world, content, name="部门文件.xlsx"), openpyxl.load_workbook(io.BytesIO(content))

    wrong = []
    facts = [fact for document in Document.objects.all() for fact in facts_of(document)]
    for fact in facts:
        sight = seen(batch, fact)
        texts, sheet = outlined(sight), book.worksheets[fact.page - 1]
        written = [cell.value or "" for cell in sheet[fact.row]]
        column = round((sight.frames[0].x + 1.5) / 60)
        if texts != [fact.printed] or written[column] != fact.printed:
            wrong.append((sheet.title, fact.row, fact.header, fact.printed, texts))

    assert (len(facts) > 200, wrong) == (True, [])


def test_the_page_shows_the_sheet_with_that_cell_outlined(world: World) -> None:
    batch = read(world, workbook("决算"), name="部门决算.xlsx")
    fact = [f for f in facts_of(batch.documents.get()) if f.fen][-1]
    client = world.signed_in("shen")

    address = f"/figures/batches/{batch.pk}/cell/"
    page = client.get(
        address,
        {"page": fact.page, "table": fact.table, "row": fact.row, "header": fact.header, "printed": fact.printed},
    ).content.decode()

    assert page.count('<rect class="cell"') == 2  # on the sheet, and close up beside it
    assert f">{fact.printed}</text>" in page
    assert f"工作表“{fact.sheet}”" in page
