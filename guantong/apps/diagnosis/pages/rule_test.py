"""One rule: its own files made a page; its limits through time; nobody sees there what they may not."""

from datetime import date

import pytest

from guantong.apps.diagnosis import thresholds
from guantong.apps.diagnosis.examples_page import drawn
from guantong.domain.rulebook.shelf import all_rules, rule_named
from tests.figures import published
from tests.world import World

pytestmark = pytest.mark.usefixtures("figures_folder")


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.stem)
def test_every_rule_has_its_page_with_law_and_examples(world: World, rule: object) -> None:
    page = world.signed_in("he").get(f"/diagnosis/rules/{rule.code}/").content.decode()

    assert (rule.title.zh in page, "<h3>" in page, "<thead><tr><th>" in page or "<blockquote>" in page) == (True,) * 3
    assert [c.id for c in rule.citations if f'href="/diagnosis/law/{c.id}/"' not in page] == []


def test_nothing_of_a_page_is_taken_as_html() -> None:
    page = drawn("# 题\n## <b>甲</b>\n给定 <script>\n| <i>列</i> | 金额 |\n|---|---|\n| 甲 | 1,200.00 |\n> <u>文</u>\n")

    assert [mark for mark in ("<b>", "<script>", "<i>", "<u>") if mark in page] == []
    assert "<td class=n>1,200.00</td>" in page


def test_the_districts_value_stands_among_the_rulebooks_a_proposal_only_for_the_commission(world: World) -> None:
    proposed = thresholds.propose(
        rule=rule_named("D02"), name="deviation", value=15, since=date(2025, 1, 1), document="明人常办〔2024〕8号",
        reason="试行", by=world.standing("shen"), as_of=world.now,
    )  # fmt: skip
    address = "/diagnosis/rules/D02/"

    shown = {who: "明人常办〔2024〕8号" in world.signed_in(who).get(address).content.decode() for who in ("he", "cao")}
    thresholds.put_in_force(threshold=proposed, by=world.standing("gu"), as_of=world.now)

    assert shown == {"he": True, "cao": False}
    assert "明人常办〔2024〕8号" in world.signed_in("cao").get(address).content.decode()


@pytest.mark.parametrize(("who", "status"), [("shen", 200), ("cao", 200), ("xi", 403)])
def test_who_may_see_it(world: World, who: str, status: int) -> None:
    published(world)

    answer = world.signed_in(who).get("/diagnosis/rules/B01/")

    assert (answer.status_code, "没有条件计算的文件" in answer.content.decode()) == (status, who == "shen")


def test_a_rule_that_is_not_there_is_not_found(world: World) -> None:
    assert world.signed_in("shen").get("/diagnosis/rules/Z99/").status_code == 404
