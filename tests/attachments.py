"""Files that people want to attach, honest and hostile, made here from nothing (测试附件)."""

import io
import zipfile

import xlsxwriter
from PIL import Image

_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def pdf(text: str = "Report", extra: str = "", catalog: str = "") -> bytes:
    """A PDF of one page that bears `text` (Latin)."""
    stream = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET"
    objects = [
        f"<</Type/Catalog/Pages 2 0 R{catalog}>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(stream)}>>stream\n{stream}\nendstream", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *filter(None, [extra]),
    ]  # fmt: skip
    out, places = "%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj{body}endobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    out += (
        f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF"
    )
    return out.encode("latin-1")


SCRIPTED_PDF = pdf(extra="<</S/JavaScript/JS(app.alert(1))>>", catalog="/Names<</JavaScript<</Names[(a) 6 0 R]>>>>")


def xlsx(*cells: str, **parts: bytes) -> bytes:
    """A workbook whose first column holds `cells`; `parts` are added to the package, `__` for a slash."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet("表一")
        for row, cell in enumerate(cells or ("项目",)):
            sheet.write_string(row, 0, cell)
    return _with(stream.getvalue(), parts)


def docx(*runs: str, header: str = "", **parts: bytes) -> bytes:
    """A text document whose first paragraph is cut into `runs`."""
    written = "".join(f"<w:r><w:t>{run}</w:t></w:r>" for run in runs or ("情况说明",))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _TYPES)
        package.writestr("word/document.xml", f"<w:document {_WORD}><w:body><w:p>{written}</w:p></w:body></w:document>")
        if header:
            package.writestr("word/header1.xml", f"<w:hdr {_WORD}><w:p><w:r><w:t>{header}</w:t></w:r></w:p></w:hdr>")
    return _with(stream.getvalue(), parts)


def zipped(**parts: bytes) -> bytes:
    """A zip of other parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w"):
        pass
    return _with(stream.getvalue(), parts)


def image(kind: str = "JPEG", size: tuple[int, int] = (64, 48), place: bool = True) -> bytes:
    """An image; a photograph knows where it was taken."""
    drawn, stream = Image.new("RGB", size, (16, 89, 122)), io.BytesIO()
    known = Image.Exif()
    if place:
        known[0x010F] = "Camera-ZX"
        known.get_ifd(0x8825)[1] = "N"
    drawn.save(stream, kind, exif=known)
    return stream.getvalue()


def _with(package: bytes, parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO(package)
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as opened:
        for name, content in parts.items():
            opened.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return stream.getvalue()
