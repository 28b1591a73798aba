"""A deputy on a phone asks at a live review, is answered, is told what became of the opinion, and rates it (手机提问、评价).

The department, the commission, its office and finance do their part on phones as well: every page on the way is looked at by axe.
"""

from typing import Any

import pytest

from tests.journeys.browser_test import AXE, CHROMIUM, QUIET, followed, signed_in
from tests.journeys.slips_are_typed_without_network_test import hall

pytestmark = pytest.mark.skipif(
    not (CHROMIUM and AXE.exists()), reason="not run: needs chromium and axe-core (make test provides them)"
)
__all__ = ("hall",)
QUESTION = "绿化养护的单价为什么比上年高？"
WHO = ("林代表", "秦会计", "沈经办", "顾主任", "曹科长")


class Phone:
    """Somebody's phone, 390 pixels wide: where it is, and what axe and the browser complained of on the way."""

    def __init__(self, browser: Any, address: str, link: str, complaints: list[str]) -> None:
        """Sign in."""
        self.page = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
        self.address, self.complaints = address, complaints
        signed_in(self.page, link)
        self.page.on("pageerror", lambda error: complaints.append(str(error)))

    def at(self, path: str) -> None:
        """Open a page."""
        self.page.goto(f"{self.address}{path}")
        self.look()

    def goes(self, selector: str) -> None:
        """Follow what leads to another page."""
        followed(self.page, selector)
        self.look()

    def does(self, verb: str, **typed: str) -> None:
        """Fill in what a verb asks and do it; "=" before a value chooses it."""
        shut = self.page.locator(f"details.act:not([open]):has(button[value={verb}]) > summary")
        if shut.count():
            shut.click()
        for name, value in typed.items():
            field = self.page.locator(f"[name={verb}-{name}]")
            if field.first.get_attribute("type") == "radio":
                self.page.check(f"[name={verb}-{name}][value={value}]")
            elif field.evaluate("one => one.tagName") == "SELECT":
                field.select_option(value)
            else:
                field.fill(value)
        self.goes(f"button[value={verb}]")

    def look(self) -> None:
        """Note what is wrong with the page that is open."""
        self.page.evaluate(AXE.read_text("utf-8"))
        wrong = self.page.evaluate(
            "axe.run().then(r => r.violations.map(v => v.id + ' ' + v.nodes[0].html.slice(0, 120)))"
        )
        wrong += ["scrolls sideways"] * self.page.evaluate("document.documentElement.scrollWidth > innerWidth")
        self.complaints += [f"{self.page.url}: {what}" for what in wrong]

    def says(self, words: str) -> bool:
        """True when the page has the words."""
        return words in self.page.locator("main").inner_text()


def test_a_deputy_asks_is_answered_and_rates_on_a_phone(hall: tuple[str, dict[str, str], str]) -> None:
    from playwright.sync_api import sync_playwright

    address, links, review = hall
    complaints: list[str] = []
    with sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        lin, qin, shen, gu, cao = (Phone(opened, address, links[name], complaints) for name in WHO)

        # the deputy asks; the board shows the deputy's own alone
        lin.at(f"/reviews/{review}/board/")
        lin.does("ask", unit="CG", text=QUESTION)
        assert (lin.says(QUESTION), lin.says("三个信息化项目")) == (True, False)

        # the department answers, and the deputy reads it
        qin.at(f"/reviews/{review}/board/")
        qin.goes(f"a:has-text('{QUESTION}')")
        qin.does("answer", answer="新增三处公园，养护标准按省定额上调。", answered_by="秦会计 计财科")
        lin.at(f"/reviews/{review}/board/")
        assert lin.says("答：新增三处公园")

        # the question becomes an opinion in the deputy's name, and goes to finance by a letter with a number
        shen.at(f"/reviews/{review}/board/")
        shen.goes(f"a:has-text('{QUESTION}')")
        shen.goes("a:has-text('转为意见')")
        shen.does("raise_opinion", text="绿化养护单价高于上年，建议核减。", head="departments", change_asked="-200000")
        opinion = shen.page.url.rstrip("/").rpartition("/")[2]
        lin.at("/opinions/mine/")
        assert (lin.says("绿化养护单价高于上年"), lin.says("已提出")) == (True, True)
        shen.at(f"/opinions/referrals/new/?chosen={opinion}")
        shen.does("prepare", title="关于转送预算审查意见的函")
        gu.at(shen.page.url.removeprefix(address))
        gu.does("note_sent", number="明人预函〔2026〕31号")

        # finance confirms in writing; what it said is told to who asked, and not before
        cao.at(f"/opinions/{opinion}/")
        cao.does(
            "confirm", outcome="partly", reason="按省定额重算，核减一半。", place="绿化养护", amount="-100000", cause="opinion",
            document="明财函〔2026〕41号",
        )  # fmt: skip
        lin.at(f"/opinions/mine/{opinion}/")
        assert (lin.says("核减一半"), lin.page.locator("button[value=rate]").count()) == (False, 0)
        shen.at(f"/opinions/{opinion}/")
        shen.does(
            "tell", proposer=shen.page.locator("[name=tell-proposer] option").nth(1).get_attribute("value"), how="here"
        )

        # the deputy finds it on the desk, reads the answer, rates it
        lin.at("/")
        lin.goes("main a:has-text('您的意见已答复')")
        assert lin.says("核减一半")
        lin.does("rate", rating="mostly", words="请公布定额文号")
        assert (lin.says("您的评价"), lin.says("请公布定额文号")) == (True, True)
        lin.at("/")
        assert not lin.says("您的意见已答复")
        opened.close()
    assert complaints == []
