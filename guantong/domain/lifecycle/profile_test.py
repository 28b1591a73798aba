"""Legal profiles: switching one changes words and clocks, each line has its source, and the past keeps its own."""

from datetime import date

import pytest

from guantong.domain.law.catalogue import cite
from guantong.domain.lifecycle.calendar import all_steps, step_kind
from guantong.domain.lifecycle.profile import UnknownProfile, profile, profiles

TODAY = date(2026, 11, 12)


def test_who_gives_the_preliminary_review_differs_by_jurisdiction() -> None:
    said = {
        where.key: (where.word("budget_reviewer", TODAY).zh, where.word("adjustment_reviewer", TODAY).zh, where.word("adjustment_act", TODAY).zh)
        for where in profiles()
    }  # fmt: skip

    assert said == {
        "national": ("区人大常委会", "区人大常委会预算工委", "研究提出意见"),
        "shanghai": ("区人大财经委", "区人大财经委", "初步审查"),
        "zhejiang": ("区人大常委会", "区人大财经委", "初步审查"),
        "henan": ("区人大有关专门委员会", "区人大有关专门委员会", "初步审查"),
        "chongqing": ("区人大财经委", "区人大常委会预算工委", "研究提出意见"),
    }


def test_before_a_regulation_was_in_force_the_law_speaks() -> None:
    assert profile("shanghai").word("budget_reviewer", date(2021, 9, 27)).zh == "区人大常委会"
    assert profile("shanghai").word("budget_reviewer", date(2021, 9, 28)).zh == "区人大财经委"


def test_a_duty_to_invite_deputies_is_henans_and_a_choice_elsewhere() -> None:
    assert profile("henan").word("deputies_invited", TODAY).zh == "应当邀请本级代表参加"
    assert profile("national").word("deputies_invited", TODAY).zh == "可以邀请本级代表参加"


def test_every_line_has_a_source_and_says_how_far_it_was_verified() -> None:
    known = {line.status for where in profiles() for line in where.lines.values()}
    known |= {own.status for where in profiles() for own in where.clocks.values()}

    assert known == {"verified", "title-verified", "from-knowledge"}
    assert [
        line.key for where in profiles() for line in where.lines.values() if line.basis and not cite(line.basis)
    ] == []
    assert [line.key for where in profiles() for line in where.differing() if not line.basis] == []


def test_every_step_has_its_actor_in_the_national_words_and_every_clock_its_step() -> None:
    national = profile("national")

    assert [step.key for step in all_steps() if not national.word(step.actor, TODAY)] == []
    assert [step.key for step in all_steps() if step.act and not national.word(step.act, TODAY)] == []
    assert [key for where in profiles() for key in where.clocks if not step_kind(key)] == []


def test_a_profile_nobody_wrote_is_refused_with_those_that_are_there() -> None:
    with pytest.raises(UnknownProfile, match=r"guizhou: national, chongqing, henan, shanghai, zhejiang"):
        profile("guizhou")
