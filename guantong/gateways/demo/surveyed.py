"""Surveys of 明湖区's residents: a project before and after, one that is open, a panel, a weighed result, by the real verbs (演示的问卷)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import cycle
from typing import Any

from guantong.apps.actors.models import Person
from guantong.apps.actors.queries import standing_of
from guantong.apps.components.locked_workbook import Page, workbook_of_pages
from guantong.apps.surveys import answering, importing, operations, sampling
from guantong.apps.surveys.models import Survey
from guantong.apps.surveys.on_behalf import answer_on_behalf
from guantong.apps.surveys.weighing import BY_SURVEY, Part, weigh
from guantong.domain.roles import Standing
from guantong.domain.surveys.answers import Given
from guantong.domain.surveys.examples import FIVE, of_a_project
from guantong.domain.surveys.panel import Quota
from guantong.domain.surveys.questionnaire import Kind, Option, Question
from guantong.domain.words import Words
from guantong.gateways.demo import district


def grow_surveys(people: Mapping[str, Person], as_of: datetime) -> None:
    """Ask of a park before and after it was built, ask one thing now, draw a panel, weigh what came of it."""
    told = district.read("surveys")
    shen, gu = (standing_of(people[name], as_of.date()) for name in ("shen", "gu"))
    before = _park(told, None, shen, gu, as_of - timedelta(days=120), "before")
    after = _park(told, before, shen, gu, as_of - timedelta(days=40), "after")
    _running(told["running"], shen, gu, as_of - timedelta(days=6))
    _panel(told, shen, as_of - timedelta(days=15))
    weighing = told["weighing"]
    parts = (
        Part("居民问卷", 60, BY_SURVEY, ""), Part("代表评议", 30, "88.5", "代表现场评议汇总表（虚构）"), Part("网络测评", 10, "91", "平台导出表（虚构）")
    )  # fmt: skip
    weigh(
        title=weighing["title"], document=weighing["document"], dated=date.fromisoformat(str(weighing["dated"])), parts=parts, survey=after, by=shen,
        as_of=as_of - timedelta(days=10),
    )  # fmt: skip


def _park(
    told: Mapping[str, Any], follows: Survey | None, shen: Standing, gu: Standing, at: datetime, when: str
) -> Survey:
    """One round of the park: drawn, asked, closed twenty days later, published by a colleague."""
    title = f"{told['title']}（{'建前' if when == 'before' else '建后'}）"
    english = f"{told['title_en']}, {when}"
    template = None if follows else of_a_project(Words(title, english), told["population"])
    survey = operations.draft(
        title=title, title_en=english, population=told["population"], template=template, follows=follows, by=shen, as_of=at
    )  # fmt: skip
    frame = [
        {
            "编号": f"{community[:2]}{at_}{number:04}".replace("柳荫", "LY").replace("石泉", "SQ"),
            "社区": community,
            "层": stratum,
        }
        for community, counts in told["households"].items()
        for at_, (stratum, count) in enumerate(zip(told["strata"], counts, strict=True))
        for number in range(count)
    ]
    sampling.draw_sample(
        survey=survey, file_name="名单.xlsx", raw=_book(frame), size=100, substitutes=3, seed=told["seed"], seed_from=told["seed_from"], by=shen, as_of=at
    )  # fmt: skip
    survey = _opened(survey, shen, gu, at)
    packs = [
        operations.print_slips(
            survey=survey, community=community, stratum=stratum, count=told[when]["slips"], by=shen, as_of=at
        )
        for community in told["households"]
        for stratum in told["strata"]
    ]
    # in turn from every pack, so that each stratum answers and none wholly
    sheets = list(_sheets(told[when]["answers"]))
    for number, code in enumerate([code for codes in zip(*packs, strict=True) for code in codes][: len(sheets)]):
        answering.answer_by_slip(code=code, given=sheets[number * 7 % len(sheets)], as_of=at + timedelta(days=3))
    if when == "after":
        _otherwise(told, survey, shen, at + timedelta(days=4))
    survey = operations.close(survey=survey, version=_version(survey), by=shen, as_of=at + timedelta(days=20))
    return operations.release(survey=survey, version=survey.version, by=gu, as_of=at + timedelta(days=22))


def _otherwise(told: Mapping[str, Any], survey: Survey, shen: Standing, at: datetime) -> None:
    """What came in on behalf, by the open link, and from another platform."""
    for given in _sheets(told["on_behalf"]):
        answer_on_behalf(survey=survey, way="telephone", consent=True, given=given, by=shen, as_of=at)
    for number, given in enumerate(_sheets(told["open"])):
        answering.answer_openly(link=str(survey.link), given=given, source=f"10.9.0.{number}", as_of=at)
    rows = [
        {"序号": str(number), "来自IP": f"10.8.0.{number}", "您的姓名": "李小虹", "1、您用过这个项目吗？": "用过", "2、总体上您对它满意吗？": FIVE[int(given["overall"][0]) - 1].words.zh}
        for number, given in enumerate(_sheets(told["platform"]), 1)
    ]  # fmt: skip
    file = importing.bring_answers(survey=survey, file_name="问卷星导出.xlsx", raw=_book(rows), by=shen, as_of=at)
    importing.take_in_answers(file=file, by=shen, as_of=at)


def _running(said: Mapping[str, str], shen: Standing, gu: Standing, at: datetime) -> None:
    """A survey that is open now."""
    survey = operations.draft(
        title=said["title"], title_en=said["title_en"], population=said["population"], by=shen, as_of=at
    )
    wishes = (
        ("停车位", "parking"),
        ("公园和步道", "parks and paths"),
        ("学位和托育", "schools and child care"),
        ("老楼加装电梯", "lifts for old houses"),
    )
    options = tuple(Option(str(number), Words(*one)) for number, one in enumerate(wishes, 1))
    for question in (
        Question("q0", Kind.RANKING, Words("最希望办好的三件", "Three that matter most"), options, most=3),
        Question("q0", Kind.TEXT, Words("还有什么要办的？", "What else?")),
    ):
        survey = operations.ask(survey=survey, question=question, version=survey.version, by=shen, as_of=at)
    survey = operations.group(
        survey=survey, groups={"柳荫社区": 3200, "石泉社区": 2600}, version=survey.version, by=shen, as_of=at
    )
    survey = _opened(survey, shen, gu, at)
    operations.print_slips(survey=survey, community="柳荫社区", count=40, by=shen, as_of=at)


def _panel(told: Mapping[str, Any], shen: Standing, at: datetime) -> None:
    said = told["panel"]
    communities, ages = cycle(told["households"]), cycle(("18—44岁", "45—59岁", "60岁以上"))
    rows = [
        {"编号": f"{number:03}", "社区": next(communities), "性别": "女" if number % 3 else "男", "年龄段": next(ages)}
        for number in range(1, said["people"] + 1)
    ]
    quotas = [
        Quota("性别", "女", 24, 29),
        Quota("年龄段", "60岁以上", 11, 16),
        *(Quota("社区", one, 18, 22) for one in told["households"]),
    ]
    sampling.draw_panel(
        title=said["title"], file_name="名单.xlsx", raw=_book(rows), size=said["size"], named=said["named"], quotas=quotas, seed=told["seed"],
        seed_from=told["seed_from"], by=shen, as_of=at,
    )  # fmt: skip


def _opened(survey: Survey, shen: Standing, gu: Standing, at: datetime) -> Survey:
    steps: tuple[tuple[Callable[..., Survey], Standing], ...] = ((operations.check, gu), (operations.open_survey, shen))
    for verb, by in steps:
        survey = verb(survey=survey, version=_version(survey), by=by, as_of=at)
    return survey


def _version(survey: Survey) -> int:
    return Survey.objects.values_list("version", flat=True).get(pk=survey.pk)


def _sheets(said: Sequence[Sequence[Any]]) -> Iterator[Given]:
    """Answers as `surveys.yaml` counts them, one after another."""
    for times, overall, why, words in said:
        for _ in range(times):
            yield {
                "use": ("yes",),
                "overall": (str(overall),),
                "why": tuple(why),
                **({"words": (words,)} if words else {}),
            }


def _book(rows: Sequence[Mapping[str, str]]) -> bytes:
    return workbook_of_pages([Page("名单", {head: head for head in rows[0]}, rows)], ("虚构数据，只用于演示。",))
