"""Every desk of the demo in Chromium: axe, strict CSP, no sideways scroll, at 1440 and at 390 (浏览器)."""

import math
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
import pytest

from guantong.domain.roles import Role

ROOT = Path(__file__).parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(
    not (CHROMIUM and AXE.exists()), reason="not run: needs chromium and axe-core (make test provides them)"
)
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
GROW = """
import sys
from pathlib import Path
from guantong.gateways.cli.site_commands import grow_demo, serve
grow_demo(Path(sys.argv[1]), small=True)
print("grown", flush=True)
serve("127.0.0.1", int(sys.argv[2]), demo=Path(sys.argv[1]))
"""


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, str]]]:
    """Return the address of a served demo, and a sign-in link for every person by name."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {k: v for k, v in os.environ.items() if k not in ("GUANTONG_DATA", "DATABASE_URL", "DEMO")}
    served = subprocess.Popen(
        [sys.executable, "-c", GROW, str(tmp_path_factory.mktemp("demo")), str(port)], cwd=ROOT, env=environment,
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    links, name = {}, ""
    for line in served.stdout:
        if line.startswith("grown"):
            break
        if "://" in line:
            links[name] = line.strip().replace(":8000", f":{port}")
        name = line.strip().partition("\t")[0]
    _until_answered(f"http://127.0.0.1:{port}/accounts/login/")
    yield f"http://127.0.0.1:{port}", links
    served.terminate()
    served.wait(20)


def _until_answered(address: str) -> None:
    for _ in range(200):
        try:
            urllib.request.urlopen(address).close()  # noqa: S310 - our own loopback address
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"{address} did not answer")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield opened
        opened.close()


def _complaints(page: Any, address: str) -> list[str]:
    """Open `address` at both widths and return what axe and the browser complain of."""
    found: list[str] = []
    page.on("console", lambda said: said.type == "error" and found.append(f"{address}: {said.text}"))
    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(address)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append(f"{address}: scrolls sideways at {width}")
        # axe comes in through the debugger, which the page's own policy does not forbid
        page.evaluate(AXE.read_text("utf-8"))
        wrong = page.evaluate("axe.run().then(r => r.violations.map(v => v.id + ' ' + v.nodes[0].html.slice(0, 120)))")
        found += [f"{address} at {width}: {what}" for what in wrong]
    return found


def test_every_role_has_somebody_at_a_desk(demo: tuple[str, dict[str, str]]) -> None:
    _, links = demo

    assert len(links) >= len(Role)


def signed_in(page: Any, link: str) -> None:
    """Sign in by a link of the demo, and wait until the desk has come, however slow the machine is."""
    page.goto(link)
    page.click("main form button.main")
    page.wait_for_selector("nav.nav a")


@pytest.fixture(scope="module")
def at_desk(demo: tuple[str, dict[str, str]], browser: Any) -> Callable[..., Any]:
    """Open a browser at somebody's desk. A link opens once, so whoever was there before comes back with the session."""
    address, links = demo
    kept: dict[str, Any] = {}

    def opened(who: str, **how: str) -> Any:
        page = browser.new_context(storage_state=kept.get(who), **how).new_page()
        if who in kept:
            page.goto(f"{address}/")
        else:
            signed_in(page, links[who])
            kept[who] = page.context.storage_state()
        return page

    return opened


def followed(page: Any, selector: str) -> None:
    """Click what leads to another page, and wait until that has come: else what is asked next may be asked of the old one."""
    with page.expect_navigation():
        page.click(selector)


@pytest.mark.parametrize("who", ["沈经办", "顾主任", "林代表", "席系统", "安安全", "史审计", "秦会计"])
def test_every_page_of_a_desk_is_accessible_and_obeys_the_policy(at_desk: Callable[..., Any], who: str) -> None:
    page = at_desk(who)
    pages = page.eval_on_selector_all("nav.nav a", "found => found.map(a => a.href)")
    inner = []
    for address in pages:
        page.goto(address)
        inner += page.eval_on_selector_all("main tbody a:not(.btn)", "found => found.slice(0, 1).map(a => a.href)")
    addresses = dict.fromkeys([*pages, *inner])
    complaints = [what for address in addresses for what in _complaints(page.context.new_page(), address)]
    page.context.close()

    assert len(pages) >= 2
    assert complaints == []


_ACROSS = "getComputedStyle(document.body).page"
_WIDTHS = {"auto": 688, "broad": 1032, "wide": 1032, "a3": 1480}
"""What a sheet leaves between its margins, in CSS pixels: A4 upright and across, A3 across."""
_CUT = """found => [...document.querySelectorAll("main *")]
    .filter(one => one.getClientRects().length && one.getBoundingClientRect().right > innerWidth + 1 && !one.closest("svg, .sr"))
    .map(one => one.tagName + " " + one.textContent.slice(0, 30))"""


def _badly_printed(page: Any, address: str) -> list[str]:
    """Print a page and return what is wrong: a sheet without its source, its day or its number, and what does not fit across."""
    page.add_init_script(
        "window.print = () => {}"
    )  # the page opens the dialogue by itself, and two cannot print at once
    page.goto(address)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": _WIDTHS.get(page.evaluate(_ACROSS), 688), "height": 1000})
    found = [f"{address}: cut {what}" for what in page.evaluate(_CUT)[:2]]
    sheets = [sheet.get_textpage() for sheet in pdfium.PdfDocument(page.pdf(prefer_css_page_size=True))]
    for number, sheet in enumerate(sheets, 1):
        plain = "".join(sheet.get_text_range().split())
        wanted = ("来源：明湖区人大常委会", "截至", f"{number}/{len(sheets)}")
        lacking = [one for one in wanted if one not in plain]
        lacking += [] if "内部·" in _slanting(sheet) else ["内部·"]
        found += [f"{address}: sheet {number} of {len(sheets)} lacks {one}" for one in lacking]
    return found


def _slanting(sheet: Any) -> str:
    """Return the signs of a sheet that do not stand upright: those of a watermark, which lie between the lines they cross."""
    upright = (0, math.pi / 2, math.pi)
    turned = (
        sheet.get_text_range(at, 1)
        for at in range(sheet.count_chars())
        if min(abs(pdfium_c.FPDFText_GetCharAngle(sheet.raw, at) - angle) for angle in upright) > 0.1  # noqa: PLR2004
    )
    return "".join("".join(turned).split())


@pytest.mark.parametrize("who", ["沈经办", "林代表", "秦会计"])
def test_every_page_of_a_desk_is_printed_with_source_day_and_page_on_each_sheet_and_nothing_cut(
    at_desk: Callable[..., Any], who: str
) -> None:
    page = at_desk(who, locale="zh-CN")

    pages = page.eval_on_selector_all("nav.nav a", "found => found.map(a => a.href)")
    wrong = [what for address in pages for what in _badly_printed(page.context.new_page(), f"{address}?as=print")]
    page.context.close()

    assert len(pages) >= 2
    assert wrong == []
