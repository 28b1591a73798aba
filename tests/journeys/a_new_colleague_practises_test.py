"""A new colleague practises beside production: opened, grown, wiped by its administrator and anew; production is untouched to the byte."""

import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode

import pytest

from guantong.apps.jobs.practising import TYPED
from tests.promises.figures_site import Site

with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    PORT = free.getsockname()[1]
_LONGEST = 420


@pytest.fixture
def production(tmp_path: Path) -> Site:
    """An installation at work, with people, files and keys."""
    site = Site(tmp_path / "data", "tests.promises.exchange_process")
    site.done("grow")
    return site


def every(folder: Path) -> dict[str, tuple[bytes, int, int]]:
    """Every file of production with its bytes, mode and time; what stands in the folder of the practice area is not production's."""
    return {
        str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mode, path.stat().st_mtime_ns)
        for path in folder.rglob("*") if path.is_file() and path.relative_to(folder).parts[0] != "practice"
    }  # fmt: skip


@pytest.fixture
def area(production: Site) -> Iterator[tuple[Path, Path]]:
    """The practice area kept open beside it, and what it prints."""
    said = production.folder.parent / "said"
    told = [sys.executable, "-c", "from guantong.gateways.cli.command import main; raise SystemExit(main())"]
    with said.open("w") as out:
        process = subprocess.Popen(
            [*told, "practice", "--port", str(PORT)], env=production.environment(), stdout=out, stderr=out, start_new_session=True
        )  # fmt: skip
        yield production.folder / "practice", said
    process.terminate()
    process.wait(60)
    assert not answers()


def waited(said: Path, times: int) -> list[str]:
    """Return the sign-in links of the system administrator, once the district was grown so many times and the site answers."""
    until = time.monotonic() + _LONGEST
    while time.monotonic() < until:
        links = re.findall(rf"席系统.*\n\s+(http://127\.0\.0\.1:{PORT}\S+)", said.read_text())
        if len(links) >= times and answers():
            return links
        time.sleep(0.5)
    raise AssertionError(said.read_text()[-4000:])


def answers() -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/accounts/login/"):
            return True
    except OSError:
        return False


def test_it_is_opened_wiped_by_its_administrator_and_opened_anew_and_production_is_as_it_was(
    production: Site, area: tuple[Path, Path]
) -> None:
    folder, said = area
    before = every(production.folder)
    (link,) = waited(said, 1)
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))

    # the link's page has a form of one button; then the page where it is wiped
    signed_in = browser.open(link).read().decode()
    if token := re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', signed_in):
        browser.open(link, urlencode({"csrfmiddlewaretoken": token[1]}).encode())
    address = f"http://127.0.0.1:{PORT}/jobs/practice/"
    page = browser.open(address).read().decode()
    first = (folder / "keys" / "secret").read_bytes()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert token is not None
    form = urlencode({"csrfmiddlewaretoken": token[1], "verb": "wipe", "wipe-typed": TYPED}).encode()
    with suppress(OSError):  # it may have ended before the page that follows was shown
        browser.open(urllib.request.Request(address, form, {"Referer": address}))
    waited(said, 2)

    assert ('class="practice"' in page, "您现在就在演练区" in page) == (True, True)
    assert (folder / "keys" / "secret").read_bytes() != first
    assert every(production.folder) == before
