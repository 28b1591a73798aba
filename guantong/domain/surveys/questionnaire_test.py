"""A questionnaire: what keeps it from opening, and that what was opened is what is counted (问卷)."""

from dataclasses import replace
from datetime import date

import pytest

from guantong.domain.surveys.examples import FIVE, of_a_project
from guantong.domain.surveys.questionnaire import (
    Condition,
    Kind,
    Option,
    Question,
    Questionnaire,
    digest,
    paper,
    problems,
    read,
    written,
)  # fmt: skip
from guantong.domain.words import Words

DAY = date(2026, 9, 1)
PARK = of_a_project(Words("湖滨口袋公园满意度", "Satisfaction with the lakeside pocket park"), "湖滨社区18岁以上居民")


def with_question(**changes: object) -> Questionnaire:
    question = Question("q", Kind.SINGLE, Words("选哪个？", "Which?"), (Option("a", Words("甲", "A")), Option("b", Words("乙", "B"))))  # fmt: skip
    return replace(PARK, questions=(*PARK.questions, replace(question, **changes)))  # type: ignore[arg-type]


def said(of: Questionnaire) -> list[str]:
    return [one.says.zh for one in problems(of, DAY)]


def test_the_example_may_open() -> None:
    assert problems(PARK, DAY) == ()


def test_a_paper_form_of_nine_questions_is_too_long_and_eight_are_not() -> None:
    text = Question("t", Kind.TEXT, Words("写", "Write"))
    eight = replace(PARK, questions=tuple(replace(text, key=str(n)) for n in range(8)))
    nine = replace(PARK, questions=tuple(replace(text, key=str(n)) for n in range(9)))

    assert (said(eight), said(nine)) == ([], ["纸质问卷最多 8 题，现有 9 题。"])
    assert problems(nine, DAY, on_paper=False) == ()
    assert paper(DAY)["letters"].value == 16


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"options": (Option("a", Words("甲", "A")),)}, "至少要有两个选项。"),
        ({"words": Words("选哪个？", "")}, "题目须有中文和英文。"),
        ({"kind": Kind.TEXT}, "文字题没有选项。"),
        ({"kind": Kind.MATRIX}, "矩阵题须有行，其他题没有行。"),
        ({"options": (Option("a", Words("甲", "A")), Option("a", Words("乙", "B")))}, "选项编号重复。"),
        ({"most": 3}, "最多可选的个数超过选项个数。"),
        ({"only_if": Condition("words", ("1",))}, "条件须指向前面的单选、多选或量表题。"),
        ({"only_if": Condition("later", ("1",))}, "条件须指向前面的单选、多选或量表题。"),
        ({"only_if": Condition("overall", ("6",))}, "条件里的选项在那道题里没有。"),
        ({"key": "use"}, "题目编号重复。"),
    ],
)
def test_each_mistake_has_its_sentence(changes: dict[str, object], sentence: str) -> None:
    assert said(with_question(**changes)) == [sentence]


def test_nobody_is_asked_nothing() -> None:
    assert said(Questionnaire(Words("空", "Empty"), " ", ())) == ["还没有题目。", "请写明调查对象。"]


def test_what_is_written_is_read_back_and_one_changed_word_is_another_questionnaire() -> None:
    other = replace(PARK, questions=(*PARK.questions[:-1], replace(PARK.questions[-1], words=Words("还想说点什么？", "Anything else?"))))  # fmt: skip

    assert read(written(PARK)) == PARK
    assert (digest(read(written(PARK))) == digest(PARK), digest(other) == digest(PARK)) == (True, False)


def test_a_question_is_found_by_its_key() -> None:
    assert PARK.question("overall").options == FIVE
    with pytest.raises(KeyError):
        PARK.question("none")
