"""Taking part: agree, disagree or pass, statement by statement, changed until the close; bringing a statement in; sheets of paper (表态).

The journal says that somebody took part, once a person, without a name. What was said stands on the sheet alone.
"""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from guantong.apps.consensus import tying
from guantong.apps.consensus.models import Meeting, Sheet, Statement
from guantong.apps.consensus.moving import held, kept
from guantong.apps.consensus.queries import NO_KEY, PAPER, listed, paper_given
from guantong.domain.consensus.meeting import Vote
from guantong.domain.roles import NOBODY, Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput, NotAllowed

MOST_PROPOSED = 5
"""So many statements one participant may bring in: our own choice, so that nobody fills the list alone."""
LONGEST = 140


@transaction.atomic
def say(*, meeting: Meeting, statement: int, vote: str, by: Standing, as_of: datetime) -> Sheet:
    """Say `vote` to a listed statement, in place of what one said before; raises BadInput for what is no vote or not listed."""
    row = held(meeting, "say", None, by)
    sheet = _own(row, by)
    if vote not in set(Vote):
        raise BadInput({"vote": _NO_VOTE})
    if not listed(row).filter(pk=statement).exists():
        raise BadInput({"": _NOT_LISTED})
    first = not sheet.answers
    sheet.answers = {**sheet.answers, f"{statement}": vote}
    sheet.save()
    if first:
        kept(None, row, "say", NOBODY, as_of)
    return sheet


@transaction.atomic
def propose(*, meeting: Meeting, text: str, by: Standing, as_of: datetime) -> Statement:
    """Bring a statement in; who did stands nowhere. A moderator lets it in or keeps it out, with the reason."""
    row = held(meeting, "propose", None, by)
    sheet = _own(row, by)
    if sheet.proposed >= MOST_PROPOSED:
        raise BadInput({"text": _ENOUGH.filled(most=MOST_PROPOSED)})
    sound = sound_text(row, text)
    sheet.proposed += 1
    sheet.save()
    made = Statement.objects.create(meeting=row, text=sound, state="proposed")
    kept(made, row, "propose", NOBODY, as_of)
    return made


@transaction.atomic
def type_sheet(*, meeting: Meeting, number: int, answers: Mapping[str, str], by: Standing, as_of: datetime) -> Sheet:
    """Type a sheet of paper under the number written on it; typed again it stands in place of the first.

    Raises BadInput for a number that was not given out, and for answers that are none.
    """
    row = held(meeting, "type_sheet", None, by)
    if not tying.has_key(row):
        raise NotAllowed(NO_KEY)
    known = {f"{pk}" for pk in listed(row).values_list("pk", flat=True)}
    said = {key: vote for key, vote in answers.items() if vote}
    if not said or set(said) - known or set(said.values()) - set(Vote):
        raise BadInput({"": _EMPTY})
    sheet = Sheet.objects.filter(pk=tying.name_of(row, f"{PAPER}{number}")).first()
    if sheet is None:
        raise BadInput({"number": _NO_NUMBER.filled(given=paper_given(row))})
    first, sheet.answers = not sheet.answers, said
    sheet.save()
    if first:
        kept(None, row, "type_sheet", by, as_of)
    return sheet


def sound_text(meeting: Meeting, text: str) -> str:
    """Return a statement as it is kept; raises BadInput for an empty, long or known one."""
    sound = " ".join(text.split())
    if not sound:
        raise BadInput({"text": _NO_TEXT})
    if len(sound) > LONGEST:
        raise BadInput({"text": _LONG.filled(most=LONGEST, count=len(sound))})
    if meeting.statements.filter(text=sound).exists():
        raise BadInput({"text": _KNOWN})
    return sound


def _own(meeting: Meeting, by: Standing) -> Sheet:
    found = Sheet.objects.select_for_update().filter(pk=tying.name_of(meeting, by.person)).first()
    if found is None:
        raise NotAllowed(NO_KEY)
    return found


_NO_VOTE = Words("请选择同意、不同意或略过", "choose agree, disagree or pass")
_NOT_LISTED = Words("这条陈述没有列入", "this statement is not listed")
_ENOUGH = Words("每人最多提出 {most} 条陈述", "everybody brings in at most {most} statements")
_EMPTY = Words("请至少录入一条表态", "type at least one answer")
_NO_NUMBER = Words(
    "答卷号为 1 至 {given}（纸质参加人数）", "sheets are numbered from 1 to {given}, as many as take part on paper"
)
_NO_TEXT = Words("请写一句陈述", "write one statement")
_LONG = Words("一条陈述不超过 {most} 字，现有 {count} 字", "a statement has at most {most} signs; this one has {count}")
_KNOWN = Words("已有同样的陈述", "the same statement is there already")
