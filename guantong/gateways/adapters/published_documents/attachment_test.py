"""What may be attached is decided by content and name together: 24 kinds × 3 endings, each with its exact answer."""

import io

import pytest
from PIL import Image

from guantong.gateways.adapters.published_documents.attachment import looked_at
from guantong.gateways.adapters.published_documents.attachment_images import MOST_PIXELS
from guantong.gateways.adapters.published_documents.attachment_refusals import _REASONS
from guantong.gateways.quarantine.refusals import Refused
from tests import attachments as made

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
KINDS = {
    # kind: content, its own ending, what is said under that ending ("" is accepted)
    "pdf": (made.pdf(), ".pdf", ""),
    "xlsx": (made.xlsx(), ".xlsx", ""),
    "docx": (made.docx(), ".docx", ""),
    "png": (made.image("PNG"), ".png", ""),
    "jpg": (made.image("JPEG"), ".JPG", ""),
    "webp": (made.image("WEBP"), ".webp", ""),
    "txt": ("说明\n第二行".encode(), ".txt", ""),
    "csv": ("单位,金额\n乙局,-5\n".encode("gb18030"), ".csv", ""),
    "old office": (OLE, ".xls", "旧版 Office"),
    "macro workbook": (made.xlsx(xl__vbaProject_dot_bin=b"\0"), ".xlsm", "含有宏"),
    "macro document": (made.docx(word__vbaProject_dot_bin=b"\0"), ".docm", "文档含有宏"),
    "binary workbook": (made.zipped(xl__workbook_dot_bin=b"\0"), ".xlsb", "xlsb 二进制工作簿"),
    "presentation": (made.zipped(**{"[Content_Types]_dot_xml": b"", "ppt__presentation_dot_xml": b""}), ".pptx", "演示文稿"),
    "open document": (made.zipped(mimetype=b"application/vnd.oasis.opendocument.text"), ".odt", "演示文稿或其他"),
    "zip": (made.zipped(readme_dot_txt=b"x"), ".zip", "压缩包"),
    "rar": (b"Rar!\x1a\x07\x00" + b"\0" * 40, ".rar", "压缩包"),
    "7z": (b"7z\xbc\xaf\x27\x1c" + b"\0" * 40, ".7z", "压缩包"),
    "html": (b"\xef\xbb\xbf \n<!DOCTYPE html><script>1</script>", ".html", "网页、SVG"),
    "svg": (b"<svg xmlns='http://www.w3.org/2000/svg' onload='1'/>", ".svg", "网页、SVG"),
    "exe": (b"MZ\x90\0" + b"\0" * 60, ".exe", "程序或脚本"),
    "elf": (b"\x7fELF" + b"\0" * 60, ".so", "程序或脚本"),
    "script": (b"#!/bin/sh\necho 1\n", ".sh", "程序或脚本"),
    "gif": (made.image("GIF", place=False), ".gif", "不接收的图片"),
    "empty": (b"", ".txt", "文件是空的"),
}  # fmt: skip
DISGUISES = {"other": ".docx", "none": ".dat"}


def said(content: bytes, suffix: str) -> str:
    try:
        looked_at(content, suffix)
    except Refused as refused:
        trouble = refused.trouble
        assert all((trouble.what.zh, trouble.what.en, trouble.do.zh, trouble.do.en))
        return trouble.what.zh
    return ""


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("ending", ["own", "other", "none"])
def test_every_kind_under_every_ending_has_its_answer(kind: str, ending: str) -> None:
    content, own, answer = KINDS[kind]
    suffix = own if ending == "own" else DISGUISES[ending] if kind != "docx" or ending == "none" else ".pdf"

    found = said(content, suffix)

    if ending == "own" and not answer:
        assert found == ""
    elif answer:
        assert answer in found
    else:
        assert f"扩展名“{suffix}”与内容（{'txt' if kind == 'csv' else kind}）不符" == found


def test_there_are_twenty_four_kinds() -> None:
    assert len(KINDS) == 24


@pytest.mark.parametrize(("kind", "name"), [("jpg", "JPEG"), ("png", "PNG"), ("webp", "WEBP")])
def test_an_image_comes_back_without_place_and_camera(kind: str, name: str) -> None:
    content = made.image(name)
    assert b"Camera-ZX" in content

    drawn = looked_at(content, f".{kind}").content

    assert drawn is not None
    assert b"Camera-ZX" not in drawn
    again = Image.open(io.BytesIO(drawn))
    assert (again.format, again.size, dict(again.getexif())) == (name, (64, 48), {})


def test_what_is_hidden_behind_an_image_does_not_come_along() -> None:
    drawn = looked_at(made.image("PNG") + b"<script>canary</script>", ".png").content

    assert b"canary" not in (drawn or b"")


def test_a_flood_of_pixels_is_refused_before_it_is_drawn() -> None:
    stream = io.BytesIO()
    Image.new("1", (8000, MOST_PIXELS // 8000 + 1)).save(stream, "PNG")
    assert len(stream.getvalue()) < 20_000

    assert "万像素，超过 4000 万" in said(stream.getvalue(), ".png")


def test_a_moving_image_is_refused() -> None:
    stream, frames = io.BytesIO(), [Image.new("RGB", (8, 8), (shade, 0, 0)) for shade in (0, 99)]
    frames[0].save(stream, "WEBP", save_all=True, append_images=frames[1:])

    assert said(stream.getvalue(), ".webp") == "是动态图片"


@pytest.mark.parametrize(
    ("content", "suffix", "words"),
    [
        (made.SCRIPTED_PDF, ".pdf", "脚本或内嵌附件"),
        (made.pdf()[:200], ".pdf", "已损坏"),
        (made.image("PNG")[:60], ".png", "已损坏"),
        (b"PK\x03\x04broken", ".docx", "已损坏"),
        (made.docx(word__embeddings__a_dot_bin=b"MZ"), ".docx", "文档内嵌其他文件"),
        (made.docx(customXml__item1_dot_xml=b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'), ".docx", "实体"),
        ("金额\n=1+1\n".encode(), ".csv", "第 2 行有以“=”开头的公式"),
        (b"a,@SUM(A1)", ".csv", "公式"),
        (b"a\x01b", ".txt", "控制字符"),
        (b"\xff\xfea\0", ".txt", "GB 18030"),
        (b"ab\xff\xff\xff", ".txt", "GB 18030"),
    ],
)  # fmt: skip
def test_what_is_inside_is_looked_at_too(content: bytes, suffix: str, words: str) -> None:
    assert words in said(content, suffix)


@pytest.mark.parametrize(
    ("content", "suffix"),
    [
        (made.docx("机", "密", "★"), ".docx"), (made.docx(header="机密★"), ".docx"), (made.xlsx("机密★"), ".xlsx"),
        ("机密★".encode("gb18030"), ".txt"),
    ],
)  # fmt: skip
def test_the_first_page_is_read_for_marks(content: bytes, suffix: str) -> None:
    assert "机密★" in looked_at(content, suffix).text


def test_a_pdf_gives_its_first_pages_text_and_its_pages() -> None:
    found = looked_at(made.pdf("Report 2026"), ".pdf")

    assert (found.text.strip(), found.pages) == ("Report 2026", 1)


def test_every_refusal_speaks_both_languages_and_says_what_to_do() -> None:
    assert [name for name, (what, do) in _REASONS.items() if not all((what.zh, what.en, do.zh, do.en))] == []
