"""Whatever takes a workbook in has an empty one to be filled in, with what may be picked and how it is filled in (样表)."""

import io
import re
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guantong.apps.actors.sheets import read
from guantong.apps.components.empty_forms import empty_forms
from guantong.apps.components.locked_workbook import READ_ME, Page, workbook_of_pages
from guantong.apps.reviews.roster_file import COLUMNS
from tests.house.files import PACKAGE, tracked

APPS = PACKAGE / "apps"
READS = re.compile(r"\b(sheets_in|sheets\.read|read)\((found\.content|raw|name, raw|file_name, raw)\)")
TWINS = {"guantong.apps.findings.returning"}
"""Takes in the sheets that left here filled with what is asked: they have no empty form."""
READERS = {"guantong.apps.findings.reading_lists"}


def taken_in() -> set[str]:
    """The modules of rooms that read a workbook somebody brought."""
    found = [
        p for p in tracked() if p.suffix == ".py" and APPS in p.parents and not p.stem.endswith("_test") and p.parent.name != "files"
    ]  # fmt: skip
    named = {
        ".".join(p.relative_to(PACKAGE.parent).with_suffix("").parts)
        for p in found
        if READS.search(p.read_text("utf-8"))
    }
    return named - TWINS - READERS


def test_every_reader_of_a_workbook_has_its_empty_form() -> None:
    assert {form.taken_in_by for form in empty_forms().values()} == taken_in()


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(empty_forms()))
def test_an_empty_form_says_how_offers_what_may_stand_and_shows_a_row_filled_in(name: str) -> None:
    raw = empty_forms()[name].make()
    book = openpyxl.load_workbook(io.BytesIO(raw))

    told = "".join(str(cell.value or "") for row in book[READ_ME].iter_rows() for cell in row)
    pages = "".join(
        ZipFile(io.BytesIO(raw)).read(one).decode()
        for one in ZipFile(io.BytesIO(raw)).namelist()
        if "worksheets/" in one
    )
    first = [str(cell.value or "") for sheet in book.worksheets for row in sheet.iter_rows(max_row=3) for cell in row]

    assert (len(told) > 30, "dataValidation " in pages, "例" in told or any("例" in one for one in first)) == (
        True,
        True,
        True,
    )


_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z"), exclude_characters="\u2028"), max_size=20)


@given(st.lists(st.fixed_dictionaries(dict.fromkeys(COLUMNS, _TEXT)), min_size=1, max_size=60))
@settings(max_examples=4, deadline=None)  # each is read in a process of its own
def test_what_is_written_into_an_empty_form_is_read_back_to_the_letter(rows: list[dict[str, str]]) -> None:
    rows = [{**row, "姓名": row["姓名"] or "林"} for row in rows]
    raw = workbook_of_pages([Page("参加人", {name: name for name in COLUMNS}, rows, example=rows[0])], ("说明",))

    found = next(sheet for sheet in read("名单.xlsx", raw) if sheet.name == "参加人")

    assert [dict(row.values) for row in found.rows] == [{n: v for n, v in row.items() if v} for row in rows]
