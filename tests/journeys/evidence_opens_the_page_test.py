"""In Chromium: a published PDF is uploaded, read, published; a signal's evidence chip opens the page with the cell outlined."""

import os
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.browser_test import CHROMIUM, _complaints, browser, demo, followed, signed_in  # noqa: F401 - fixtures of the served demo
from tests.printed import faulty
from tests.published import documents

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="not run: needs chromium")

DRAWN = "() => [...document.querySelectorAll('.paper image')].every(i => i.getBBox().width > 0)"
LOOK = os.environ.get("LOOK", "")
"""A folder for pictures of what was seen, for whoever wants to look."""


def a_published_pdf(folder: Path) -> Path:
    """Return a real document where there is one, else a printed one with a planted fault."""
    if real := documents():
        return real[0]
    printed = folder / "部门预算.pdf"
    printed.write_bytes(faulty("table_total"))
    return printed


def seen(page: Any, name: str) -> None:
    if LOOK:
        for width in (390, 1440):
            page.set_viewport_size({"width": width, "height": 900})
            page.screenshot(path=f"{LOOK}/{name}-{width}.png", full_page=True)


def waits_for(page: Any, what: str) -> None:
    """Ask the page again until a worker has done what makes it show `what`."""
    for _ in range(60):
        if page.locator(what).count():
            return
        page.wait_for_timeout(500)
        page.reload()
    raise AssertionError(f"{what} did not come: {page.inner_text('main')[:400]}")


def test_a_pdf_is_uploaded_published_and_its_evidence_chip_opens_the_outlined_cell(
    demo: tuple[str, dict[str, str]], browser: Any, tmp_path: Path  # noqa: F811
) -> None:  # fmt: skip
    address, links = demo
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    signed_in(page, links["沈经办"])
    page.goto(f"{address}/figures/upload/")
    seen(page, "upload")
    page.set_input_files("input[name=files]", a_published_pdf(tmp_path))
    page.select_option("select[name=path]", label="明湖区财政局")
    page.select_option("select[name=level]", "public")
    page.click("button[value=upload]")
    waits_for(page, ".facts .b.due")
    seen(page, "batch")
    batch = page.url

    if page.locator("text=还没有认定是哪个单位").count():  # a real document's unit is in no register of the demo
        page.click("summary:has-text('认定单位')")
        page.select_option("select[name=identify-subject]", index=1)
        followed(page, "button[value=identify]")
        page.wait_for_load_state("networkidle")
    followed(page, "button[value=publish]")
    page.wait_for_load_state("networkidle")
    page.goto(f"{address}/diagnosis/")
    waits_for(page, "table.cards tbody a")
    seen(page, "signals")
    followed(page, "table.cards tbody a")
    page.wait_for_load_state("networkidle")
    seen(page, "signal")
    assert page.evaluate(DRAWN)
    signal = page.url
    followed(page, "a.chip:not(.law)")
    page.wait_for_load_state("networkidle")

    outline = page.locator(".paper rect.cell").first
    picture = page.locator(".paper image").first
    assert page.request.get(f"{address}{picture.get_attribute('href')}").headers["content-type"] == "image/jpeg"
    inside, whole = outline.bounding_box(), picture.bounding_box()
    assert whole["x"] <= inside["x"] and inside["x"] + inside["width"] <= whole["x"] + whole["width"]
    assert whole["y"] <= inside["y"] and inside["y"] + inside["height"] <= whole["y"] + whole["height"]
    seen(page, "cell")
    complaints = [_complaints(page, at) for at in (batch, signal, page.url, f"{address}/figures/upload/")]
    assert complaints == [[], [], [], []]
    page.goto(batch)
    followed(page, "section h2 a")
    seen(page, "document")
    page.goto(f"{address}/diagnosis/runs/")
    seen(page, "runs")
    followed(page, "table.cards tbody a")
    seen(page, "run")
