"""The picture of a page lies as the page was read, so that outlined cells are where they are seen."""

from io import BytesIO
from pathlib import Path

from PIL import Image

from guantong.gateways.adapters.published_documents.frame_test import GRID, TEXT, page
from guantong.gateways.adapters.published_documents.render import picture


def test_a_page_with_its_text_sideways_is_pictured_upright(tmp_path: Path) -> None:
    read = page(tmp_path, b"0 1 -1 0 200 0 cm " + TEXT + GRID, media=b"0 0 200 300")

    shown = Image.open(BytesIO(picture(tmp_path / "表.pdf", 1, 72)))

    assert shown.size == (read.width, read.height) == (300, 200)
    x0, top, x1, bottom = (round(side) for side in read.grids[0].box)
    assert min(shown.convert("L").crop((x0 - 1, top - 1, x0 + 2, bottom)).getdata()) < 128
    assert min(shown.convert("L").crop((x1 + 4, top, 300, bottom)).getdata()) > 200
