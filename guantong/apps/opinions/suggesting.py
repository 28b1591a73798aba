"""An opinion of a deputy turned into a deputy's suggestion (代表建议): entered in its own system, its number typed back (代表法51条)."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path

import yaml
from django.db import IntegrityError, transaction

from guantong.apps.opinions.models import DeputySuggestion, Opinion
from guantong.apps.opinions.recording import held, moved, opinion_done, thing_done
from guantong.apps.opinions.whose import desk_of
from guantong.apps.opinions.workflow import SUGGESTION
from guantong.domain.law.catalogue import cite
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput, NotAllowed, Refusal

_FILE = Path(__file__).with_suffix(".yaml")


@dataclass(frozen=True, slots=True)
class Term:
    """How many months from the day it was handed over, usually and where it is complex; by which article."""

    since: date
    law: str
    usual: int
    complex: int

    def ends(self, assigned_on: date, complex_one: bool) -> date:
        """Return the day it is answered by: the same day of the month, or the month's last."""
        return months_after(assigned_on, self.complex if complex_one else self.usual)


def term_on(day: date) -> Term:
    """Return the term that holds for what is handed over on `day`; raises LookupError before the first."""
    for one in _terms():
        if one.since <= day:
            return one
    raise LookupError(f"no term is known on {day}")


def months_after(day: date, months: int) -> date:
    """Return the same day so many months later, the last of a month that is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = (date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1) - date(year, month + 1, 1)).days
    return date(year, month + 1, min(day.day, last))


@transaction.atomic
def make_suggestion(
    *, opinion: Opinion, title: str, text: str, version: int, by: Standing, as_of: datetime
) -> DeputySuggestion:
    """Turn an opinion of a deputy into a suggestion that is to be entered in the suggestion system; the opinion goes its own way on.

    Raises NotAllowed where no deputy raised it, BadInput where it was turned into one already.
    """
    row = held(opinion, "make_suggestion", version, by)
    if not row.proposers.filter(kind="deputy").exists():
        raise NotAllowed(_NO_DEPUTY)
    if not title.strip() or not text.strip():
        raise BadInput({"title" if not title.strip() else "text": _EMPTY})
    try:
        with transaction.atomic():
            made = DeputySuggestion.objects.create(
                opinion=row, title=title.strip()[:120], text=text.strip(), path=desk_of(by), made_by=by.person, made_at=as_of, state="made",
            )  # fmt: skip
    except IntegrityError as error:
        raise BadInput({"": _MADE}) from error
    moved(row, "make_suggestion", by, as_of, suggestion=made.pk)
    opinion_done(made, row, "make_suggestion", by, as_of)
    return made


@transaction.atomic
def note_number(
    *, suggestion: DeputySuggestion, number: str, assigned_on: date, complex: bool, version: int, by: Standing, as_of: datetime
) -> DeputySuggestion:  # fmt: skip
    """Type back the number it got and the day it was handed over: from that day its term runs, three months or six."""
    row = _held(suggestion, "note_number", version, by)
    if not number.strip():
        raise BadInput({"number": _NUMBER})
    if assigned_on > as_of.date():
        raise BadInput({"assigned_on": _TO_COME})
    if DeputySuggestion.objects.filter(number=number.strip()).exclude(pk=row.pk).exists():
        raise BadInput({"number": _TAKEN})
    row.number, row.assigned_on, row.complex = number.strip(), assigned_on, complex
    row.due_on = term_on(assigned_on).ends(assigned_on, complex)
    return _moved(row, "note_number", by, as_of, number=row.number, due_on=row.due_on.isoformat())


@transaction.atomic
def note_reply(
    *, suggestion: DeputySuggestion, replied_on: date, version: int, by: Standing, as_of: datetime
) -> DeputySuggestion:  # fmt: skip
    """Note the day the deputy was answered."""
    row = _held(suggestion, "note_reply", version, by)
    if row.assigned_on is None or not row.assigned_on <= replied_on <= as_of.date():
        raise BadInput({"replied_on": _REPLIED_WHEN})
    row.replied_on = replied_on
    return _moved(row, "note_reply", by, as_of, replied_on=replied_on.isoformat())


@transaction.atomic
def drop_suggestion(*, suggestion: DeputySuggestion, version: int, by: Standing, as_of: datetime) -> DeputySuggestion:
    """Do not make it; the opinion is free to be turned into one again."""
    return _moved(_held(suggestion, "drop_suggestion", version, by), "drop_suggestion", by, as_of)


def _held(suggestion: DeputySuggestion, verb: str, version: int, by: Standing) -> DeputySuggestion:
    row = DeputySuggestion.objects.select_for_update().get(pk=suggestion.pk)
    SUGGESTION.demand_as_read(verb, by, row, version, row.path)
    return row


def _moved(row: DeputySuggestion, verb: str, by: Standing, as_of: datetime, **content: object) -> DeputySuggestion:
    row.state = SUGGESTION.demand(verb, by, row.state, row.path)
    row.version += 1
    row.save()
    thing_done(row, SUGGESTION, verb, by, as_of, row.path, **content)
    return row


@cache
def _terms() -> list[Term]:
    """Return the terms, the latest first."""
    read = yaml.safe_load(_FILE.read_text("utf-8"))
    for one in read:
        cite(one["law"])
    found = [Term(one["from"], one["law"], one["usual"], one["complex"]) for one in read]
    return sorted(found, key=lambda one: one.since, reverse=True)


_NO_DEPUTY = Refusal(
    "state",
    Words("代表建议由人大代表提出；这条意见没有人大代表提出", "a suggestion is a deputy's; no deputy raised this"),
)
_EMPTY = Words("请填写", "fill it in")
_MADE = Words("这条意见已转为代表建议", "it was turned into a suggestion already")
_NUMBER = Words("请照原样填写建议系统编定的编号", "type the number the suggestion system gave")
_TO_COME = Words("日期不晚于今天", "the day is not to come")
_TAKEN = Words("这个编号已登记在另一件建议上", "another suggestion bears this number")
_REPLIED_WHEN = Words("答复日期应在交办之后、今天或此前", "it was answered between the handing over and today")
