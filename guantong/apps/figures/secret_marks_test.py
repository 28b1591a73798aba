"""A file that bears a mark beyond its first page, or a secret row: nothing of it becomes figures, and only where is told."""

from io import BytesIO

import pytest
import xlsxwriter

from guantong.apps.figures.models import Batch, Document
from guantong.apps.figures.operations import publish, read_again
from guantong.apps.figures.operations_test import Drawn, drawn_tables  # noqa: F401 - the reader is a fixture
from guantong.apps.figures.reading import lake
from guantong.apps.jobs.models import Job
from guantong.apps.journal.models import Entry
from guantong.apps.journal.queries import drifted
from guantong.domain.fiscal.pages import PrintedFile, TextLine
from guantong.domain.workflow.table import NotAllowed
from tests.attachments import pdf
from tests.figures import brought, work_off
from tests.world import World

pytestmark = pytest.mark.usefixtures("figures_folder")
HEAD = ["科目编码", "科目名称", "合计", "基本支出", "项目支出"]


def workbook(mark: str = "", name: str = "公安") -> bytes:
    """A budget in two sheets: a cover, and a table below which `mark` stands."""
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        book.add_worksheet("封面").write_column(0, 0, ["明湖区财政局", "2025年部门预算"])
        sheet = book.add_worksheet("表一")
        rows = [
            ["明湖区财政局2025年部门支出预算总表"],
            ["单位：元"],
            HEAD,
            ["204", name, "10", "10", "0"],
            ["合计", "", "10", "10", "0"],
        ]
        for at, row in enumerate([*rows, [], [], [mark]]):
            sheet.write_row(at, 0, row)
    return stream.getvalue()


def taken_in(world: World, content: bytes, name: str = "预算.xlsx") -> Batch:
    batch = brought(world, name, content)
    work_off(world)
    batch.refresh_from_db()
    return batch


def test_without_a_mark_the_workbook_is_read(world: World) -> None:
    batch = taken_in(world, workbook())

    assert (batch.state, batch.documents.get().values > 0) == ("read", True)


@pytest.mark.parametrize(
    ("content", "where"),
    [
        (workbook("秘密★3年"), ["工作表“表一”", "工作表“表一”第 8 行"]),
        (workbook(name="ZX专项（秘密）"), ["工作表“表一”第 4 行"]),
    ],
)
def test_a_mark_beyond_the_first_sheet_is_told_by_its_place_and_nothing_is_kept(
    world: World, content: bytes, where: list[str]
) -> None:
    before = lake().version()

    batch = taken_in(world, content)

    page = world.signed_in("shen").get(f"/figures/batches/{batch.pk}/").content.decode()
    told = [trouble["where"]["zh"] for trouble in batch.troubles]
    assert (batch.state, told, "以一行合并金额上传" in page) == ("unreadable", where, True)
    assert (Document.objects.count(), lake().version(), batch.facts, list(drifted())) == (0, before, "", [])
    assert [word in page for word in ("ZX专项", "秘密★", "（秘密）")] == [False] * 3
    assert not [e for e in Entry.objects.all() if "ZX" in f"{e.text}"] + [
        j for j in Job.objects.all() if "ZX" in j.title
    ]
    with pytest.raises(NotAllowed):
        publish(batch=batch, version=batch.version, by=world.standing("shen"), as_of=world.now)


def test_what_was_read_before_a_mark_was_found_stands_no_more(world: World, drawn_tables: Drawn) -> None:  # noqa: F811
    batch = taken_in(world, pdf("1,010"), "预算.pdf")
    real = drawn_tables.read

    def read(content: bytes) -> PrintedFile:
        found = real(content)
        last = found.pages[-1]
        marked = last.__class__(last.number, last.width, last.height, (TextLine("秘密★3年", (0, 0, 1, 1)),), last.grids)
        return PrintedFile("", (*found.pages[:-1], marked))

    drawn_tables.read = read  # type: ignore[method-assign]
    drawn_tables.put("second")
    read_again(batch=batch, by=world.standing("shen"), as_of=world.now)
    work_off(world)

    batch.refresh_from_db()
    assert (batch.state, Document.objects.filter(gone=False).count(), list(drifted())) == ("unreadable", 0, [])
