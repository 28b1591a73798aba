"""Files of survey platforms: heads become questions, cells options; who answered is dropped by head and by look (问卷平台文件)."""

import pytest

from guantong.domain.surveys.answers import checked
from guantong.domain.surveys.examples import of_a_project
from guantong.domain.surveys.platforms import columns_of, given_of, missing, targets
from guantong.domain.surveys.questionnaire import Kind, Option, Question, Questionnaire
from guantong.domain.words import Words

PARK = of_a_project(Words("公园", "park"), "居民")
WJX = [
    "序号",
    "提交答卷时间",
    "所用时间",
    "来源",
    "来源详情",
    "来自IP",
    "1、您用过这个项目吗？",
    "2、总体上您对它满意吗？",
    "3、不满意的是什么？（最多两项）",
    "4、还想说什么？",
    "5、您的姓名",
    "6、怎么找到您",
]
ROW = [
    "1",
    "2026/11/2 9:01",
    "61秒",
    "微信",
    "N/A",
    "1.2.3.4(浙江)",
    "用过",
    "很不满意",
    "质量┋工期",
    "树太少",
    "王小明",
    "13800001234",
]
APART = Questionnaire(
    Words("问", "q"), "居民",
    (
        Question("q1", Kind.MULTIPLE, Words("需要什么", "what"), (Option("1", Words("公园", "park")), Option("2", Words("车位", "parking")))),
        Question("q2", Kind.RANKING, Words("先办哪个", "first"), (Option("1", Words("路灯", "lamps")), Option("2", Words("公厕", "toilets")), Option("3", Words("步道", "paths")))),
        Question("q3", Kind.MATRIX, Words("满意吗", "satisfied"), (Option("1", Words("满意", "yes")), Option("2", Words("不满意", "no"))), (Option("a", Words("保洁", "cleaning")), Option("b", Words("绿化", "green")))),
    ),
)  # fmt: skip


def test_the_heads_of_a_platform_are_sorted_and_who_answered_is_dropped() -> None:
    found = columns_of(PARK, WJX, [dict(zip(WJX, ROW, strict=True))])

    assert found.dropped == (*WJX[:6], "5、您的姓名", "6、怎么找到您")
    assert found.suggested == {WJX[6]: "use", WJX[7]: "overall", WJX[8]: "why", WJX[9]: "words"}


def test_a_row_becomes_a_sheet_that_counts() -> None:
    row = dict(zip(WJX, ROW, strict=True))
    given, wrong = given_of(PARK, columns_of(PARK, WJX, [row]).suggested, row)

    assert (given, wrong) == (
        {"use": ("yes",), "overall": ("1",), "why": ("quality", "time"), "words": ("树太少",)},
        (),
    )
    assert checked(PARK, given).sound


@pytest.mark.parametrize(
    ("cell", "said"),
    [("5", ("5",)), ("5分", ("5",)), ("很满意", ("5",)), ("very satisfied", ("5",)), ("(跳过)", None), ("-3", None)],
)  # fmt: skip
def test_an_option_is_read_by_its_words_or_its_number(cell: str, said: tuple[str, ...] | None) -> None:
    assert given_of(PARK, {"满意": "overall"}, {"满意": cell}) == ({"overall": said} if said else {}, ())


def test_what_is_no_option_is_said_in_a_sentence() -> None:
    _, (wrong,) = given_of(PARK, {"总体": "overall"}, {"总体": "还行"})

    assert wrong.zh == "“总体”一列的“还行”不是这道题的选项"


def test_options_ranks_and_rows_may_have_columns_of_their_own() -> None:
    heads = [
        "1.需要什么:公园",
        "1.需要什么:车位",
        "2、先办哪个(路灯)",
        "2、先办哪个(公厕)",
        "2、先办哪个(步道)",
        "3、满意吗—保洁",
        "3、满意吗—绿化",
    ]
    row = dict(zip(heads, ["0", "车位", "2", "1", "-2", "满意", "不满意"], strict=True))
    mapping = columns_of(APART, heads, [row]).suggested

    assert list(mapping.values()) == ["q1=1", "q1=2", "q2=1", "q2=2", "q2=3", "q3.a", "q3.b"]
    assert given_of(APART, mapping, row) == ({"q1": ("2",), "q2": ("2", "1"), "q3.a": ("1",), "q3.b": ("2",)}, ())
    assert set(mapping.values()) < set(targets(APART))


def test_a_mapping_that_leaves_out_what_must_be_answered_or_fills_it_twice_says_so() -> None:
    assert [one.zh for one in missing(PARK, {"a": "use", "b": "use", "c": ""})] == [
        "两列都对应“您用过这个项目吗？”",
        "必答题“总体上您对它满意吗？”没有对应的列",
    ]
    assert missing(PARK, {"a": "use", "b": "overall"}) == ()
