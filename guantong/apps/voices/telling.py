"""Telling whoever raised a need what became of it, without knowing who that is: a receipt code opens the messages (告知).

The code is drawn here and shown once, at the desk; the database has a digest of it. No telephone, no name: whoever loses the code
cannot be found, and is told so where it is handed out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from secrets import choice
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F

from guantong.apps.voices.models import Look, Message, Need
from guantong.apps.voices.recording import held, moved, noted
from guantong.apps.voices.taking import take_down
from guantong.apps.voices.words import STEPS, read
from guantong.apps.voices.workflow import NEED
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput, NotAllowed, Refusal

LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Without those that look alike: a code is copied by hand."""
_LENGTH = 16
"""Of 32 letters: 80 bits, which nobody guesses, and four groups of four, which anybody can type."""
_LONGEST = 600


@dataclass(frozen=True, slots=True)
class Receipted:
    """A need as it was taken down, and its code, which is nowhere else."""

    need: Need
    code: str


@dataclass(frozen=True, slots=True)
class Opened:
    """What a receipt code opens: the masked title and what was told, nothing else of the need."""

    title: str
    told: tuple[Message, ...]


@transaction.atomic
def take_down_with_receipt(*, by: Standing, as_of: datetime, **facts: Any) -> Receipted:
    """Take a need down as `take_down` does, and draw its code; a form sent again draws another, the first opens nothing more."""
    need = take_down(by=by, as_of=as_of, **facts)
    code = "".join(choice(LETTERS) for _ in range(_LENGTH))
    row = Need.objects.select_for_update(of=("self",)).get(pk=need.pk)
    row.code = digest_of(code)
    row.save()
    noted(row, NEED, "take_down", by, as_of, row.path, receipt=True)
    tell(need=row, step="taken", words="", by=by, as_of=as_of)
    return Receipted(row, "-".join(code[at : at + 4] for at in range(0, _LENGTH, 4)))


@transaction.atomic
def take_down_several(*, said: Sequence[str], by: Standing, as_of: datetime, **facts: Any) -> list[Receipted]:
    """Take what was said at one meeting down: all of it or none, a receipt for each; nothing joins them."""
    if not said:
        raise BadInput({"text_1": _NOTHING})
    form = facts.pop("sent", "")
    return [
        take_down_with_receipt(text=text, sent=form and f"{form}-{at}", by=by, as_of=as_of, **facts)
        for at, text in enumerate(said, 1)
    ]


@transaction.atomic
def tell(*, need: Need, step: str, words: str, link: str = "", by: Standing, as_of: datetime) -> Message | None:
    """Tell whoever raised `need` of a step, in words for residents; a copy of it is told too. None for what is gone, and none is kept.

    The rooms above call it inside their own verb, which they have asked for. Told twice alike is told once. `link` is an address of
    this system that is open to everybody. Raises BadInput at `step`, `words` (600 characters) or `link`.
    """
    if step not in STEPS:
        raise BadInput({"step": _NO_STEP})
    if len(words) > _LONGEST or (not words.strip() and step != "taken"):
        raise BadInput({"words": _NO_WORDS.filled(most=_LONGEST)})
    if link and (not link.startswith("/") or link.startswith("//") or len(link) > 200 or "\\" in link):
        raise BadInput({"link": _NO_LINK})
    row = Need.objects.select_for_update(of=("self",)).get(pk=need.pk)
    if row.state not in ("received", "confirmed"):
        return None
    if there := Message.objects.filter(need=row, step=step, words=words.strip(), link=link).first():
        return there
    told = Message.objects.create(
        need=row, step=step, words=words.strip(), link=link, told_by=by.person, told_at=as_of
    )  # fmt: skip
    noted(told, NEED, "tell", by, as_of, row.path, need=row.pk, step=step)
    return told


@transaction.atomic
def tell_by_hand(
    *, need: Need, step: str, words: str, by: Standing, as_of: datetime, link: str = ""
) -> Message | None:  # fmt: skip
    """Tell whoever raised a need, from its own page, what no other room tells: whose it is, why nothing can be done."""
    row = held(need, "tell", None, by)
    moved(row, "tell", by, as_of)
    return tell(need=row, step=step, words=words, link=link, by=by, as_of=as_of)


def messages_of(need: Need) -> Sequence[Message]:
    """Return what was told of a need, and of the one it is shown under, in the order it was told; one query."""
    told = Message.objects.filter(need__in=[pk for pk in (need.pk, need.head_id) if pk])
    return list(told.exclude(step="taken", need=need.head_id) if need.head_id else told)


def need_of_code(code: str) -> Need | None:
    """Return the need a receipt code opens, None for any other words. Blanks, hyphens and case do not matter."""
    digest = digest_of(code)
    return Need.objects.filter(code=digest).first() if digest else None


def looked_up(*, code: str, source: str, as_of: datetime) -> Opened | None:
    """Return what a receipt code opens, None where it opens nothing. `source` is the network address, of which a digest is kept.

    Raises NotAllowed when one network asked more often in an hour than it may; nobody guesses a code, this spares the machine.
    """
    most = read("keeping")["looks_an_hour"]
    if _looks(source, as_of) > most:
        raise NotAllowed(Refusal("state", _TOO_OFTEN.filled(most=most), _LATER))
    need = need_of_code(code)
    return Opened(need.title, tuple(messages_of(need))) if need else None


def _looks(source: str, as_of: datetime) -> int:
    """Count one more look of a network in this hour, and return how many that makes; what was counted before this hour goes."""
    hour = as_of.strftime("%Y%m%d%H")
    digest = sha256(f"{settings.SECRET_KEY}\nreceipt\n{hour}\n{source}".encode()).hexdigest()
    Look.objects.exclude(hour=hour).delete()
    Look.objects.get_or_create(source=digest, hour=hour)
    Look.objects.filter(source=digest).update(count=F("count") + 1)
    return Look.objects.get(source=digest).count


def digest_of(code: str) -> str:
    """Return the digest by which a code is found; "" for what cannot be one."""
    plain = "".join(code[:80].split()).replace("-", "").upper()
    fits = len(plain) == _LENGTH and all(letter in LETTERS for letter in plain)
    return sha256(plain.encode()).hexdigest() if fits else ""


_NOTHING = Words("请至少写下一件诉求", "write at least one need down")
_NO_STEP = Words("请选择环节", "choose the step")
_NO_WORDS = Words("请写给居民看的话，不超过 {most} 字", "write words for residents, at most {most} characters")
_TOO_OFTEN = Words("同一网络每小时最多查询 {most} 次", "one network looks up at most {most} times an hour")
_LATER = Words("请过一会儿再试，或到代表联络站询问", "try again later, or ask at the liaison station")
_NO_LINK = Words(
    "链接须是本系统公开页面的地址，以 / 开头", "the link is a public page of this system and begins with /"
)
