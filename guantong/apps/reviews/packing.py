"""The verbs of a materials pack: made on a day, released by name, withdrawn; its numbered copies given out and back (审查材料的办理)."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from guantong.apps.reviews.models import Pack, PackCopy, Review
from guantong.apps.reviews.pack_fitting import fitted
from guantong.apps.reviews.pack_gathering import gathered
from guantong.apps.reviews.pack_printing import TITLE
from guantong.apps.reviews.recording import locked, recorded
from guantong.apps.reviews.workflow import PACK, PACK_COPY
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput, NotAllowed, Refusal


@transaction.atomic
def make_pack(*, review: Review, day: date, by: Standing, as_of: datetime) -> Pack:
    """Gather the pack of a review as the books stand on `day`, and freeze it. Raises BadInput without units or books, or for a day to come."""
    row = locked(review)
    state = PACK.demand("make_pack", by, NEW, row.path)
    if day > as_of.date():
        raise BadInput({"day": _TO_COME})
    if not row.units.exists():
        raise BadInput({"": _NO_UNITS})
    found = gathered(row, day, by, as_of.date())
    if found is None:
        raise BadInput({"": _NO_BOOKS})
    told, snapshot = found
    held = fitted(told, title=f"{row.title}{TITLE}", day=day, snapshot=snapshot)
    number = (row.packs.aggregate(last=Max("number"))["last"] or 0) + 1
    made = Pack.objects.create(
        review=row, number=number, day=day, snapshot=snapshot, content=held.plain(), digest=held.digest(), draft=held.draft,
        made_by=by.person, made_at=as_of, state=state,
    )  # fmt: skip
    recorded(made, row, PACK, "make_pack", by, as_of, number=number, digest=made.digest, snapshot=snapshot)
    return made


@transaction.atomic
def release_pack(*, pack: Pack, name: str, version: int, by: Standing, as_of: datetime) -> Pack:
    """Release it by the name of who looked through it. Raises NotAllowed where what is kept is not what was made."""
    row = _held(pack, "release_pack", version, by)
    if not row.whole:
        raise NotAllowed(_DAMAGED)
    row.released_name, row.released_by, row.released_on = name, by.person, as_of.date()
    return _saved(row, "release_pack", by, as_of, digest=row.digest)


@transaction.atomic
def withdraw_pack(*, pack: Pack, reason: str, version: int, by: Standing, as_of: datetime) -> Pack:
    """Withdraw it; it stays to be seen, and copies that are out are still to come back."""
    row = _held(pack, "withdraw_pack", version, by)
    row.reason = reason
    return _saved(row, "withdraw_pack", by, as_of)


@transaction.atomic
def give_copy(*, pack: Pack, holder: str, by: Standing, as_of: datetime) -> PackCopy:
    """Note that the next numbered copy of a released pack was given to somebody by name."""
    row = Pack.objects.select_for_update(of=("self",)).select_related("review").get(pk=pack.pk)
    state = PACK_COPY.demand("give_copy", by, NEW, row.review.path)
    if row.state != "released":
        raise NotAllowed(_NOT_RELEASED)
    number = (row.copies.aggregate(last=Max("number"))["last"] or 0) + 1
    made = PackCopy.objects.create(
        pack=row, number=number, holder=holder, given_on=as_of.date(), given_by=by.person, state=state
    )
    recorded(made, row.review, PACK_COPY, "give_copy", by, as_of, pack=row.number, number=number)
    return made


@transaction.atomic
def take_copy_back(*, copy: PackCopy, version: int, by: Standing, as_of: datetime) -> PackCopy:
    """Note that a copy is back, also one that was thought missing."""
    row = _copy(copy, "take_copy_back", version, by)
    row.back_on, row.back_by = as_of.date(), by.person
    return _kept(row, "take_copy_back", by, as_of)


@transaction.atomic
def note_missing(*, copy: PackCopy, reason: str, version: int, by: Standing, as_of: datetime) -> PackCopy:
    """Note that a copy could not be got back, and what is known of it."""
    row = _copy(copy, "note_missing", version, by)
    row.reason = reason
    return _kept(row, "note_missing", by, as_of)


def _held(pack: Pack, verb: str, version: int, by: Standing) -> Pack:
    row = Pack.objects.select_for_update(of=("self",)).select_related("review").get(pk=pack.pk)
    row.state = PACK.demand_as_read(verb, by, row, version, row.review.path)
    return row


def _copy(copy: PackCopy, verb: str, version: int, by: Standing) -> PackCopy:
    row = PackCopy.objects.select_for_update(of=("self",)).select_related("pack__review").get(pk=copy.pk)
    row.state = PACK_COPY.demand_as_read(verb, by, row, version, row.pack.review.path)
    return row


def _saved(row: Pack, verb: str, by: Standing, as_of: datetime, **content: Any) -> Pack:
    row.version += 1
    row.save()
    recorded(row, row.review, PACK, verb, by, as_of, number=row.number, state=row.state, **content)
    return row


def _kept(row: PackCopy, verb: str, by: Standing, as_of: datetime) -> PackCopy:
    row.version += 1
    row.save()
    recorded(row, row.pack.review, PACK_COPY, verb, by, as_of, pack=row.pack.number, number=row.number, state=row.state)
    return row


_TO_COME = Words("数据截至日期不能晚于今天", "figures are not of a day to come")
_NO_UNITS = Words("还没有选定被审单位，先选单位再制作材料", "choose the units first")
_NO_BOOKS = Words("账册里还没有任何数据，先导入并发布", "there are no books yet: bring and publish them first")
_DAMAGED = Refusal(
    "state", Words("保存的内容与校验码不符，请重新制作", "what is kept is not what was made: make it anew")
)
_NOT_RELEASED = Refusal("state", Words("审定发放之后登记领用", "copies are given out after it was released"))
