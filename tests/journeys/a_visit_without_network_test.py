"""A visit filled in where there is no network: kept on the phone, photos made small, sent once when there is one (断网走访)."""

import io
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from tests.journeys.browser_test import CHROMIUM, QUIET, ROOT, _until_answered, followed, signed_in

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="not run: needs chromium")
GROW = """
import sys
from pathlib import Path
from guantong.gateways.cli.site_commands import grow_demo, serve
grow_demo(Path(sys.argv[1]), small=True)
print("grown", flush=True)
serve("127.0.0.1", int(sys.argv[2]), demo=Path(sys.argv[1]))
"""
DRAFTS = """() => new Promise((done) => {
  const asked = indexedDB.open("guantong", 1);
  asked.onsuccess = () => {
    const kept = asked.result.transaction("visits").objectStore("visits").getAll();
    kept.onsuccess = () => done(kept.result.map((draft) => ({queued: draft.queued, sizes: draft.photos.map((photo) => photo.blob.size)})));
  };
})"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, str]]]:
    """Return the address of a served demo in which one matter is drawn, and the sign-in links by name."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {k: v for k, v in os.environ.items() if k not in ("GUANTONG_DATA", "DATABASE_URL", "DEMO")}
    served = subprocess.Popen(
        [sys.executable, "-c", GROW, str(tmp_path_factory.mktemp("visit")), str(port)], cwd=ROOT, env=environment,
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    links, name = {}, ""
    for line in served.stdout or ():
        if line.startswith("grown"):
            break
        if "://" in line:
            links[name] = line.strip().replace(":8000", f":{port}")
        name = line.strip().partition("\t")[0]
    _until_answered(f"http://127.0.0.1:{port}/accounts/login/")
    yield f"http://127.0.0.1:{port}", links
    served.terminate()
    served.wait(20)


def test_a_visit_without_network_waits_on_the_phone_and_is_sent_once(
    site: tuple[str, dict[str, str]], tmp_path: Path
) -> None:
    from playwright.sync_api import expect, sync_playwright

    address, links = site
    noise = Image.effect_noise((3000, 2000), 90).convert("RGB")
    noise.save(tmp_path / "现场.jpg", "JPEG", quality=95)
    complaints: list[str] = []
    sendings: list[str] = []
    with sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        phone = opened.new_context(viewport={"width": 390, "height": 844})
        page = phone.new_page()
        signed_in(page, links["苏审计"])
        page.goto(f"{address}/findings/rounds/1/")
        followed(page, "a[href*='/findings/visits/']")
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda asked: "hand_in" in asked.url and sendings.append(asked.url))

        # what is filled in outlives the page, until its owner deletes it
        page.fill("[name=hand_in-words]", "试填。")
        page.wait_for_selector("text=已存在本机")
        page.reload()
        expect(page.locator("[name=hand_in-words]")).to_have_value("试填。")
        page.once("dialog", lambda asked: asked.accept())
        followed(page, "[data-discard]")
        expect(page.locator("[name=hand_in-words]")).to_have_value("")
        assert page.evaluate(DRAFTS) == []

        # in the basement: filled in, a photo of 3,000 pixels, handed in, and nothing leaves the phone
        phone.set_offline(True)
        for answers in page.query_selector_all(".thumbs"):
            answers.query_selector("label").click()
        page.fill("[name=hand_in-words]", "看了现场和台账。")
        page.set_input_files("input[type=file]", str(tmp_path / "现场.jpg"))
        page.wait_for_selector("[data-photos] li")
        page.click("button[value=hand_in]")
        page.wait_for_selector("text=已在本机排队")
        (draft,) = page.evaluate(DRAFTS)
        assert (draft["queued"], draft["sizes"][0] < (tmp_path / "现场.jpg").stat().st_size / 2) == (True, True)
        assert sendings == []

        # out again: sent once, by itself; nothing is left on the phone
        phone.set_offline(False)
        page.wait_for_selector("text=看了现场和台账。")
        page.wait_for_selector("[data-done]")
        assert (page.evaluate(DRAFTS), len(sendings), complaints) == ([], 1, [])
        with page.expect_download() as fetched:
            followed(page, "a:has-text('现场.jpg')")
            page.click("a[href$='/content/']")
        sent = Image.open(io.BytesIO(Path(fetched.value.path()).read_bytes()))
        assert (max(sent.size), dict(sent.getexif())) == (1600, {})
        opened.close()
