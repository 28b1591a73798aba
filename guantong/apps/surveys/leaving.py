"""Words that leave: a report of wrongdoing handed on with a receipt, texts whose day has come (转出与清除).

The answer stays and counts; of what was written in it nothing stays here (预算法第九十一条: who reports is kept secret; 个人信息保护法第十九条).
"""

from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from secrets import choice

import yaml
from django.db import transaction

from guantong.apps.surveys.models import Answer, Referral, Survey
from guantong.apps.surveys.operations import held, moved, recorded
from guantong.domain.roles import Standing
from guantong.domain.surveys.questionnaire import Kind
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput, NotAllowed, Refusal

OFFICES = {
    "petitions": Words("信访部门", "the office of petitions"),
    "discipline": Words("纪检监察机关", "discipline inspection"),
}
_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
GONE = ""
"""What stands where words were: it still counts among those who wrote something."""


@cache
def kept_days() -> int:
    """Return how long after the close texts are kept."""
    return int(yaml.safe_load(Path(__file__).with_name("keeping.yaml").read_text("utf-8"))["days"])


def texts_until(survey: Survey) -> date | None:
    """Return the last day on which the texts of a closed survey are kept."""
    return survey.closed_on + timedelta(days=kept_days()) if survey.closed_on else None


def due(survey: Survey, today: date) -> bool:
    """True once the last day of the texts has passed."""
    until = texts_until(survey)
    return until is not None and today > until


@transaction.atomic
def refer_words(*, survey: Survey, answer: str, place: str, office: str, by: Standing, as_of: datetime) -> Referral:
    """Hand on what somebody wrote: it gets a receipt number and leaves; to which office is in no record here.

    Whoever does it has printed it first: afterwards nobody finds it here. Raises BadInput where it is gone already.
    """
    row = held(survey, "refer_words", None, by)
    if office not in OFFICES:
        raise BadInput({"office": _NO_OFFICE})
    texts = {one.key for one in row.questionnaire.questions if one.kind is Kind.TEXT}
    found = Answer.objects.select_for_update().filter(survey=row, pk=answer).first()
    if found is None or place not in texts or not any(found.answers.get(place, ())):
        raise BadInput({"": _NOTHING})
    found.answers = {**found.answers, place: [GONE]}
    found.save()
    receipt = f"ZC-{as_of.year}-" + "".join(choice(_LETTERS) for _ in range(8))
    left = Referral.objects.create(survey=row, receipt=receipt, left_on=as_of.date())
    recorded(left, row, "refer_words", by, as_of, receipt=receipt)
    return left


@transaction.atomic
def let_texts_go(*, survey: Survey, version: int, by: Standing, as_of: datetime) -> Survey:
    """Empty everything that was written, once its last day has passed; the counts stay. Raises NotAllowed before."""
    row = held(survey, "let_texts_go", version, by)
    if not due(row, as_of.date()):
        raise NotAllowed(not_due(row))
    texts = [one.key for one in row.questionnaire.questions if one.kind is Kind.TEXT]
    for one in Answer.objects.select_for_update().filter(survey=row):
        gone = {place: [GONE] for place in texts if one.answers.get(place)}
        if gone:
            one.answers = {**one.answers, **gone}
            one.save()
    row.texts_gone_on = as_of.date()
    return moved(row, "let_texts_go", by, as_of)


def not_due(survey: Survey) -> Refusal:
    """Return why texts do not go yet."""
    return Refusal("state", _NOT_DUE.filled(day=str(texts_until(survey) or "—")))


_NO_OFFICE = Words("请选择转往哪里", "choose where it goes")
_NOTHING = Words("这段文字已不在这里", "these words are not here any more")
_NOT_DUE = Words("文字答案保存至 {day}，尚未到期", "texts are kept until {day}: their day has not come")
