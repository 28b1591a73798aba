"""A slip is scanned on an old phone without JavaScript, answered, sent again for nothing; the page has no fault axe finds (问卷)."""

import shutil
from typing import Any

import pytest

from guantong.apps.surveys import sampling
from guantong.apps.surveys.models import Answer
from tests.journeys.browser_test import AXE, CHROMIUM, QUIET
from tests.surveys import HOUSEHOLDS, PEOPLE, SATISFIED, Held, book, opened
from tests.world import World

pytestmark = [
    pytest.mark.skipif(not (shutil.which("chromium") and AXE.exists()), reason="not run: needs chromium and axe-core"),
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def held(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Held:  # noqa: ARG001 - the server reads what was committed
    monkeypatch.setenv(
        "DJANGO_ALLOW_ASYNC_UNSAFE", "1"
    )  # the browser's loop runs in this thread; nothing here is async
    return opened(World.grown(), {"湖滨社区": 2000})


def test_a_slip_is_answered_without_javascript_once(live_server: Any, held: Held) -> None:
    from playwright.sync_api import sync_playwright

    (code,) = held.slips(1, "湖滨社区")
    address = f"{live_server.url}/surveys/a/{code.replace('-', '')}/"
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        page = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False).new_page()
        page.goto(address)
        page.check("input[name=use][value=yes]")
        page.click("button[value=answer]")
        missing = page.text_content("main") or ""
        page.check("input[name=overall][value='2']")
        page.check("input[name=why][value=time]")
        page.fill("textarea[name=words]", "树太少")
        page.click("button[value=answer]")
        thanks = page.text_content("main") or ""
        page.goto(address)
        again = page.text_content("main") or ""
        browser.close()

    assert ["请回答这道题" in missing, "您的答卷已收到" in thanks, "每个码只计一次" in again] == [True] * 3
    assert [one.answers for one in Answer.objects.all()] == [
        {"use": ["yes"], "overall": ["2"], "why": ["time"], "words": ["树太少"]}
    ]


def test_the_pages_of_a_survey_have_no_fault_and_no_sideways_scroll(live_server: Any, held: Held) -> None:
    from playwright.sync_api import sync_playwright

    link, pk = held.read().link, held.survey.pk
    for number in range(6):
        held.openly({**SATISFIED, "words": ("树太少",)}, source=str(number))
    facts = {
        "file_name": "名单.xlsx",
        "seed": "07 19",
        "seed_from": "开奖",
        "by": held.world.standing("shen"),
        "as_of": held.world.now,
    }
    sampling.draw_sample(
        survey=held.read(), raw=book(("编号", "社区", "层"), HOUSEHOLDS), size=30, substitutes=2, **facts
    )
    panel = sampling.draw_panel(
        title="参与库", raw=book(("编号", "社区", "性别"), PEOPLE), size=30, named=0, quotas=[], **facts
    )
    client = held.world.signed_in("shen")
    found: list[str] = []
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        context = browser.new_context()
        cookies = [{"name": name, "value": morsel.value, "url": live_server.url} for name, morsel in client.cookies.items()]  # fmt: skip
        page = context.new_page()
        found += complaints(page, f"{live_server.url}/surveys/o/{link}/")
        context.add_cookies(cookies)
        of_it = ("", "slips/", "poster/", "paper/", "type/", "on-behalf/", "files/", "sample/")
        for at in ("", "panels/", f"panels/{panel.pk}/", "weighings/", *(f"{pk}/{one}" for one in of_it)):
            found += complaints(page, f"{live_server.url}/surveys/{at}")
        held.does("close")
        words = f"{pk}/words/{Answer.objects.values_list('pk', flat=True)[0]}/words/"
        for at in (f"{pk}/result/", f"{pk}/sample/", words):
            found += complaints(page, f"{live_server.url}/surveys/{at}")
        browser.close()

    assert found == []


def complaints(page: Any, address: str) -> list[str]:
    """Open `address` on a desk and on a phone; return what axe finds, and whether it scrolls sideways."""
    found = []
    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(address)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append(f"{address} scrolls sideways at {width}")
        page.evaluate(AXE.read_text("utf-8"))
        wrong = page.evaluate("axe.run().then(r => r.violations.map(v => v.id + ' ' + v.nodes[0].html.slice(0, 160)))")
        found += [f"{address} at {width}: {what}" for what in wrong]
    return found
