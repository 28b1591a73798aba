"""A sheet of answers: what counts, what is wrong in words, what is set aside (答卷)."""

from dataclasses import replace

import pytest

from guantong.domain.surveys.answers import checked
from guantong.domain.surveys.questionnaire import Kind, Option, Question, Questionnaire
from guantong.domain.surveys.questionnaire_test import PARK
from guantong.domain.words import Words

TWO = (Option("a", Words("甲", "A")), Option("b", Words("乙", "B")))
GRID = Question("grid", Kind.MATRIX, Words("逐项", "Each"), TWO, (Option("r1", Words("一", "1")), Option("r2", Words("二", "2"))), required=True)  # fmt: skip
RANKS = Question("ranks", Kind.RANKING, Words("排序", "Rank"), (*TWO, Option("c", Words("丙", "C"))), most=2)


def test_a_sheet_filled_in_as_asked_counts() -> None:
    sheet = checked(PARK, {"use": ("yes",), "overall": ("2",), "why": ("time", "place"), "words": (" 树少 ",)})

    assert sheet.sound
    assert sheet.answers == {"use": ("yes",), "overall": ("2",), "why": ("time", "place"), "words": ("树少",)}


def test_who_is_satisfied_is_not_asked_why_not_and_what_he_ticks_there_is_set_aside() -> None:
    sheet = checked(PARK, {"use": ("yes",), "overall": ("5",), "why": ("time",)})

    assert (sheet.sound, sheet.set_aside, "why" in sheet.answers) == (True, ("why",), False)


@pytest.mark.parametrize(
    ("given", "question", "sentence"),
    [
        ({"use": ("yes",)}, "overall", "请回答这道题。"),
        ({"use": ("yes", "no"), "overall": ("3",)}, "use", "最多选 1 项。"),
        ({"use": ("maybe",), "overall": ("3",)}, "use", "选了没有的选项。"),
        ({"use": ("yes",), "overall": ("1",), "why": ("time", "time")}, "why", "同一个选项选了两次。"),
        ({"use": ("yes",), "overall": ("1",), "why": ("time", "place", "other")}, "why", "最多选 2 项。"),
        ({"use": ("yes",), "overall": ("3",), "words": ("长" * 2001,)}, "words", "文字请不超过 2000 字。"),
        ({"use": ("yes",), "overall": ("3",), "name": ("张三",)}, "name", "问卷里没有这道题。"),
    ],
)
def test_each_mistake_has_its_sentence(given: dict[str, tuple[str, ...]], question: str, sentence: str) -> None:
    sheet = checked(PARK, given)

    assert [(one.question, one.says.zh) for one in sheet.problems] == [(question, sentence)]


def test_a_matrix_is_answered_row_by_row_and_a_required_one_in_every_row() -> None:
    of = Questionnaire(Words("表", "Grid"), "居民", (GRID,))

    assert checked(of, {"grid.r1": ("a",), "grid.r2": ("b",)}).answers == {"grid.r1": ("a",), "grid.r2": ("b",)}
    assert [one.says.zh for one in checked(of, {"grid.r1": ("a",)}).problems] == ["请回答这道题。"]


def test_a_ranking_keeps_its_order() -> None:
    of = Questionnaire(Words("排序", "Rank"), "居民", (RANKS,))

    assert checked(of, {"ranks": ("c", "a")}).answers == {"ranks": ("c", "a")}
    assert checked(of, {"ranks": ("c", "a", "b")}).problems[0].says.zh == "最多选 2 项。"
    assert checked(replace(of, questions=(replace(RANKS, most=0),)), {"ranks": ("c", "a", "b")}).sound
