"""The verbs of a survey: drafted, checked by a second person, opened, closed, published (问卷办理)."""

from collections.abc import Mapping
from datetime import datetime
from secrets import token_bytes, token_hex
from typing import Any

from django.db import transaction

from guantong.apps.actors.models import Organisation
from guantong.apps.components.search import searchable
from guantong.apps.journal.models import Journaled
from guantong.apps.journal.operations import record
from guantong.apps.surveys.codes import printed
from guantong.apps.surveys.models import AnswerFile, Inflow, Slip, Survey
from guantong.apps.surveys.queries import digest_of, wrong_with
from guantong.apps.surveys.workflow import SURVEY
from guantong.domain.roles import Standing
from guantong.domain.surveys.questionnaire import Question, Questionnaire, digest, read, written
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput, NotAllowed, Refusal

MOST_SLIPS = 2000
"""So many slips are printed at once: more are printed in several goes."""


@transaction.atomic
def draft(
    *, title: str, title_en: str, population: str, by: Standing, as_of: datetime, on_paper: bool = True,
    template: Questionnaire | None = None, follows: Survey | None = None,
) -> Survey:  # fmt: skip
    """Begin a survey, empty, with the questions of a `template`, or asking again what an earlier one asked (`follows`).

    It belongs to the organisation of who drafts it.
    """
    row = SURVEY.row("draft")
    post = next((one for one in by.posts if any(who.admits(one, one.path) for who in row.who)), None)
    state = SURVEY.demand("draft", by, NEW, post.path if post else "")
    path = post.path if post else ""
    asked = follows.asked if follows else written(template)["questions"] if template else []
    body = Organisation.objects.filter(path=path).first()
    survey = Survey.objects.create(
        title=title, title_en=title_en, population=population, on_paper=on_paper, asked=asked, path=path,
        body=str(body or ""), state=state, changed_by=by.person, search=searchable(title, population), follows=follows,
        groups=follows.groups if follows else {},
    )  # fmt: skip
    recorded(survey, survey, "draft", by, as_of)
    return survey


@transaction.atomic
def ask(*, survey: Survey, question: Question, version: int, by: Standing, as_of: datetime) -> Survey:
    """Add a question at the end; it gets the next number."""
    row = held(survey, "ask", version, by)
    number = max((int(one["key"][1:]) for one in row.asked if one["key"][1:].isdecimal()), default=0) + 1
    one = written(Questionnaire(Words("", ""), "", (question,)))["questions"][0]
    row.asked = [*row.asked, {**one, "key": f"q{number}"}]
    wrong = [problem for problem in wrong_with(row, as_of.date()) if problem.question == f"q{number}"]
    if wrong:
        raise BadInput({"": wrong[0].says})
    row.changed_by = by.person
    return moved(row, "ask", by, as_of)


@transaction.atomic
def drop(*, survey: Survey, key: str, version: int, by: Standing, as_of: datetime) -> Survey:
    """Remove a question that no other hangs on."""
    row = held(survey, "drop", version, by)
    left = [one for one in row.asked if one["key"] != key]
    if len(left) == len(row.asked):
        raise BadInput({"key": _NO_QUESTION})
    if any(one["only_if"] and one["only_if"]["question"] == key for one in left):
        raise BadInput({"key": _HANGS})
    row.asked, row.changed_by = left, by.person
    return moved(row, "drop", by, as_of)


@transaction.atomic
def group(*, survey: Survey, groups: Mapping[str, int], version: int, by: Standing, as_of: datetime) -> Survey:
    """Set how many people each community has: what slips are printed for, and what shares are weighted by."""
    row = held(survey, "group", version, by)
    if any(count < 1 for count in groups.values()):
        raise BadInput({"groups": _NO_PEOPLE})
    row.groups, row.changed_by = dict(groups), by.person
    return moved(row, "group", by, as_of)


@transaction.atomic
def check(*, survey: Survey, version: int, by: Standing, as_of: datetime) -> Survey:
    """Check a draft as a second person; raises BadInput with everything that is wrong with it."""
    row = held(survey, "check", version, by)
    if wrong := wrong_with(row, as_of.date()):
        raise BadInput({"": wrong[0].says})
    return moved(row, "check", by, as_of)


@transaction.atomic
def return_to_draft(*, survey: Survey, version: int, by: Standing, as_of: datetime) -> Survey:
    """Return what was checked to the draft: who changes it next is the one another must check."""
    return moved(held(survey, "return_to_draft", version, by), "return_to_draft", by, as_of)


@transaction.atomic
def open_survey(*, survey: Survey, version: int, by: Standing, as_of: datetime) -> Survey:
    """Open: the questionnaire is frozen by its digest, and has its open link."""
    row = held(survey, "open", version, by)
    row.digest, row.link, row.opened_on = digest(row.questionnaire), token_hex(5), as_of.date()
    return moved(row, "open", by, as_of, digest=row.digest)


@transaction.atomic
def print_slips(
    *, survey: Survey, community: str, count: int, by: Standing, as_of: datetime, stratum: str = ""
) -> list[str]:  # fmt: skip
    """Make slips for a community, of a sample for one stratum of it, and return their codes as they are printed: here and now, never again."""
    row = held(survey, "print_slips", None, by)
    if not 1 <= count <= MOST_SLIPS:
        raise BadInput({"count": _SLIPS.filled(most=MOST_SLIPS)})
    if row.groups and community not in row.groups:
        raise BadInput({"community": _NO_COMMUNITY})
    sample = row.samples.filter(state="drawn").first()
    if stratum and (sample is None or [community, stratum] not in [cell[:2] for cell in sample.cells]):
        raise BadInput({"community": _NO_COMMUNITY})
    codes = [printed(token_bytes(16)) for _ in range(count)]
    Slip.objects.bulk_create(
        Slip(survey=row, digest=digest_of(code), group=community, stratum=stratum) for code in codes
    )
    moved(row, "print_slips", by, as_of, count=count)
    return codes


@transaction.atomic
def close(*, survey: Survey, version: int, by: Standing, as_of: datetime) -> Survey:
    """Close: nothing is taken any more, and what was kept of network addresses and of other platforms' files is deleted."""
    row = held(survey, "close", version, by)
    Inflow.objects.filter(survey=row).delete()
    AnswerFile.objects.filter(survey=row).update(rows=[], marks=[])
    row.closed_on, row.changed_by = as_of.date(), by.person
    return moved(row, "close", by, as_of)


@transaction.atomic
def release(*, survey: Survey, version: int, by: Standing, as_of: datetime) -> Survey:
    """Publish the result as a second person: from now on the open link shows it to everybody."""
    row = held(survey, "release", version, by)
    if digest(row.questionnaire) != row.digest:
        raise NotAllowed(Refusal("state", _CHANGED))
    row.released_on = as_of.date()
    return moved(row, "release", by, as_of)


@transaction.atomic
def withdraw(*, survey: Survey, version: int, by: Standing, as_of: datetime) -> Survey:
    """Withdraw a survey that was never opened."""
    return moved(held(survey, "withdraw", version, by), "withdraw", by, as_of)


def held(survey: Survey, verb: str, version: int | None, by: Standing) -> Survey:
    """Return the survey locked, if `verb` is open to `by`; raises NotAllowed, or Stale when it changed since `version`."""
    row = Survey.objects.select_for_update().get(pk=survey.pk)
    SURVEY.demand_as_read(verb, by, row, version, row.path, row.changed_by)
    return row


def moved(row: Survey, verb: str, by: Standing, as_of: datetime, **content: Any) -> Survey:
    """Bring a locked survey to where `verb` leads."""
    row.state = SURVEY.demand(verb, by, row.state, row.path, row.changed_by)
    row.version += 1
    row.save()
    recorded(row, row, verb, by, as_of, state=row.state, version=row.version, **content)
    return row


def recorded(thing: Journaled, survey: Survey, verb: str, by: Standing, as_of: datetime, **content: Any) -> None:
    """Record what was done: never what was answered."""
    words = SURVEY.row(verb).words
    record(
        by=by, as_of=as_of, room="surveys", verb=verb, path=survey.path, of=thing, content=content,
        says=Words(f"{words.zh}：问卷 {survey.pk}", f"{words.en}: survey {survey.pk}"),
    )  # fmt: skip


def question_from(said: Mapping[str, Any]) -> Question:
    """Return a question of plain data as `written` writes it; raises KeyError or ValueError."""
    return read({"title": ["", ""], "population": "", "questions": [said]}).questions[0]


_NO_QUESTION = Words("没有这道题", "there is no such question")
_HANGS = Words(
    "另一道题的条件指向它，请先删除那道题", "the condition of another question names it: remove that one first"
)
_NO_PEOPLE = Words("每个社区的人数须大于零", "each community has at least one person")
_SLIPS = Words("一次印制 1 至 {most} 张", "print 1 to {most} at once")
_NO_COMMUNITY = Words("请选择已设定人数的社区", "choose one of the communities whose people were set")
_CHANGED = Words(
    "问卷与开始时的摘要值不符，不能公布", "the questionnaire no longer fits its digest: it is not published"
)
