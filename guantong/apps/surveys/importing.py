"""Taking in answers that another platform collected: looked at first, whole or not at all, counted as not verified (平台答卷导入).

Columns on persons are dropped as the file is read and named on its preview; nothing of them is kept. A file goes in once, and a
row that stood in an earlier file of the same survey counts once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from secrets import SystemRandom
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction

from guantong.apps.actors.sheets import Unreadable, read
from guantong.apps.journal.operations import record
from guantong.apps.surveys.answering import NOT_OPEN, without_persons
from guantong.apps.surveys.models import Answer, AnswerFile, Survey
from guantong.apps.surveys.workflow import ANSWER_FILE
from guantong.domain.gathering.personal import masked
from guantong.domain.roles import Standing
from guantong.domain.seal.canonical import canonical, sm3
from guantong.domain.surveys.answers import checked
from guantong.domain.surveys.platforms import columns_of, given_of, missing, targets
from guantong.domain.surveys.tabulation import Origin
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput, NotAllowed, Refusal


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a file: where it stands, what it answers, what is wrong with it."""

    number: int
    answers: Mapping[str, Sequence[str]]
    wrong: tuple[Words, ...]


@transaction.atomic
def bring_answers(*, survey: Survey, file_name: str, raw: bytes, by: Standing, as_of: datetime) -> AnswerFile:
    """Read a platform's file: drop what says who answered, suggest what each column answers. Nothing counts yet.

    A mapping saved with an earlier file of this survey, or of the one it follows, is taken over. Raises BadInput at `file`.
    """
    row = Survey.objects.select_for_update().get(pk=survey.pk)
    state = ANSWER_FILE.demand("bring_answers", by, NEW, row.path)
    _demand_open(row)
    try:
        sheets = [one for one in read(file_name, raw) if one.rows]
    except Unreadable as unreadable:
        raise BadInput({"file": unreadable.why}) from unreadable
    if not sheets:
        raise BadInput({"file": _EMPTY})
    sheet = sheets[0]
    values = [one.values for one in sheet.rows]
    columns = columns_of(row.questionnaire, sheet.columns, values)
    saved = _saved(row)
    known = targets(row.questionnaire)
    mapping = {
        head: saved[head] if saved.get(head, "-") in ("", *known) else columns.suggested.get(head, "")
        for head in columns.kept
    }
    earlier = {mark for one in row.files.exclude(state="discarded") for mark in one.marks}
    marked = [(_mark(row, one.values), one) for one in sheet.rows]
    fresh = [(mark, one) for mark, one in marked if mark not in earlier]
    if row.files.filter(sm3=sm3(raw)).exclude(state="discarded").exists():
        raise BadInput({"file": _TWICE})
    if not fresh:
        raise BadInput({"file": _EMPTY})
    rows = [
        [one.number, {head: masked(one.values[head]).text for head in columns.kept if head in one.values}]
        for _, one in fresh
    ]
    try:
        with transaction.atomic():
            made = AnswerFile.objects.create(
                survey=row, name=masked(file_name).text[:120], sm3=sm3(raw), dropped=list(columns.dropped), mapping=mapping,
                rows=rows, marks=[mark for mark, _ in fresh], counts={"rows": len(sheet.rows), "before": len(marked) - len(fresh)},
                state=state, brought_by=by.person, brought_at=as_of,
            )  # fmt: skip
    except IntegrityError as error:
        raise BadInput({"file": _TWICE}) from error
    _recorded(made, "bring_answers", by, as_of, **made.counts)
    return made


@transaction.atomic
def map_columns(*, file: AnswerFile, mapping: Mapping[str, str], by: Standing, as_of: datetime) -> AnswerFile:
    """Say what the columns answer; it is saved for the next file of this survey."""
    row = _held(file, "map_columns", by)
    known = targets(row.survey.questionnaire)
    if set(mapping) != set(row.mapping) or not set(mapping.values()) <= {"", *known}:
        raise BadInput({"": _COLUMNS})
    if wrong := missing(row.survey.questionnaire, mapping):
        raise BadInput({"": wrong[0]})
    row.mapping = dict(mapping)
    row.save()
    _recorded(row, "map_columns", by, as_of)
    return row


@transaction.atomic
def take_in_answers(*, file: AnswerFile, by: Standing, as_of: datetime) -> AnswerFile:
    """Take every row in as not verified, in an order drawn by lot, or none while one is wrong; the file's own rows go."""
    row = _held(file, "take_in_answers", by)
    _demand_open(Survey.objects.select_for_update().get(pk=row.survey_id))
    lines = lines_of(row)
    if wrong := (*missing(row.survey.questionnaire, row.mapping), *(words for line in lines for words in line.wrong)):
        raise BadInput({"": _WRONG.filled(count=len(wrong), why=wrong[0])})
    if not lines:
        raise BadInput({"": _EMPTY})
    answers = [Answer(survey=row.survey, origin=Origin.OPEN.value, answers=dict(line.answers)) for line in lines]
    SystemRandom().shuffle(answers)
    Answer.objects.bulk_create(answers, 500)
    row.counts, row.rows, row.state = (
        {**row.counts, "taken_in": len(answers)},
        [],
        ANSWER_FILE.row("take_in_answers").ends,
    )
    row.save()
    _recorded(row, "take_in_answers", by, as_of, **row.counts)
    return row


@transaction.atomic
def discard_answers(*, file: AnswerFile, by: Standing, as_of: datetime) -> AnswerFile:
    """Set a file aside: what was read of it goes."""
    row = _held(file, "discard_answers", by)
    row.rows, row.marks, row.state = [], [], ANSWER_FILE.row("discard_answers").ends
    row.save()
    _recorded(row, "discard_answers", by, as_of)
    return row


def lines_of(file: AnswerFile) -> list[Line]:
    """Return the rows of a file as its mapping reads them, each with what is wrong."""
    of = file.survey.questionnaire
    found = []
    for number, values in file.rows:
        given, wrong = given_of(of, file.mapping, values)
        sheet = checked(of, given)
        told = tuple(
            _AT.filled(question=of.question(one.question.partition(".")[0]).words, why=one.says)
            for one in sheet.problems
        )
        found.append(Line(number, without_persons(of, sheet.answers), wrong or told))
    return found


def not_open(survey: Survey) -> Refusal | None:
    """Return why a survey takes no file; None while it is open."""
    return None if survey.state == "open" else NOT_OPEN


def kept_out(wrong: Sequence[Line], absent: Sequence[Words], lines: Sequence[Line]) -> dict[str, Refusal]:
    """Return why a file cannot be taken in as it stands, by verb; nothing where it can."""
    if absent or not lines:
        return {"take_in_answers": Refusal("state", absent[0] if absent else _EMPTY)}
    return {"take_in_answers": Refusal("state", _ROWS.filled(count=len(wrong)))} if wrong else {}


def _saved(survey: Survey) -> dict[str, str]:
    """Return what columns answered in the latest file of this survey, or of the one it follows."""
    of = [one for one in (survey.pk, survey.follows_id) if one]
    latest = AnswerFile.objects.filter(survey__in=of).exclude(state="discarded").order_by("-survey", "-pk").first()
    return dict(latest.mapping) if latest else {}


def _mark(survey: Survey, values: Mapping[str, str]) -> str:
    """Return a digest of a whole row, what was dropped too, under the site's key: of a number of a file nothing can be guessed."""
    return sha256(f"{settings.SECRET_KEY}\n{survey.pk}\n{canonical(dict(values))}".encode()).hexdigest()[:32]


def _held(file: AnswerFile, verb: str, by: Standing) -> AnswerFile:
    row = AnswerFile.objects.select_for_update().get(pk=file.pk)
    ANSWER_FILE.demand(verb, by, row.state, row.survey.path)
    return row


def _demand_open(survey: Survey) -> None:
    if refusal := not_open(survey):
        raise NotAllowed(refusal)


def _recorded(row: AnswerFile, verb: str, by: Standing, as_of: datetime, **content: Any) -> None:
    words = ANSWER_FILE.row(verb).words
    record(
        by=by, as_of=as_of, room="surveys", verb=verb, path=row.survey.path, of=row, content={"survey": row.survey_id, **content},
        says=Words(f"{words.zh}：问卷 {row.survey_id}", f"{words.en}: survey {row.survey_id}"),
    )  # fmt: skip


_EMPTY = Words("文件里没有没导入过的答卷", "there is no answer in the file that was not taken in before")
_TWICE = Words("这份文件已经上传过，一份只导入一次", "this file was brought before: each goes in once")
_COLUMNS = Words("文件的列与页面上的不符，请重新打开页面", "these are not the columns of the file: open the page again")
_WRONG = Words(
    "有 {count} 处不能导入，整份都没有导入。第一处：{why}",
    "{count} places keep it out, and nothing was taken in. The first: {why}",
)
_ROWS = Words(
    "有 {count} 行不能导入；改列的对应，或改正文件后重新上传",
    "{count} rows cannot be taken in: change the columns, or mend the file and bring it anew",
)
_AT = Words("“{question}”：{why}", "“{question}”: {why}")
