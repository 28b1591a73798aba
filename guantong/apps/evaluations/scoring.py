"""Scoring: in person, taken back and given anew before the close, or typed twice from paper (打分).

Of a secret score the roll says that it was given, and a sealed row what; only the scorer has the code that takes it back.
"""

from base64 import b32encode
from collections.abc import Mapping, Sequence
from datetime import datetime
from secrets import token_bytes

from django.db import IntegrityError, transaction

from guantong.apps.evaluations.models import Score, ScoreSheet, SealedScore, Seat
from guantong.apps.evaluations.models.scoring import NAMED, SECRET
from guantong.apps.evaluations.moving import held, kept
from guantong.apps.evaluations.queries import OWN_REQUEST, SCORED, last_day_of, seat_of, typed_waiting
from guantong.apps.typings import operations as typings
from guantong.apps.typings.models import AGREED
from guantong.apps.typings.queries import differing
from guantong.domain.roles import Standing
from guantong.domain.seal.canonical import canonical, sm3
from guantong.domain.seal.sealed_ballot import sealed
from guantong.domain.seal.share import public_from
from guantong.domain.voting.rubric import printed, tenths_from
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput, NotAllowed

LENGTH = 2048
"""Bytes of every sealed score: the points of many items and a remark of 200 characters fit."""
INVALID, _YES = "invalid", "是"


@transaction.atomic
def score(
    *, sheet: ScoreSheet, points: Sequence[int | None], by: Standing, as_of: datetime, words: str = ""
) -> tuple[Seat, str]:  # fmt: skip
    """Score in person: points in tenths, item by item; the roll's mark and the score together or not at all.

    Returns the seat, and of a secret score the code that takes it back, shown once and kept nowhere ("" by name). Raises
    BadInput by item for points outside the scale, NotAllowed for who is late, gone from office, recused or has scored.
    """
    row = held(sheet, "score", None, by, as_of)
    given, own = _checked(row, points), _marked(row, by)
    code = ""
    if row.way == SECRET:
        code = _code()
        content = canonical({"points": given, "words": words})
        keys = [public_from(row.key_one), public_from(row.key_two)]
        SealedScore.objects.create(id=_lock(row, code), sheet=row, content=sealed(content, keys, row.name, LENGTH))
    else:
        made = Score.objects.create(
            sheet=row, seat=own, points=given, words=words, state="standing", typed_by=by.person
        )
        kept(made, row, "score", by, as_of)
    kept(own, row, "score", by, as_of)
    return own, code


@transaction.atomic
def withdraw_score(*, sheet: ScoreSheet, by: Standing, as_of: datetime, code: str = "") -> Seat:
    """Take one's score back before the close, to score anew: only the last one counts. Of a secret one the code is asked."""
    row = held(sheet, "withdraw_score", None, by, as_of)
    own = seat_of(row, by)
    if own is None:
        raise NotAllowed(SCORED)  # not reached: `held` asked already
    if row.way == SECRET:
        gone, _ = SealedScore.objects.filter(sheet=row, pk=_lock(row, code)).delete()
        if not gone:
            raise BadInput({"code": _NO_SUCH_CODE})
    else:
        given = Score.objects.exclude(state="withdrawn").get(sheet=row, seat=own)
        if given.typed_by != by.person:
            raise BadInput({"": _FROM_PAPER})
        given.state = "withdrawn"
        given.save()
        kept(given, row, "withdraw_score", by, as_of)
    own.done = False
    own.save()
    kept(own, row, "withdraw_score", by, as_of)
    return own


@transaction.atomic
def recuse(*, sheet: ScoreSheet, by: Standing, as_of: datetime) -> Seat:
    """Ask to be recused, in person and before scoring."""
    row = held(sheet, "recuse", None, by, as_of)
    own = seat_of(row, by)
    if own is None:
        raise NotAllowed(SCORED)  # not reached: `held` asked already
    own.recused = OWN_REQUEST
    own.save()
    kept(own, row, "recuse", by, as_of)
    return own


@transaction.atomic
def type_score(
    *, sheet: ScoreSheet, whose: str, points: Sequence[int | None], by: Standing, as_of: datetime, words: str = "", invalid: bool = False
) -> Score:  # fmt: skip
    """Type a paper sheet: `whose` is the deputy by username, or the number written on an unnamed sheet; it waits to be typed again.

    An `invalid` sheet, left open or outside the scale, is kept without points. Raises BadInput by item, and for who is recused,
    gone from office, not on the roll, or typed already.
    """
    row = held(sheet, "type_score", None, by, as_of)
    given = [] if invalid else _checked(row, points)
    seat, number = _whose(row, whose, as_of)
    try:
        with transaction.atomic():
            made = Score.objects.create(
                sheet=row, seat=seat, number=number, words=words, state="typed", typed_by=by.person
            )
    except IntegrityError as error:
        raise BadInput({"whose": _TYPED.filled(whose=seat.name if seat else f"{number}")}) from error
    kept(made, row, "type_score", by, as_of)
    typings.type_first(of=made, path=row.path, fields=_fields(given), by=by, as_of=as_of)
    if seat is not None:
        _mark(seat)
        kept(seat, row, "type_score", by, as_of)
    return made


@transaction.atomic
def repeat_score(
    *, sheet: ScoreSheet, whose: str, points: Sequence[int | None], by: Standing, as_of: datetime, words: str = "", invalid: bool = False
) -> Score:  # fmt: skip
    """Type a paper sheet again, as another person and without seeing the first: alike it stands, else it waits to be settled.

    Remarks are taken from the first typist: they are read, not counted.
    """
    row = held(sheet, "repeat_score", None, by, as_of)
    first = _typed(row, whose)
    if first.typed_by == by.person:
        raise BadInput({"whose": _ANOTHER})
    given = [] if invalid else _checked(row, points)
    both = typings.type_second(of=first, fields=_fields(given), by=by, as_of=as_of)
    first.state, first.repeated_by = "differing", by.person
    first.words = first.words or words
    if both.state == AGREED:
        first.state, first.points = "standing", given
    first.save()
    kept(first, row, "repeat_score", by, as_of, state=first.state)
    return first


@transaction.atomic
def settle_score(
    *, sheet: ScoreSheet, choices: Mapping[str, Mapping[str, str]], by: Standing, as_of: datetime
) -> list[Score]:  # fmt: skip
    """Say from the paper what stands where two typings differ: by the number of the score, by field; with the last one it stands.

    Raises BadInput for what is not open any more, and for points outside the scale: nothing is settled then.
    """
    row = held(sheet, "settle_score", None, by, as_of)
    waiting = {f"{one.pk}": one for one in typed_waiting(row).filter(state="differing")}
    if not set(choices) <= set(waiting):
        raise BadInput({"": _NOT_DIFFERING})
    found = [waiting[key] for key in choices]
    for one in found:
        given = dict(choices[f"{one.pk}"])
        if given.get(INVALID) == _YES:  # then no item of it counts, and none is asked for
            given = {difference.field: "" for difference in differing([one])[one.journal_key]} | {INVALID: _YES}
        elif wrong := [why for name, text in given.items() if (why := _refused(row, name, text))]:
            raise BadInput({"": wrong[0]})  # before it is kept: what is settled is not open any more
        both = typings.settle(of=one, choices=given, by=by, as_of=as_of)
        if both.state == AGREED:
            one.state, one.points = "standing", _stands(row, typings.agreed(both))
            one.save()
        kept(one, row, "settle_score", by, as_of, state=one.state)
    return found


@transaction.atomic
def take_back_typed(*, sheet: ScoreSheet, whose: str, by: Standing, as_of: datetime) -> Score:
    """Take back what was typed and does not stand yet: it was mistyped. It stays to be seen as withdrawn."""
    row = held(sheet, "take_back_typed", None, by, as_of)
    first = _typed(row, whose, ("typed", "differing"))
    first.state = "withdrawn"
    first.save()
    typings.take_back(of=first, by=by, as_of=as_of)
    kept(first, row, "take_back_typed", by, as_of)
    if first.seat is not None:
        first.seat.done = False
        first.seat.save()
        kept(first.seat, row, "take_back_typed", by, as_of)
    return first


def _checked(row: ScoreSheet, points: Sequence[int | None]) -> list[int]:
    """Return the points of every item; raises BadInput by item."""
    rubric = row.by
    if len(points) != len(rubric.items):
        raise BadInput({"": _ITEMS})
    wrong = {f"item_{at}": why for at, one in enumerate(points) if (why := rubric.refuses(at, one))}
    if wrong:
        raise BadInput(wrong)
    return [one for one in points if one is not None]


def _marked(row: ScoreSheet, by: Standing) -> Seat:
    own = seat_of(row, by)
    if own is None:
        raise NotAllowed(SCORED)  # not reached: `held` asked already
    _mark(own)
    return own


def _mark(seat: Seat) -> None:
    """Mark that a deputy has scored; the database lets it pass once, whatever was looked at before."""
    if not Seat.objects.filter(pk=seat.pk, done=False).update(done=True):
        raise NotAllowed(SCORED)
    seat.done = True


def _whose(row: ScoreSheet, whose: str, as_of: datetime) -> tuple[Seat | None, int | None]:
    if row.way != NAMED:
        number = int(whose) if whose.isascii() and whose.isdecimal() and len(whose) < 5 else 0
        if number < 1:
            raise BadInput({"whose": _NUMBER})
        return None, number
    seat = Seat.objects.filter(sheet=row, person=whose).first()
    if seat is None or seat.recused:
        raise BadInput({"whose": _NOT_ON_ROLL})
    closed_on = (row.closed_at or as_of).astimezone(as_of.tzinfo).date()
    if gone := last_day_of(seat.person, closed_on):
        raise BadInput({"whose": _LEFT.filled(name=seat.name, day=gone)})
    if seat.done:
        raise BadInput({"whose": _TYPED.filled(whose=seat.name)})
    return seat, None


def _fields(given: Sequence[int]) -> dict[str, str]:
    """Return points as they are typed, field by field."""
    return {INVALID: "" if given else _YES} | {f"item_{at}": printed(one) for at, one in enumerate(given)}


def _refused(row: ScoreSheet, name: str, text: str) -> Words | None:
    at = name.removeprefix("item_")
    known = name != at and at.isdecimal() and int(at) < len(row.by.items)
    return row.by.refuses(int(at), tenths_from(text)) if known else None


def _stands(row: ScoreSheet, fields: Mapping[str, str]) -> list[int]:
    """Return the points of what was settled, none of an invalid sheet; raises BadInput for what is outside the scale."""
    if fields.get(INVALID) == _YES:
        return []
    try:
        return _checked(row, [tenths_from(fields.get(f"item_{at}", "")) for at in range(len(row.by.items))])
    except BadInput as bad:
        raise BadInput({"": next(iter(bad.reasons.values()))}) from bad


def _typed(row: ScoreSheet, whose: str, states: Sequence[str] = ("typed",)) -> Score:
    waiting = typed_waiting(row).filter(state__in=states)
    by_number = row.way != NAMED and whose.isascii() and whose.isdecimal() and len(whose) < 5
    found = waiting.filter(number=int(whose)) if by_number else waiting.filter(seat__person=whose)
    if (first := found.first()) is None:
        raise BadInput({"whose": _NOT_TYPED})
    return first


def _code() -> str:
    """Return a new code in three groups: sixty bits."""
    letters = b32encode(token_bytes(8)).decode()[:12]
    return " ".join(letters[at : at + 4] for at in (0, 4, 8))


def _lock(row: ScoreSheet, code: str) -> str:
    """Return the key of a sealed score: the digest of its code, so that the code itself stands nowhere."""
    return sm3(f"{row.name}/{''.join(code.split()).upper()}".encode())


_ITEMS = Words("评分项与评分表不符，请重新打开页面", "the items are not those of the sheet: open the page anew")
_NO_SUCH_CODE = Words(
    "撤回码不符：请对照打分后显示的 12 个字母和数字", "this is not the code that was shown after scoring"
)
_FROM_PAPER = Words("这份评分由会务人员按纸质表录入，请会务人员撤回", "it was typed from paper: the staff take it back")
_NUMBER = Words("请填写写在纸质表上的编号", "type the number written on the paper sheet")
_NOT_ON_ROLL = Words("不在名册上，或在这一事项上回避", "not on the roll, or recused in this matter")
_LEFT = Words(
    "{name}自{day}起不再担任代表，纸质评分表不计入", "{name} is no deputy any more from {day}: the sheet is not counted"
)
_TYPED = Words("{whose}的评分已有一份，每人（每号）只有一份", "there is a score of {whose} already")
_NOT_TYPED = Words("没有等待复录的这份评分表", "no such sheet waits to be typed again")
_ANOTHER = Words("复录须由另一人办理", "another person types it again")
_NOT_DIFFERING = Words(
    "这份评分表没有待核定的差异，请重新打开页面", "nothing of this sheet waits to be settled: open the page anew"
)
