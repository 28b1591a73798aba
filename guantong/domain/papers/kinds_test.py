"""The table of kinds: who issues what to whom, cited and dated."""

from datetime import date

import pytest

from guantong.domain.law.catalogue import cite
from guantong.domain.papers.kinds import Known, Organ, kinds, route_words
from guantong.domain.roles import Role

TODAY = date(2026, 11, 12)


def test_the_kinds_are_these() -> None:
    assert sorted(kind.words.zh for kind in kinds().values()) == sorted(
        [
            "审议意见交办函",
            "交办函",
            "督办单",
            "了解情况函",
            "征求意见函",
            "督办函",
            "复函",
            "销号表",
            "满意度测评票",
            "满意度测评结果表",
            "整改台账",
            "年度监督工作计划",
            "项目数据核对材料",
            "意见转送函",
            "研究意见",
            "意见建议汇总表",
            "初步审查意见",
            "初步审查意见及处理情况",
            "询问意见及处理情况",
            "会议纪要",
            "询问提纲",
            "审查结果报告",
            "审议意见",
            "各方面意见汇总",
            "恳谈情况报告",
            "评分结果表",
            "代表打分结果表",
        ]
    )


def test_a_notice_to_rectify_is_none_of_ours() -> None:
    assert [kind for kind in kinds().values() if "整改通知" in kind.words.zh or "责令" in kind.editions[0].act.zh] == []


def test_opinions_are_handed_to_the_government_alone_by_the_office_through_the_governments_office() -> None:
    line = kinds()["opinions_handover"].on(TODAY)

    assert (line.issuer, line.addressees) == (Organ.STANDING_COMMITTEE_OFFICE, frozenset({"government"}))
    assert line.routes[line.default_route][0] is Organ.GOVERNMENT_OFFICE
    assert (line.status, line.signs) == (Known.VERIFIED, frozenset({Role.STANDING_COMMITTEE_OFFICE}))


@pytest.mark.parametrize("name", ["letter_of_enquiry", "letter_for_comments"])
def test_the_commission_writes_to_departments_and_never_to_the_government(name: str) -> None:
    line = kinds()[name].on(TODAY)

    assert (line.issuer, "department" in line.addressees, "government" in line.addressees) == (Organ.BUDGET_COMMISSION, True, False)  # fmt: skip


@pytest.mark.parametrize("name", sorted(kinds()))
def test_each_line_says_how_far_it_is_known_and_what_is_verified_rests_on_verified_law(name: str) -> None:
    for line in kinds()[name].editions:
        assert line.source and line.signs and line.routes
        assert {cite(entry).status for entry in line.law} <= {"verified"} or line.status is not Known.VERIFIED
        assert line.status is not Known.VERIFIED or line.law
        assert [route_words(route).zh for route in line.routes]


def test_satisfaction_is_never_laid_at_the_door_of_the_supervision_law() -> None:
    ballots = [kinds()[name].on(TODAY) for name in ("satisfaction_ballot", "satisfaction_result")]

    assert {line.status for line in ballots} == {Known.PROPOSAL}


def test_a_ballot_bears_no_number_and_leaves_no_copy() -> None:
    ballot = kinds()["satisfaction_ballot"]

    assert (ballot.numbered, ballot.keeps_copy) == (False, False)


def test_of_a_day_before_the_first_line_nothing_is_guessed() -> None:
    with pytest.raises(LookupError, match="nothing is known before 2024-11-08"):
        kinds()["opinions_handover"].on(date(2024, 11, 7))
