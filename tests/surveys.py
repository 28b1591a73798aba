"""A survey of the lakeside community, grown by the real verbs (测试问卷)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO

import openpyxl

from guantong.apps.surveys import answering, operations
from guantong.apps.surveys.models import Answer, Survey
from guantong.domain.surveys.answers import Given
from guantong.domain.surveys.examples import of_a_project
from guantong.domain.words import Words
from tests.world import World

TITLE, ENGLISH, POPULATION = "湖滨口袋公园满意度", "Satisfaction with the lakeside pocket park", "湖滨社区18岁以上居民"
SATISFIED: Given = {"use": ("yes",), "overall": ("5",)}
DISSATISFIED: Given = {"use": ("yes",), "overall": ("1",), "why": ("time",), "words": ("树太少",)}


@dataclass
class Held:
    """The survey with the world it stands in; `shen` drafts, `gu` checks, who else is needed is named."""

    world: World
    survey: Survey

    def read(self) -> Survey:
        """Return the survey as it stands."""
        self.survey.refresh_from_db()
        return self.survey

    def does(self, verb: str, who: str = "shen", **facts: object) -> "Held":
        """Do a verb of a version."""
        row = self.read()
        getattr(operations, verb)(survey=row, version=row.version, by=self.world.standing(who), as_of=self.world.now, **facts)  # fmt: skip
        return self

    def slips(self, count: int = 1, community: str = "") -> list[str]:
        """Print slips and return their codes."""
        return operations.print_slips(survey=self.read(), community=community, count=count, by=self.world.standing("shen"), as_of=self.world.now)  # fmt: skip

    def answered(self, code: str, given: Given = SATISFIED) -> Answer:
        """Answer by a slip."""
        return answering.answer_by_slip(code=code, given=given, as_of=self.world.now)

    def openly(self, given: Given = SATISFIED, source: str = "10.0.0.1") -> Answer:
        """Answer by the open link."""
        return answering.answer_openly(link=str(self.read().link), given=given, source=source, as_of=self.world.now)


def drafted(world: World, groups: dict[str, int] | None = None) -> Held:
    """Return a draft with the questions on a built project."""
    template = of_a_project(Words(TITLE, ENGLISH), POPULATION)
    survey = operations.draft(title=TITLE, title_en=ENGLISH, population=POPULATION, template=template, by=world.standing("shen"), as_of=world.now)  # fmt: skip
    held = Held(world, survey)
    return held.does("group", groups=groups) if groups else held


def opened(world: World, groups: dict[str, int] | None = None) -> Held:
    """Return an open survey."""
    return drafted(world, groups).does("check", "gu").does("open_survey")


HOUSEHOLDS = [
    (f"{code}{number:03}", community, "60岁以上" if number % 3 == 0 else "60岁以下")
    for code, community, count in (("HB", "湖滨社区", 60), ("CB", "城北社区", 30))
    for number in range(count)
]
PEOPLE = [(f"{n:03}", ("湖滨社区", "城北社区")[n % 2], "女" if n % 3 else "男") for n in range(1, 121)]
HEADS = (
    "序号",
    "提交答卷时间",
    "来自IP",
    "1、您用过这个项目吗？",
    "2、总体上您对它满意吗？",
    "3、不满意的是什么？（最多两项）",
    "4、还想说什么？",
    "5、您的姓名",
)
"""As 问卷星 writes the questions on a project."""


def book(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Return a workbook of a head and rows."""
    made, kept = openpyxl.Workbook(), BytesIO()
    assert made.active is not None
    for one in (heads, *rows):
        made.active.append(list(one))
    made.save(kept)
    return kept.getvalue()


def row_of(number: int, overall: str = "满意", why: str = "(跳过)", words: str = "(空)") -> list[str]:
    """Return a row of 问卷星's file, with what says who answered."""
    return [str(number), f"2026/11/2 9:{number:02}", f"1.2.3.{number}", "用过", overall, why, words, "王小明"]
