"""A rule is typed from its document, and judges only what is prepared after a colleague confirmed it."""

from fractions import Fraction

import pytest

from guantong.apps.ballots.models import Rule
from guantong.domain.voting.rule import Comparison, Denominator, Finding
from tests.world import World

FORM = {
    "verb": "propose", "propose-document": "明人常办〔2026〕8号", "propose-since": "2026-01-01", "propose-quorum": "1/2",
    "propose-quorum_compares": "more_than",
    **{f"propose-{name}_{n}": value for n in (1, 2, 3) for name, value in (("finds", ""), ("of", "whole"), ("compares", "at_least"))},
    "propose-finds_1": "passed", "propose-called_1": "合格", "propose-grades_1": ["satisfied", "basically"], "propose-share_1": "60％",
}  # fmt: skip


def test_a_rule_is_entered_as_the_document_says_it(world: World) -> None:
    answer = world.signed_in("wen").post("/ballots/rules/", FORM)

    row = Rule.objects.get()
    (cut,) = row.decides.cuts
    assert (answer.status_code, row.state) == (302, "proposed")
    assert (cut.called, cut.finds, cut.of, cut.compares, cut.share) == (
        "合格", Finding.PASSED, Denominator.WHOLE, Comparison.AT_LEAST, Fraction(3, 5)
    )  # fmt: skip
    assert (row.decides.quorum, row.decides.recused_in_whole) == (Fraction(1, 2), False)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"propose-share_1": "一半"}, "请写成 1/2"),
        ({"propose-share_1": "160%"}, "不超过 1"),
        ({"propose-share_1": "1/0"}, "请写成 1/2"),
        ({"propose-share_1": ""}, "请写比例"),
        ({"propose-grades_1": []}, "请选择合计的等次"),
        ({"propose-called_1": ""}, "请写文件中的名称"),
        ({"propose-finds_1": ""}, "至少写明一项标准"),
        ({"propose-document": ""}, "文号"),
    ],
)
def test_what_is_missing_or_wrong_is_told_at_its_field(world: World, change: dict[str, object], words: str) -> None:
    answer = world.signed_in("wen").post("/ballots/rules/", {**FORM, **change})

    assert (answer.status_code, words in answer.content.decode(), Rule.objects.count()) == (422, True, 0)


def test_members_read_the_rules_and_only_the_office_enters_them(world: World) -> None:
    world.signed_in("wen").post("/ballots/rules/", FORM)

    assert "明人常办〔2026〕8号" in world.signed_in("lin").get("/ballots/rules/").content.decode()
    assert [world.signed_in(who).post("/ballots/rules/", FORM).status_code for who in ("lin", "gu", "qin")] == [403] * 3
