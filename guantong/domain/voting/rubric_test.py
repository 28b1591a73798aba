"""A rubric is a document's: what it takes, what it refuses, what points come to (评分标准)."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from guantong.domain.voting.rubric import Band, Item, Rubric, printed, rubric_from, tenths_from

FOUR = Rubric(
    "明人常办〔2026〕21号", date(2026, 1, 1),
    (Item("决策", 200, 20), Item("过程", 200, 20), Item("产出", 300, 30), Item("效益", 300, 30)),
)  # fmt: skip


def test_points_of_items_whose_most_is_their_weight_add_up() -> None:
    assert FOUR.total([150, 180, 270, 200]) == Fraction(80)  # 15 + 18 + 27 + 20


def test_points_of_one_scale_count_by_weight() -> None:
    ten = replace(FOUR, items=(Item("真实性", 100, 70), Item("完整性", 100, 30)))

    assert ten.total([80, 50]) == Fraction(71)  # 8/10 × 70 + 5/10 × 30


def test_it_is_kept_and_read_back() -> None:
    rubric = replace(FOUR, bands=(Band("好", 800),))

    assert rubric_from(rubric.plain()) == rubric


def test_words_for_totals_are_the_documents_own_or_none() -> None:
    named = replace(FOUR, bands=(Band("达到", 600), Band("较好", 800)))

    assert [
        FOUR.band(Fraction(95)),
        named.band(Fraction(80)),
        named.band(Fraction(799, 10)),
        named.band(Fraction(1)),
    ] == ["", "较好", "达到", ""]


@pytest.mark.parametrize(
    ("points", "why"),
    [
        (None, "没有打分"),
        (-10, "应在 0 到 20 之间，填的是 -1"),
        (210, "应在 0 到 20 之间，填的是 21"),
        (155, "按整数分打分"),
        (200, ""),
        (0, ""),
    ],
)
def test_points_outside_the_scale_are_refused_in_a_sentence(points: int | None, why: str) -> None:
    refusal = FOUR.refuses(0, points)

    assert (refusal.zh if refusal else "").endswith(why)
    assert bool(refusal) == bool(why)


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"items": ()}, "至少"), ({"items": (Item("一", 100, 50), Item("一", 100, 50))}, "同名"),
        ({"items": (Item("一", 100, 90),)}, "现为 90"), ({"items": (Item("一", 0, 100),)}, "高于最低分"),
        ({"items": (Item("一", 105, 100),)}, "间隔"), ({"bands": (Band("好", 600), Band("中", 600))}, "同一分数"),
    ],
)  # fmt: skip
def test_what_is_no_rubric_is_told(facts: dict[str, object], why: str) -> None:
    wrong = replace(FOUR, **facts).wrong()  # type: ignore[arg-type]

    assert wrong is not None
    assert why in wrong.zh
    assert FOUR.wrong() is None


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("8", 80),
        ("8.5", 85),
        ("８．５", 85),
        (" 10 ", 100),
        ("-1", -10),
        ("8.55", None),
        ("八", None),
        ("", None),
        ("1e3", None),
        (".5", None),
        ("²", None),
    ],
)
def test_points_are_read_as_they_are_typed(typed: str, found: int | None) -> None:
    assert tenths_from(typed) == found


@pytest.mark.parametrize(("tenths", "text"), [(80, "8"), (85, "8.5"), (0, "0")])
def test_points_are_written_without_needless_zeros(tenths: int, text: str) -> None:
    assert printed(tenths) == text
