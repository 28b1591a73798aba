"""Two typists, two computers, no network: slips join the board once, a number typed twice waits for a person (断网录入询问条)."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.journeys.browser_test import CHROMIUM, QUIET, ROOT, _until_answered, signed_in

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="not run: needs chromium")
GROW = """
import sys
from datetime import timedelta
from pathlib import Path
from guantong.gateways.cli.site_commands import start
start(Path(sys.argv[1]))
from django.conf import settings
from django.core.management import call_command
from guantong.gateways.cli.site_commands import serve
from guantong.gateways.clock import now
from guantong.gateways.demo.reviewed import grow_reviews
from guantong.gateways.demo.world import grow_site, sign_in_links
from guantong.gateways.site.demo_folder import mark
if __name__ == "__main__":
    mark(settings.DATA)
    call_command("migrate", verbosity=0)
    people = grow_site(now() - timedelta(days=9))
    review, _ = grow_reviews(people, now())
    for person, _, address in sign_in_links(people, now()):
        print(person.name, address, flush=True)
    print("grown", review.pk, flush=True)
    serve("127.0.0.1", int(sys.argv[2]), demo=Path(sys.argv[1]))
"""
KEPT = """() => new Promise((done) => {
  const asked = indexedDB.open("guantong-slips", 1);
  asked.onsuccess = () => {
    const kept = asked.result.transaction("slips").objectStore("slips").getAll();
    kept.onsuccess = () => done(kept.result.map((one) => [Number(one.slip), Boolean(one.done)]));
  };
})"""


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, str], str]]:
    """Return the address of a served district with one review held, the sign-in links by name, and the review's number."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {k: v for k, v in os.environ.items() if k not in ("GUANTONG_DATA", "DATABASE_URL", "DEMO")}
    served = subprocess.Popen(
        [sys.executable, "-c", GROW, str(tmp_path_factory.mktemp("hall")), str(port)], cwd=ROOT, env=environment,
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    links, number = {}, ""
    for line in served.stdout or ():
        name, _, rest = line.strip().partition(" ")
        if name == "grown":
            number = rest
            break
        links[name] = f"http://127.0.0.1:{port}{rest}"
    _until_answered(f"http://127.0.0.1:{port}/accounts/login/")
    yield f"http://127.0.0.1:{port}", links, number
    served.terminate()
    served.wait(20)


def test_two_typists_without_network_are_merged_without_doubles(hall: tuple[str, dict[str, str], str]) -> None:
    from playwright.sync_api import expect, sync_playwright

    address, links, review = hall
    complaints: list[str] = []
    sendings: list[str] = []
    with sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        typists = []
        for name in ("沈经办", "顾主任"):
            computer = opened.new_context()
            page = computer.new_page()
            signed_in(page, links[name])
            page.goto(f"{address}/reviews/{review}/slips/")
            page.on("pageerror", lambda error: complaints.append(str(error)))
            page.on("request", lambda asked: "take_down" in asked.url and sendings.append(asked.url))
            typists.append((computer, page))

        # the network goes; both type, and both type slip 21
        for computer, page in typists:
            computer.set_offline(True)
            expect(page.locator("form.typing-slips")).to_be_visible()
        (_, mine), (_, theirs) = typists
        _typed(mine, "21", "公厕造价为什么高？")
        _typed(mine, "22", "路灯的电费由谁付？")
        _typed(theirs, "21", "公厕的造价是不是偏高？")
        _typed(theirs, "23", "绿化养护按什么标准？")
        expect(mine.locator("[data-says]")).to_contain_text("没有网络")
        assert (sorted(mine.evaluate(KEPT)), sendings) == ([[21, False], [22, False]], [])

        # again there is network: all join by themselves, and pressing on sends nothing twice
        for computer, page in typists:
            computer.set_offline(False)
            expect(page.locator("[data-says]")).to_contain_text("全部已并入")
            page.evaluate("dispatchEvent(new Event('online'))")
        assert (len(sendings), complaints) == (4, [])
        assert sorted(theirs.evaluate(KEPT)) == [[21, True], [23, True]]

        # what is known to be there goes from the computer when the page is opened again
        theirs.reload()
        expect(theirs.locator("[data-queue] li")).to_have_count(0)
        mine.goto(f"{address}/reviews/{review}/board/")
        board = mine.locator("#board")
        for text in ("公厕造价为什么高？", "公厕的造价是不是偏高？", "路灯的电费由谁付？", "绿化养护按什么标准？"):
            expect(board.get_by_text(text, exact=True)).to_have_count(1)

        # the number typed twice stands side by side; a person merges
        pair = mine.locator("section", has_text="条号相同").locator(".split", has_text="条号 21")
        expect(pair.locator("a.btn")).to_have_count(2)
        other = pair.locator("div", has_text="公厕的造价是不是偏高？").last
        number = (
            pair.locator("div", has_text="公厕造价为什么高？")
            .last.locator("b")
            .inner_text()
            .split("第 ")[1]
            .split(" ")[0]
        )
        with mine.expect_navigation():
            other.locator("a.btn").click()
        mine.locator("summary", has_text="归并").click()
        mine.fill("[name=merge-with_number]", number)
        mine.click("button[value=merge]")
        expect(mine.locator("main")).to_contain_text("已归并")
        mine.goto(f"{address}/reviews/{review}/board/")
        expect(mine.locator("section", has_text="条号相同").locator(".split", has_text="条号 21")).to_have_count(0)
        assert complaints == []
        opened.close()


def _typed(page: object, slip: str, text: str) -> None:
    page.fill("[name=slip]", slip)  # type: ignore[attr-defined]
    page.fill("[name=text]", text)  # type: ignore[attr-defined]
    page.press("[name=text]", "Enter")  # type: ignore[attr-defined]
    page.wait_for_selector(f"[data-queue] >> text={text}")  # type: ignore[attr-defined]
