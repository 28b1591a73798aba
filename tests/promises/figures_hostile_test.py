"""Lane T4 of the upload page: hostile and broken files among good ones; each a clear sentence, the good ones are in."""

import io
import zipfile
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse

from guantong.apps.figures.models import Batch
from guantong.apps.files.models import Attachment
from guantong.apps.files.store import kept, staged
from tests import attachments as made
from tests.world import World

pytestmark = pytest.mark.usefixtures("figures_folder")
GOOD = ("好.pdf", made.pdf("Good"))
KEY = (
    b"6 0 obj<</Filter/Standard/V 2/R 3/Length 128/P -4/O(" + b"o" * 32 + b")/U(" + b"u" * 32 + b")>>endobj\ntrailer<<"
)


def encrypted() -> bytes:
    """A PDF that asks for a password."""
    return made.pdf().replace(b"trailer<<", KEY + b"/Encrypt 6 0 R/ID[<61><61>]", 1)


def bomb() -> bytes:
    """A workbook of some kilobytes with a sheet of a million cells; a busy machine may give up before it has counted them."""
    row = b'<row r="1"><c r="A1"><v>1</v></c></row>'
    return rewritten(
        "xl/worksheets/sheet1.xml", b"<worksheet><sheetData>" + row * 1_050_000 + b"</sheetData></worksheet>"
    )


def far_corner() -> bytes:
    """Two cells at opposite corners: ten gigabytes for who lays out the grid."""
    cells = b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    return rewritten("xl/worksheets/sheet1.xml", b"<worksheet><sheetData>" + cells + b"</sheetData></worksheet>")


def rewritten(part: str, content: bytes) -> bytes:
    """A workbook with one part put in another's place."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made.xlsx())) as book, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as to:
        for name in book.namelist():
            to.writestr(name, content if name == part else book.read(name))
    return stream.getvalue()


HOSTILE: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "zip bomb": ("炸弹.xlsx", bomb, "单元格超过|检查这个文件时中断"),
    "cells far apart": ("远角.xlsx", far_corner, "xlsx"),
    "encrypted pdf": ("加密.pdf", encrypted, "密码"),
    "truncated pdf": ("截断.pdf", lambda: made.pdf()[:160], "PDF"),
    "external links": (
        "外链.xlsx",
        lambda: made.xlsx(xl__externalLinks__externalLink1_dot_xml=b"<externalLink/>"),
        "外部",
    ),
    "renamed program": ("程序.pdf", lambda: b"MZ\0\0" + b"\0" * 200, "程序"),
    "renamed kind": ("网页.pdf", lambda: b"<html><script>1</script>", "网页"),
    "nothing": ("空.pdf", lambda: b"", "空"),
    "no reader": ("说明.docx", made.docx, "不能读成数据"),
}


def sent(world: World, *files: tuple[str, bytes]) -> HttpResponse:
    given = [SimpleUploadedFile(name, content) for name, content in files]
    told = {"verb": "upload", "files": given, "path": world.body("CZ").path, "level": "public"}
    return world.signed_in("shen").post("/figures/upload/", told)


def sentence(page: str, name: str) -> str:
    """Return what is said of a file."""
    return page.partition(f"<b>{name}</b>")[2].partition("</p>")[0].strip()


def _says(word: str, said: str) -> bool:
    return any(part in said for part in word.split("|"))


def all_is_in(*names: str) -> None:
    """The good ones are in, and nothing of the others stands anywhere."""
    assert sorted(Batch.objects.values_list("name", flat=True)) == sorted(names)
    assert set(kept()) == set(Attachment.objects.values_list("sm3", flat=True))
    assert list(staged()) == []


@pytest.mark.parametrize("case", HOSTILE)
def test_of_a_hostile_file_it_is_said_what_it_is_and_the_good_ones_are_in(world: World, case: str) -> None:
    name, content, word = HOSTILE[case]

    answer = sent(world, (name, content()), GOOD, ("也好.pdf", made.pdf("Also good")))

    said = sentence(answer.content.decode(), name)
    assert answer.status_code == 422
    assert (_says(word, said) and 10 < len(said) < 200) is True, said
    all_is_in("好.pdf", "也好.pdf")


def test_all_of_them_together_keep_no_good_one_away(world: World) -> None:
    answer = sent(world, *((name, content()) for name, content, _ in HOSTILE.values()), GOOD)

    page = answer.content.decode()
    assert [name for name, _, word in HOSTILE.values() if not _says(word, sentence(page, name))] == []
    all_is_in("好.pdf")


@pytest.mark.parametrize(
    "name", ["../../etc/预算.pdf", "..\\..\\预算.pdf", "/etc/预算.pdf", "C:\\预算.pdf", "预\0算.pdf", "预算\u202e.pdf"]
)
def test_a_name_with_a_path_is_only_a_name(world: World, name: str) -> None:
    answer = sent(world, (name, made.pdf("Good")))

    assert answer.status_code in (302, 422)
    assert [batch.name for batch in Batch.objects.all()] == (["预算.pdf"] if answer.status_code == 302 else [])
    assert answer.status_code == 302 or sentence(answer.content.decode(), name)


def test_two_hundred_files_at_once_are_in(world: World) -> None:
    answer = sent(world, *((f"{number}.pdf", made.pdf(f"Report {number}")) for number in range(200)))

    assert (answer.status_code, Batch.objects.count()) == (302, 200)


@pytest.mark.parametrize("first", [True, False], ids=["before the good ones", "after them"])
def test_one_over_the_limit_is_told_its_size_and_keeps_no_other_away(world: World, first: bool) -> None:
    large, good = ("大.pdf", b"%PDF-" + b"0" * (40 << 20)), [GOOD, ("也好.pdf", made.pdf("Also good"))]

    answer = sent(world, *([large, *good] if first else [*good, large]))

    assert "文件有 41 MiB，超过 32 MiB" in sentence(answer.content.decode(), "大.pdf")
    all_is_in("好.pdf", "也好.pdf")


def test_what_is_too_much_together_is_told_by_name(world: World) -> None:
    some = [(f"{name}.pdf", made.pdf(f"Report {name}") + b"%" * (12 << 20)) for name in ("a", "b", "c")]

    answer = sent(world, *some, GOOD)

    assert "合计超过 33 MiB" in sentence(answer.content.decode(), "c.pdf")
    all_is_in("a.pdf", "b.pdf", "好.pdf")
