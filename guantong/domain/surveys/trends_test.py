"""A trend is drawn while three things are the same; before and after are compared with their margin (趋势)."""

from dataclasses import replace

from guantong.domain.statistics.intervals import wilson
from guantong.domain.surveys.questionnaire_test import PARK
from guantong.domain.surveys.trends import Point, change, key_of, stretches
from guantong.domain.words import Words

OVERALL = PARK.question("overall")
KEY = key_of(PARK, OVERALL, "token")


def test_three_years_of_one_question_are_one_line() -> None:
    points = [Point(year, KEY, wilson(60, 100)) for year in ("2026", "2024", "2025")]

    (line,) = stretches(points)

    assert ([one.at for one in line.points], line.because) == (["2024", "2025", "2026"], ())


def test_a_word_a_way_of_asking_or_another_population_breaks_it_and_says_so() -> None:
    reworded = replace(OVERALL, words=Words("您满意吗？", "Are you satisfied?"))
    other = key_of(replace(PARK, questions=(reworded,)), reworded, "token")
    elsewhere = key_of(replace(PARK, population="全区居民"), OVERALL, "open")
    points = [Point("2024", KEY, wilson(60, 100)), Point("2025", other, wilson(70, 100)), Point("2026", elsewhere, wilson(80, 100))]  # fmt: skip

    lines = stretches(points)

    assert [[one.at for one in line.points] for line in lines] == [["2024"], ["2025"], ["2026"]]
    assert [[words.zh for words in line.because] for line in lines] == [
        [], ["题目或选项的措辞变了"], ["题目或选项的措辞变了", "调查方式变了", "调查对象变了"],
    ]  # fmt: skip


def test_where_a_question_stands_in_the_form_is_no_wording() -> None:
    renamed = replace(OVERALL, key="q7")

    assert key_of(replace(PARK, questions=(renamed,)), renamed, "token") == KEY


def test_options_in_another_order_are_another_wording() -> None:
    turned = replace(OVERALL, options=OVERALL.options[::-1])

    assert key_of(replace(PARK, questions=(turned,)), turned, "token").changed(KEY)[0].zh == "题目或选项的措辞变了"


def test_before_and_after_have_newcombes_interval() -> None:
    # his paper's example: 56/70 against 48/80, method 10: 0.20 (0.0524 to 0.3339)
    moved = change(Point("before", KEY, wilson(48, 80)), Point("after", KEY, wilson(56, 70)))

    assert (round(moved.difference or 0, 2), round(moved.low, 4), round(moved.high, 4)) == (0.2, 0.0524, 0.3339)
    assert moved.says.zh == "实施后高于实施前，超出误差范围；并列展示，不等于因果。"


def test_a_small_change_says_that_it_is_small_and_two_questions_are_not_compared() -> None:
    before = Point("before", KEY, wilson(48, 80))

    assert change(before, Point("after", KEY, wilson(50, 80))).says.zh == "变化在误差范围内。"
    assert (
        change(before, Point("after", replace(KEY, mode="open"), wilson(70, 80))).says.zh
        == "前后不可比：调查方式变了。"
    )
