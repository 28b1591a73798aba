"""A rule cites only law of its day, and one that stumbles stops no other."""

from collections.abc import Iterator
from dataclasses import replace

from guantong.domain.evidence import Evidence
from guantong.domain.fiscal.document import Document, DocumentKind
from guantong.domain.fiscal.table import Row, Table, Value
from guantong.domain.law.catalogue import DISCLOSURE
from guantong.domain.money import Amount
from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.examination import examine
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Held, Outcome, agreed
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words


def case(year: int, kind: DocumentKind = DocumentKind.BUDGET, body: str = "明湖区财政局") -> Case:
    return Case(Document("预算.pdf", (), body, kind, "department", year, ()))


def rule(*basis: str) -> Rule:
    made = Rule("X01", Words("试", "try"), Question.BASIS, Words("{what}", "{what}"), basis)

    @made.check
    def look(asked: Case, _: Limits) -> Iterator[Outcome]:
        yield made.signal(asked, "subject", (), what="话")

    return made


def test_history_is_not_judged_by_later_law() -> None:
    later, earlier = "budget-reg-2020-art-5", "budget-law-2018-art-32"

    (signal,) = examine(case(2019), [rule(later, earlier)]).signals

    assert [citation.id for citation in signal.citations] == [earlier]


def test_a_unit_and_a_department_are_told_the_article_that_binds_them() -> None:
    made = rule(*DISCLOSURE)
    unit = Case(replace(case(2025).document, level="unit"))

    found = [[c.id for c in examine(asked, [made]).signals[0].citations] for asked in (case(2025), unit)]

    assert found == [["budget-law-2018-art-14-2", "budget-reg-2020-art-6"], ["budget-reg-2020-art-6"]]


def test_a_budget_is_not_told_the_law_of_final_accounts() -> None:
    made = rule("budget-law-2018-art-32", "budget-law-2018-art-75")

    found = [
        [c.id for c in examine(case(2025, kind), [made]).signals[0].citations]
        for kind in (DocumentKind.BUDGET, DocumentKind.FINAL_ACCOUNTS)
    ]

    assert found == [["budget-law-2018-art-32"], ["budget-law-2018-art-75"]]


def test_without_any_law_of_the_day_nothing_is_computed() -> None:
    found = examine(case(2016), [rule("budget-law-2018-art-75")])

    assert found.signals == []
    assert [outcome.why.zh for _, outcome in found.not_computed] == ["当时的法律不在目录中"]


def test_a_law_whose_date_of_force_is_not_known_is_cited_as_such() -> None:
    (signal,) = examine(case(2025), [rule("npc-2018-guidance", "budget-law-2018-art-32")]).signals

    assert [(c.id, c.status) for c in signal.citations] == [
        ("npc-2018-guidance", "undated"),
        ("budget-law-2018-art-32", "verified"),
    ]
    assert "未核实施行日期" in signal.citations[0].words().zh


def test_an_undated_law_alone_binds_no_day_before_the_catalogue() -> None:
    found = examine(case(2006), [rule("npc-2018-guidance")])

    assert found.signals == []
    assert [outcome.why.zh for _, outcome in found.not_computed] == ["当时的法律不在目录中"]


def test_without_a_year_no_law_is_said_to_have_been_in_force() -> None:
    (signal,) = examine(Case(replace(case(2025).document, year=None)), [rule("budget-law-2018-art-75")]).signals

    assert [c.status for c in signal.citations] == ["undated"]


def test_a_signal_is_the_same_on_the_next_run_and_another_for_another_body_or_year() -> None:
    made = rule("budget-law-2018-art-75")

    def identity(asked: Case) -> str:
        return examine(asked, [made]).signals[0].id

    assert identity(case(2025)) == identity(case(2025))
    assert len({identity(case(2025)), identity(case(2024)), identity(case(2025, body="明湖区教育局"))}) == 3


def test_a_rule_that_stumbles_is_not_computed_and_stops_no_other() -> None:
    broken = rule("budget-law-2018-art-75")

    @broken.check
    def look(_: Case, __: Limits) -> Iterator[Outcome]:
        raise KeyError("不料")
        yield

    found = examine(case(2025), [broken, rule("budget-law-2018-art-75")])

    assert len(found.signals) == 1
    assert "没有料到" in found.not_computed[0][1].why.zh


def test_what_a_watching_rule_leaves_silent_is_not_counted_as_an_identity() -> None:
    weighing, watching = rule("budget-law-2018-art-32"), rule("budget-law-2018-art-32")
    table = Table("expenditure", "支出表", "元", (1,), (Row("合计", {"total": Value(Evidence("a.pdf", 1), 100)}),))
    asked = Case(replace(case(2025).document, tables=(table,)))

    def held(_: Case, __: Limits) -> Iterator[Outcome]:
        yield Held("something")

    weighing.check(held)
    watching.watch(held)

    assert [(e.computed, e.held) for e in (examine(asked, [weighing]), examine(asked, [watching]))] == [(1, 1), (0, 0)]


def test_digits_cut_off_are_told_from_digits_rounded_in_one_line_a_table() -> None:
    made = rule("budget-law-2018-art-32")

    @made.check
    def look(_: Case, __: Limits) -> Iterator[Outcome]:
        yield agreed("正文与《支出表》", Amount(1_230_000, 10_000), 7_000)
        yield agreed("正文与《支出表》", Amount(1_240_000, 10_000), -7_000)

    (line,) = examine(case(2025), [made]).rounding

    assert (line.differences, line.largest, line.cut) == (2, 7_000, 1)


def test_a_document_without_a_name_is_not_said_to_lack_last_years() -> None:
    assert Case(replace(case(2025).document, body="")).why_no_previous.zh == "本文件未写明单位，不能与其他文件对应"
    assert case(2025).why_no_previous.zh == "没有上年同类文件，无法比较"
