"""Statutory days, exact: each case a step, a jurisdiction, what is known, the day it is due and the article that says so."""

from datetime import date

import pytest

from guantong.domain.law.catalogue import cite
from guantong.domain.lifecycle.calendar import step_kind
from guantong.domain.lifecycle.clocks import add_months, due
from guantong.domain.lifecycle.events import Event as E
from guantong.domain.lifecycle.profile import profile

D = date
N, SH, ZJ, HN, CQ = "national", "shanghai", "zhejiang", "henan", "chongqing"
B44, B69, B78 = "budget-law-2018-art-44-4", "budget-law-2018-art-69-6", "budget-law-2018-art-78"
PUB, PUB2 = "budget-law-2018-art-14-1", "budget-law-2018-art-14-2"
S27, S15, OLD = "supervision-law-2024-art-27", "supervision-law-2024-art-15", "supervision-law-2006-art-12"
CASES = [
    # before a session: the day itself is still in time; 30 natural days back
    (N, "draft_submitted", 2026, {E.CONGRESS: D(2026, 2, 5)}, D(2026, 1, 6), B44),
    (N, "draft_submitted", 2025, {E.CONGRESS: D(2025, 1, 15)}, D(2024, 12, 16), B44),  # across the year's end
    (N, "draft_submitted", 2024, {E.CONGRESS: D(2024, 3, 30)}, D(2024, 2, 29), B44),  # a leap day
    (N, "draft_submitted", 2023, {E.CONGRESS: D(2023, 3, 30)}, D(2023, 2, 28), B44),
    (N, "draft_submitted", 2024, {E.CONGRESS: D(2024, 3, 31)}, D(2024, 3, 1), B44),
    (N, "draft_submitted", 2026, {E.CONGRESS: D(2026, 3, 19)}, D(2026, 2, 17), B44),  # Spring Festival: not shifted
    (N, "draft_submitted", 2019, {E.CONGRESS: D(2019, 1, 28)}, D(2018, 12, 29), B44),  # the first days of the text at hand
    (N, "voters_heard", 2026, {E.CONGRESS: D(2026, 2, 5)}, D(2026, 2, 5), "budget-law-2018-art-45"),
    (N, "adjustment_sent", 2026, {E.ADJUSTMENT_SESSION: D(2026, 12, 23)}, D(2026, 11, 23), B69),
    (N, "adjustment_sent", 2026, {E.ADJUSTMENT_SESSION: D(2026, 12, 29)}, D(2026, 11, 29), B69),  # moved: a Sunday stays
    (N, "adjustment_sent", 2025, {E.ADJUSTMENT_SESSION: D(2025, 10, 31)}, D(2025, 10, 1), B69),  # National Day stays
    (N, "adjustment_sent", 2024, {E.ADJUSTMENT_SESSION: D(2024, 3, 30)}, D(2024, 2, 29), B69),
    (N, "accounts_sent", 2025, {E.ACCOUNTS_SESSION: D(2026, 7, 24)}, D(2026, 6, 24), B78),
    (N, "accounts_sent", 2025, {E.ACCOUNTS_SESSION: D(2026, 9, 30)}, D(2026, 8, 31), B78),
    (N, "special_sent", 2026, {E.REPORT_SESSION: D(2026, 6, 26)}, D(2026, 6, 6), S15),
    (N, "special_submitted", 2026, {E.REPORT_SESSION: D(2026, 6, 26)}, D(2026, 6, 16), S15),
    (N, "special_handed_out", 2026, {E.REPORT_SESSION: D(2026, 6, 26)}, D(2026, 6, 19), S15),  # 端午 2026-06-19 stays
    (N, "special_sent", 2023, {E.REPORT_SESSION: D(2023, 6, 27)}, D(2023, 6, 7), OLD),  # by the text of that day
    (N, "special_submitted", 2023, {E.REPORT_SESSION: D(2023, 6, 27)}, D(2023, 6, 17), OLD),
    (N, "special_handed_out", 2024, {E.REPORT_SESSION: D(2024, 11, 7)}, D(2024, 10, 31), OLD),
    (N, "special_handed_out", 2024, {E.REPORT_SESSION: D(2024, 11, 8)}, D(2024, 11, 1), S15),
    (N, "audit_notice", 2026, {E.AUDIT_BEGINS: D(2026, 3, 2)}, D(2026, 2, 27), "audit-law-2021-art-42"),
    (N, "audit_notice", 2024, {E.AUDIT_BEGINS: D(2024, 3, 2)}, D(2024, 2, 28), "audit-law-2021-art-42"),
    # after an approval or a reply: natural days
    (N, "disclosure", 2026, {E.BUDGET_APPROVED: D(2026, 2, 5)}, D(2026, 2, 25), PUB),
    (N, "disclosure", 2024, {E.BUDGET_APPROVED: D(2024, 2, 9)}, D(2024, 2, 29), PUB),
    (N, "disclosure", 2025, {E.BUDGET_APPROVED: D(2025, 2, 9)}, D(2025, 3, 1), PUB),
    (N, "disclosure", 2026, {E.BUDGET_APPROVED: D(2026, 1, 27)}, D(2026, 2, 16), PUB),  # New Year's Eve stays
    (N, "budget_reply", 2026, {E.BUDGET_APPROVED: D(2026, 2, 5)}, D(2026, 2, 25), "budget-law-2018-art-52-1"),
    (N, "unit_reply", 2026, {E.BUDGET_REPLIED: D(2026, 2, 18)}, D(2026, 3, 5), "budget-law-2018-art-52-1b"),
    (N, "unit_reply", 2024, {E.BUDGET_REPLIED: D(2024, 2, 15)}, D(2024, 3, 1), "budget-law-2018-art-52-1b"),
    (N, "department_disclosure", 2026, {E.BUDGET_REPLIED: D(2026, 2, 18)}, D(2026, 3, 10), PUB2),
    (N, "unit_disclosure", 2026, {E.UNIT_BUDGET_REPLIED: D(2026, 3, 5)}, D(2026, 3, 25), "budget-reg-2020-art-6"),
    (N, "transfers", 2026, {E.BUDGET_APPROVED: D(2026, 2, 5)}, D(2026, 3, 7), "budget-law-2018-art-52-4"),
    (N, "adjustment_disclosure", 2025, {E.ADJUSTMENT_APPROVED: D(2025, 12, 23)}, D(2026, 1, 12), PUB),
    (N, "accounts_disclosure", 2025, {E.ACCOUNTS_APPROVED: D(2026, 7, 23)}, D(2026, 8, 12), PUB),
    (N, "accounts_reply", 2025, {E.ACCOUNTS_APPROVED: D(2026, 7, 23)}, D(2026, 8, 12), "budget-law-2018-art-80"),
    (N, "unit_accounts_reply", 2025, {E.ACCOUNTS_REPLIED: D(2026, 8, 10)}, D(2026, 8, 25), "budget-law-2018-art-80b"),
    (N, "department_accounts_disclosure", 2025, {E.ACCOUNTS_REPLIED: D(2026, 8, 10)}, D(2026, 8, 30), PUB2),
    (N, "unit_accounts_disclosure", 2025, {E.UNIT_ACCOUNTS_REPLIED: D(2026, 9, 17)}, D(2026, 10, 7), "budget-reg-2020-art-6"),
    (N, "accounts_filing", 2025, {E.ACCOUNTS_APPROVED: D(2026, 9, 1)}, D(2026, 10, 1), "budget-reg-2020-art-88"),
    (N, "accounts_filing", 2022, {E.ACCOUNTS_APPROVED: D(2023, 12, 15)}, D(2024, 1, 14), "budget-reg-2020-art-88"),
    (N, "audited_answer", 2026, {E.AUDIT_DRAFT_RECEIVED: D(2026, 12, 25)}, D(2027, 1, 4), "audit-law-2021-art-44"),
    # months: the same day of the month, or its last
    (N, "rectification_report", 2025, {E.AUDIT_HEARD: D(2026, 7, 24)}, D(2027, 1, 24), S27),
    (N, "rectification_report", 2025, {E.AUDIT_HEARD: D(2026, 8, 31)}, D(2027, 2, 28), S27),
    (N, "rectification_report", 2026, {E.AUDIT_HEARD: D(2027, 8, 31)}, D(2028, 2, 29), S27),
    (N, "rectification_report", 2023, {E.AUDIT_HEARD: D(2024, 11, 8)}, D(2025, 5, 8), S27),  # the first day it binds
    (N, "suggestion_answered", 2026, {E.SUGGESTION_ASSIGNED: D(2026, 11, 30)}, D(2027, 2, 28), "deputies-law-2025-art-51"),
    (N, "suggestion_answered", 2026, {E.SUGGESTION_ASSIGNED: D(2026, 3, 10)}, D(2026, 6, 10), "deputies-law-2025-art-51"),
    (N, "hard_suggestion_answered", 2026, {E.SUGGESTION_ASSIGNED: D(2025, 8, 31)}, D(2026, 2, 28), "deputies-law-2025-art-51"),
    # by a day of the calendar, or within a window
    (N, "deployment", 2027, {}, D(2026, 6, 30), "budget-reg-2020-art-25"),
    (N, "execution_report", 2026, {}, D(2026, 9, 30), "supervision-law-2024-art-20"),
    (N, "execution_report", 2024, {}, D(2024, 9, 30), "supervision-law-2006-art-16"),
    (N, "plan_report", 2026, {}, D(2026, 9, 30), "supervision-law-2024-art-20"),
    (N, "accounts_submitted", 2025, {}, D(2026, 9, 30), "supervision-law-2024-art-19"),
    (N, "accounts_submitted", 2022, {}, D(2023, 9, 30), "supervision-law-2006-art-15"),
    (N, "state_assets", 2026, {}, D(2026, 12, 31), "supervision-law-2024-art-24"),
    (N, "debt_report", 2026, {}, D(2026, 12, 31), "supervision-law-2024-art-25"),
    # a resolution's own term: the day its document gives
    (N, "resolution_carried_out", 2026, {E.RESOLUTION_TERM: D(2026, 12, 31)}, D(2026, 12, 31), "supervision-law-2024-art-29"),
    # provinces: their own regulation where it was in force, the law where it was not yet
    (SH, "draft_submitted", 2026, {E.CONGRESS: D(2026, 1, 20)}, D(2025, 12, 21), "shanghai-budget-2021-art-25-1"),
    (SH, "draft_submitted", 2021, {E.CONGRESS: D(2021, 1, 20)}, D(2020, 12, 21), B44),
    (SH, "preliminary_review", 2026, {E.CONGRESS: D(2026, 1, 20)}, D(2026, 1, 5), "shanghai-budget-2021-art-25-2"),
    (SH, "opinion_answered", 2026, {E.CONGRESS: D(2026, 1, 20)}, D(2026, 1, 15), "shanghai-budget-2021-art-25-2"),
    (SH, "final_text", 2026, {E.CONGRESS: D(2026, 1, 4)}, D(2025, 12, 30), "shanghai-budget-2021-art-30"),
    (SH, "execution_sent", 2026, {E.EXECUTION_SESSION: D(2026, 8, 27)}, D(2026, 7, 28), "shanghai-budget-2021-art-35"),
    (SH, "briefing_answered", 2026, {E.BRIEFED: D(2026, 7, 31)}, D(2026, 8, 30), "shanghai-budget-2021-art-37"),
    (SH, "adjustment_sent", 2026, {E.ADJUSTMENT_SESSION: D(2026, 12, 23)}, D(2026, 11, 23), "shanghai-budget-2021-art-40"),
    (SH, "accounts_sent", 2025, {E.ACCOUNTS_SESSION: D(2026, 7, 24)}, D(2026, 6, 24), "shanghai-budget-2021-art-46"),
    (SH, "disclosure", 2026, {E.BUDGET_APPROVED: D(2026, 1, 22)}, D(2026, 2, 11), PUB),
    (ZJ, "draft_submitted", 2026, {E.CONGRESS: D(2026, 2, 5)}, D(2026, 1, 6), "zhejiang-budget-2016-art-12"),
    (ZJ, "adjustment_approval", 2026, {}, D(2026, 10, 31), "zhejiang-budget-2016-art-28"),
    (ZJ, "adjustment_sent", 2026, {E.ADJUSTMENT_SESSION: D(2026, 10, 30)}, D(2026, 9, 30), "zhejiang-budget-2016-art-29"),
    (HN, "approval", 2026, {}, D(2026, 3, 31), "henan-budget-2019-art-21"),
    (HN, "congress_filing", 2026, {E.BUDGET_APPROVED: D(2026, 1, 31)}, D(2026, 3, 2), "henan-budget-2019-art-14"),
    (HN, "audit_briefing", 2025, {E.ACCOUNTS_SESSION: D(2026, 7, 24)}, D(2026, 6, 24), "henan-budget-2019-art-41"),
    (HN, "debt_half_year", 2026, {}, D(2026, 6, 30), "henan-budget-2019-art-27"),
    (CQ, "preliminary_review", 2026, {E.DRAFT_RECEIVED: D(2025, 12, 21)}, D(2026, 1, 5), "chongqing-budget-art-16"),
    (CQ, "opinion_answered", 2026, {E.OPINION_GIVEN: D(2026, 1, 5)}, D(2026, 1, 12), "chongqing-budget-art-16"),
    (CQ, "draft_submitted", 2026, {E.CONGRESS: D(2026, 1, 20)}, D(2025, 12, 21), B44),
]  # fmt: skip


@pytest.mark.parametrize(("where", "step", "year", "events", "wanted", "basis"), CASES)
def test_a_statutory_day_is_exact(
    where: str, step: str, year: int, events: dict[E, date], wanted: date, basis: str
) -> None:
    (first, *_) = due(step_kind(step), year, events, profile(where))

    assert (first.on, first.clock and first.clock.basis) == (wanted, basis)


def test_the_table_is_long_enough_and_every_case_is_cited() -> None:
    assert len(CASES) >= 60
    assert all(cite(basis).paraphrase for *_, basis in CASES)
    assert len({repr(case) for case in CASES}) == len(CASES)


@pytest.mark.parametrize(
    ("step", "events", "why"),
    [
        ("draft_submitted", {}, "未推算：尚未登记“人代会召开”的日期"),
        ("rectification_report", {}, "未推算：尚未登记“常委会听取审计工作报告”的日期"),
        ("pre_review", {}, "自选动作，没有法定期限"),
        ("retrospect_report", {}, "自选动作，没有法定期限"),
        ("preliminary_review", {}, "法律未定期限；有文号规定期限的，按文件登记"),
        ("deliberation_answered", {}, "法律未定期限；有文号规定期限的，按文件登记"),
    ],
)
def test_what_is_not_known_is_not_computed_and_it_says_why(step: str, events: dict[E, date], why: str) -> None:
    (only,) = due(step_kind(step), 2026, events, profile("national"))

    assert (only.on, only.why.zh) == (None, why)


@pytest.mark.parametrize(
    ("step", "year", "events"),
    [
        # the audit report was heard a day before the six months became law: no later law measures it
        ("rectification_report", 2023, {E.AUDIT_HEARD: D(2024, 11, 7)}),
        ("state_assets", 2023, {}),
        ("debt_report", 2023, {}),
        ("draft_submitted", 2018, {E.CONGRESS: D(2018, 12, 28)}),
        ("execution_report", 2006, {}),
        ("disclosure", 2015, {E.BUDGET_APPROVED: D(2015, 2, 5)}),
    ],
)
def test_no_later_law_measures_what_was_before_it(step: str, year: int, events: dict[E, date]) -> None:
    (only,) = due(step_kind(step), year, events, profile("national"))

    assert (only.on, only.why.zh) == (None, "未推算：法条目录中没有当时有效的期限")


@pytest.mark.parametrize(
    ("day", "count", "wanted"),
    [
        (D(2026, 1, 31), 1, D(2026, 2, 28)),
        (D(2028, 1, 31), 1, D(2028, 2, 29)),
        (D(2026, 8, 31), 6, D(2027, 2, 28)),
        (D(2026, 12, 31), 2, D(2027, 2, 28)),
        (D(2024, 2, 29), 12, D(2025, 2, 28)),
        (D(2026, 3, 31), -1, D(2026, 2, 28)),
        (D(2026, 12, 15), 1, D(2027, 1, 15)),
    ],
)
def test_a_month_on_is_the_same_day_or_the_last(day: date, count: int, wanted: date) -> None:
    assert add_months(day, count) == wanted


def test_a_province_may_ask_for_a_term_beside_the_laws() -> None:
    both = due(step_kind("rectification_report"), 2025, {E.AUDIT_HEARD: D(2026, 7, 24)}, profile("henan"))

    assert [(one.on, one.clock and one.clock.basis) for one in both] == [
        (D(2027, 1, 24), S27), (D(2026, 12, 31), "henan-budget-2019-art-44"),
    ]  # fmt: skip


def test_what_was_done_is_counted_and_not_judged() -> None:
    sent = due(step_kind("adjustment_sent"), 2026, {E.ADJUSTMENT_SESSION: D(2026, 12, 23)}, profile("national"))[0]
    published = due(step_kind("disclosure"), 2026, {E.BUDGET_APPROVED: D(2026, 2, 5)}, profile("national"))[0]
    heard = due(step_kind("execution_report"), 2026, {}, profile("national"))[0]

    assert [one and one.zh for one in (sent.stamp(D(2026, 11, 24)), published.stamp(D(2026, 2, 20)), heard.stamp(D(2026, 8, 27)))] == [
        "距会议29日（法定≥30日，《预算法》第69条第6款）",
        "人代会批准预算后15日（法定≤20日，《预算法》第14条第1款）",
        "在2026-09-30之前（《各级人民代表大会常务委员会监督法》第20条）",
    ]  # fmt: skip
    assert (heard.opens, sent.opens) == (D(2026, 6, 1), None)
