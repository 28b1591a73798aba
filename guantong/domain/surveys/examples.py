"""The questionnaire on a built project, as a district may start from it: four questions, of which one asks only the unsatisfied (样卷)."""

from guantong.domain.surveys.questionnaire import Condition, Kind, Leaning, Option, Question, Questionnaire
from guantong.domain.words import Words

FIVE = (
    Option("1", Words("很不满意", "very dissatisfied"), Leaning.BAD),
    Option("2", Words("不满意", "dissatisfied"), Leaning.BAD),
    Option("3", Words("一般", "neither"), Leaning.NEITHER),
    Option("4", Words("满意", "satisfied"), Leaning.GOOD),
    Option("5", Words("很满意", "very satisfied"), Leaning.GOOD),
)
"""Five grades, lowest first."""
_WHY = (
    Option("quality", Words("质量", "quality")),
    Option("time", Words("工期", "time taken")),
    Option("place", Words("选址", "place")),
    Option("other", Words("其他", "other")),
)


def of_a_project(title: Words, population: str) -> Questionnaire:
    """Return the questionnaire on a project that was built."""
    return Questionnaire(
        title,
        population,
        (
            Question("use", Kind.SINGLE, Words("您用过这个项目吗？", "Have you used it?"), (
                Option("yes", Words("用过", "yes")), Option("no", Words("没有用过", "no"))), required=True),
            Question("overall", Kind.SCALE, Words("总体上您对它满意吗？", "Overall, how satisfied are you with it?"), FIVE, required=True),
            Question("why", Kind.MULTIPLE, Words("不满意的是什么？（最多两项）", "What are you dissatisfied with? (at most two)"), _WHY,
                     most=2, only_if=Condition("overall", ("1", "2"))),
            Question("words", Kind.TEXT, Words("还想说什么？", "Anything else?")),
        ),
    )  # fmt: skip
