"""What a body answered to a letter on paper or by OA is taken down for it: who typed and who signed it is kept (代录答复表)."""

from datetime import date, datetime

from django.db import transaction

from guantong.apps.diagnosis.letters import reply
from guantong.apps.diagnosis.models import ReturnedReply
from guantong.apps.diagnosis.queries import letters_seen_by
from guantong.apps.diagnosis.reply_file import HEADS
from guantong.apps.diagnosis.reply_preview import compared
from guantong.apps.diagnosis.workflow import RETURNED_REPLY
from guantong.apps.findings.returning import brought, held, moved, taken_whole
from guantong.domain.roles import Standing
from guantong.domain.secrecy import Level
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput


def bring(
    *, letter: str, file_name: str, raw: bytes, level: Level, typed_by: str, signed_by: str, signed_on: date, by: Standing,
    as_of: datetime, reply_number: str = "",
) -> ReturnedReply:  # fmt: skip
    """Bring the sheet of a letter that came back answered; nothing of it stands in the letter yet.

    Raises BadInput at `file` for another file, at `signed_on` for a day before the letter or still to come.
    """
    of = letters_seen_by(by).filter(pk=letter).first() if letter.isdecimal() and len(letter) < 18 else None
    if of is None:
        raise BadInput({"letter": _NO_LETTER})
    RETURNED_REPLY.demand("bring_reply", by, NEW, of.path)
    if of.sent_on is None or signed_on < of.sent_on:
        raise BadInput({"signed_on": _BEFORE})
    return brought(
        ReturnedReply, HEADS, RETURNED_REPLY, "bring_reply", file_name=file_name, raw=raw, level=level, path=of.path, body=of.organisation, typed_by=typed_by,
        signed_by=signed_by, signed_on=signed_on, by=by, as_of=as_of, told={"letter": of.pk}, letter=of, reply_number=reply_number,
    )  # fmt: skip


@transaction.atomic
def take_down(*, of: ReturnedReply, plan: str, by: Standing, as_of: datetime) -> ReturnedReply:
    """Take down exactly what was previewed as the reply to the letter, or nothing at all.

    Raises NotAllowed where a question was changed since the sheet left, BadInput while one is not answered, Stale where the letter moved.
    """
    found = held(of, RETURNED_REPLY, "take_down_reply", by)
    lines = taken_whole(compared(found, by), plan)
    answers = {f"answer_{line.item.pk}": line.changes[0].after for line in lines}
    reply(
        letter=found.letter, version=lines[0].version, replied_on=found.signed_on, reply_number=found.reply_number, by=by, as_of=as_of,
        **answers,
    )  # fmt: skip
    found.counts = {"answers": len(answers)}
    return moved(found, RETURNED_REPLY, "take_down_reply", by, as_of, answers=len(answers))


@transaction.atomic
def set_aside(*, of: ReturnedReply, by: Standing, as_of: datetime) -> ReturnedReply:
    """Do not use a sheet; what was read of it is let go, the file stays."""
    return moved(held(of, RETURNED_REPLY, "set_reply_aside", by), RETURNED_REPLY, "set_reply_aside", by, as_of)


_NO_LETTER = Words("请选择这份表答复的函", "choose the letter that it answers")
_BEFORE = Words("签字日期早于发函日期", "the day lies before the letter")
