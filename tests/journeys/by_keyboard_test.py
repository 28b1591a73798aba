"""A due step is registered from the desk by keyboard alone: the focus is always seen, nothing is out of reach (键盘)."""

import re
from typing import Any

import pytest

from tests.journeys.browser_test import CHROMIUM, browser, demo, followed, signed_in  # noqa: F401 - fixtures of the served demo

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="not run: needs chromium")

MOST = 80
"""Presses of Tab after which a thing counts as out of reach."""
SEEN = """() => {
  const on = document.activeElement, box = on.getBoundingClientRect(), style = getComputedStyle(on);
  const ringed = style.boxShadow !== "none" && style.outlineStyle !== "none";
  return {words: (on.innerText || on.name || "").trim(), name: on.name || "", ringed, shown: box.width > 0 && box.height > 0};
}"""


def tab_to(page: Any, wanted: str, unseen: list[str]) -> None:
    """Press Tab until what is called `wanted` has the focus; note what had it without being seen."""
    for _ in range(MOST):
        page.keyboard.press("Tab")
        on = page.evaluate(SEEN)
        if not (on["ringed"] and on["shown"]):
            unseen.append(on["words"])
        if re.search(wanted, on["words"]) or re.search(wanted, on["name"]):
            return
    raise AssertionError(f"“{wanted}” cannot be reached by Tab")


def press(page: Any, key: str) -> None:
    with page.expect_navigation():
        page.keyboard.press(key)


def test_a_step_is_registered_from_the_desk_by_keyboard_alone(demo: tuple[str, dict[str, str]], browser: Any) -> None:  # noqa: F811
    address, links = demo
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN", timezone_id="Asia/Shanghai")
    page, unseen = context.new_page(), []
    page.goto(links["沈经办"])
    tab_to(page, "进入|登录", unseen)
    press(page, "Enter")

    # the skip link is the first thing, and leads past the navigation
    page.keyboard.press("Tab")
    assert page.evaluate(SEEN)["words"] == "跳到正文"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    tab_to(page, "^登记：", unseen)
    press(page, "Enter")

    # the form stands open; each part of the day takes its digits; Escape leaves a field and sends nothing
    tab_to(page, "register-happened_on", unseen)
    page.keyboard.type("11022026")  # the browser's own language is English here: month, day, year
    assert page.input_value("[name=register-happened_on]") == "2026-11-02"
    tab_to(page, "register-document", unseen)
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.tagName") == "BODY"
    page.keyboard.press("Shift+Tab")
    tab_to(page, "register-document", unseen)
    page.keyboard.type("明财预〔2026〕31号")
    press(page, "Enter")

    body = page.inner_text("main")
    context.close()
    assert [word for word in ("已办理：登记", "已登记", "2026-11-02", "明财预〔2026〕31号") if word not in body] == []
    assert unseen == []


def test_every_verb_of_a_step_is_reached_by_tab(demo: tuple[str, dict[str, str]], browser: Any) -> None:  # noqa: F811
    address, links = demo
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN", timezone_id="Asia/Shanghai")
    page, unseen = context.new_page(), []
    signed_in(page, links["顾主任"])
    page.goto(f"{address}/years/?state=planned")
    followed(page, "main tbody a:not(.btn)")
    verbs = page.eval_on_selector_all(
        ".acts :is(summary, .row > form > button)", "all => all.map(v => v.innerText.trim())"
    )

    page.focus("#main")
    for verb in verbs:
        tab_to(page, f"^{re.escape(verb)}$", unseen)

    context.close()
    assert len(verbs) >= 3
    assert unseen == []
