"""The verbs of a score sheet: prepared, opened, closed, brought together or unsealed, or void (评分表的办理)."""

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from secrets import SystemRandom

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from django.db import transaction

from guantong.apps.components.search import searchable
from guantong.apps.evaluations.models import ScoreSheet, SealedScore, Seat, Slip
from guantong.apps.evaluations.models.scoring import PAPER, SECRET, WAYS
from guantong.apps.evaluations.moving import held, kept, moved, recorded
from guantong.apps.evaluations.queries import OWN_REQUEST, Scorer, keyholders_on, last_day_of, unit_at
from guantong.apps.evaluations.workflow import SHEET
from guantong.domain.roles import Standing
from guantong.domain.seal.box import box_root, lines_of
from guantong.domain.seal.sealed_ballot import BrokenSeal, unsealed
from guantong.domain.seal.share import NotAShare, new_share, public_half, share_from
from guantong.domain.voting.rubric import Rubric
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput, NotAllowed, Refusal

_RANDOM = SystemRandom()


@transaction.atomic
def prepare(
    *, title: str, question: str, held_on: date, way: str, rubric: Rubric, roll: Iterable[Scorer], by: Standing, as_of: datetime,
    path: str = "", subject_of: str = "", subject_name: str = "", subject_where: str = "", keyholders: Sequence[str] = (),
) -> ScoreSheet:  # fmt: skip
    """Prepare a sheet: what is scored, its rubric, its roll (`scorers_on` says who keeps out), where secret two keyholders.

    `path` is the organisation that is scored; `subject_*` say what the matter is and where it stands, as the room that asks
    knows it. Raises BadInput by field.
    """
    state = SHEET.demand("prepare", by, NEW, path)
    seats, named = list(roll), list(keyholders) if way == SECRET else []
    wrong: dict[str, Words] = {}
    if way not in WAYS:
        wrong["way"] = _NO_WAY
    if not [one for one in seats if not one.recused]:
        wrong["roll"] = _NOBODY
    if rubric.since > held_on or (found := rubric.wrong()):
        wrong["rubric"] = (
            _NO_RUBRIC_YET.filled(document=rubric.document, since=rubric.since) if rubric.since > held_on else found
        )
    known = dict(keyholders_on(held_on))
    if way == SECRET and (len(named) != 2 or len({*named} & {*known}) != 2):
        wrong["keyholder_two"] = _TWO
    if wrong:
        raise BadInput(wrong)
    one, two = named or ("", "")
    sheet = ScoreSheet.objects.create(
        title=title, question=question, subject_of=subject_of, subject_name=subject_name, subject_where=subject_where, path=path,
        unit=unit_at(path), way=way, held_on=held_on, rubric=rubric.plain(), state=state, keyholder_one=one, keyholder_two=two,
        prepared_by=by.person, prepared_at=as_of, search=searchable(title, question, subject_name),
    )  # fmt: skip
    recorded(sheet, "prepare", by, as_of, way=way, rubric=rubric.document)
    for scorer in seats:
        seat = Seat.objects.create(sheet=sheet, person=scorer.person, name=scorer.name, recused=scorer.recused)
        kept(seat, sheet, "prepare", by, as_of)
    return sheet


@transaction.atomic
def draw_share(*, sheet: ScoreSheet, by: Standing, as_of: datetime) -> str:
    """Draw the share of a keyholder and return it as it is printed: here and now, never again; only its public half stays."""
    row = held(sheet, "draw_share", None, by, as_of)
    printed, public = new_share()
    _keep_share(row, by.person, printed, public)
    moved(row, "draw_share", by, as_of)
    return printed


@transaction.atomic
def note_recusal(*, sheet: ScoreSheet, person: str, version: int, by: Standing, as_of: datetime) -> ScoreSheet:
    """Note that a deputy on the roll asked to be recused; raises BadInput for who is not on it, is recused or has scored."""
    row = held(sheet, "note_recusal", version, by, as_of)
    seat = Seat.objects.filter(sheet=row, person=person, recused="", done=False).first()
    if seat is None:
        raise BadInput({"person": _NOT_TO_RECUSE})
    seat.recused = OWN_REQUEST
    seat.save()
    kept(seat, row, "note_recusal", by, as_of)
    return moved(row, "note_recusal", by, as_of)


@transaction.atomic
def open_scoring(*, sheet: ScoreSheet, version: int, by: Standing, as_of: datetime) -> ScoreSheet:
    """Open the sheet to the deputies on its roll."""
    row = held(sheet, "open_scoring", version, by, as_of)
    row.opened_at = as_of
    return moved(row, "open_scoring", by, as_of)


@transaction.atomic
def close_scoring(*, sheet: ScoreSheet, version: int, by: Standing, as_of: datetime) -> ScoreSheet:
    """Close it: nothing is scored any more. Who left office without having scored is noted, and leaves the base."""
    row = held(sheet, "close_scoring", version, by, as_of)
    for seat in row.roll.filter(done=False, recused="", left_on=None):
        if gone := last_day_of(seat.person, as_of.date()):
            seat.left_on = gone
            seat.save()
            kept(seat, row, "close_scoring", by, as_of)
    row.closed_at = as_of
    return moved(row, "close_scoring", by, as_of)


@transaction.atomic
def count_scores(*, sheet: ScoreSheet, version: int, by: Standing, as_of: datetime) -> ScoreSheet:
    """Bring together the scores by name, or those typed twice from unnamed paper: from now on there is a result."""
    row = held(sheet, "count_scores", version, by, as_of)
    if (
        row.way == PAPER
        and row.scores.filter(state="standing").count() > row.roll.filter(recused="", left_on=None).count()
    ):
        raise NotAllowed(Refusal("state", _TOO_MANY_SHEETS))
    row.counted_at = as_of
    return moved(row, "count_scores", by, as_of)


@transaction.atomic
def open_seals(*, sheet: ScoreSheet, share_one: str, share_two: str, by: Standing, as_of: datetime) -> ScoreSheet:
    """Open the sealed scores with both shares: all at once, shuffled, sealed by a root; remarks apart from points.

    Raises BadInput at the share that does not fit. Where a seal is broken, or there are not as many scores as deputies scored,
    nothing is opened: a person declares the sheet void.
    """
    row = held(sheet, "open_seals", None, by, as_of)
    shares, kept_sealed = _shares(row, share_one, share_two), list(SealedScore.objects.filter(sheet=row))
    try:
        contents = [json.loads(unsealed(bytes(one.content), shares, row.name)) for one in kept_sealed]
    except BrokenSeal as error:
        raise NotAllowed(_BROKEN) from error
    done = row.roll.filter(done=True).count()
    if len(contents) != done:
        raise NotAllowed(Refusal("state", _UNEVEN.filled(done=done, sealed=len(contents)), _VOID_IT))
    slips = Slip.objects.bulk_create(_slips(row, [one.pk for one in kept_sealed], [one["points"] for one in contents]))
    row.remarks = sorted(one["words"] for one in contents if one["words"])
    SealedScore.objects.filter(sheet=row).delete()
    row.root = box_root(lines_of(row.name, (slip.opened for slip in slips)))
    row.counted_at = as_of
    return moved(row, "open_seals", by, as_of, root=row.root)


@transaction.atomic
def declare_void(*, sheet: ScoreSheet, reason: str, version: int, by: Standing, as_of: datetime) -> ScoreSheet:
    """Declare a sheet void, with the reason: its sealed scores are destroyed unread, no result comes of it."""
    row = held(sheet, "declare_void", version, by, as_of)
    SealedScore.objects.filter(sheet=row).delete()
    row.reason = reason
    return moved(row, "declare_void", by, as_of)


def _keep_share(row: ScoreSheet, person: str, _printed: str, public: str) -> None:
    """Keep the public half, and nothing else."""
    if person == row.keyholder_one:
        row.key_one = public
    else:
        row.key_two = public


def _slips(sheet: ScoreSheet, _sealed: Sequence[str], points: Sequence[list[int]]) -> list[Slip]:
    """Return the opened scores under new numbers, in an order that has nothing to do with that of scoring."""
    mixed = list(points)
    _RANDOM.shuffle(mixed)
    return [Slip(sheet=sheet, points=one) for one in mixed]


def _shares(row: ScoreSheet, *typed: str) -> list[X25519PrivateKey]:
    found, wrong = [], {}
    for name, words, public in zip(("share_one", "share_two"), typed, (row.key_one, row.key_two), strict=True):
        try:
            share = share_from(words)
        except NotAShare:
            wrong[name] = _MISTYPED
            continue
        if public_half(share) != public:
            wrong[name] = _NOT_OF_THIS_SHEET
        found.append(share)
    if wrong:
        raise BadInput(wrong)
    return found


_NO_WAY = Words("请选择评分方式", "choose how is scored")
_NOBODY = Words("名册上没有可以打分的代表", "nobody on the roll may score")
_NO_RUBRIC_YET = Words(
    "{document} 自 {since} 起有效，那天还不适用", "{document} is in force from {since}, after that day"
)
_TWO = Words("请指定两名不同的密钥保管人", "name two different keyholders")
_NOT_TO_RECUSE = Words("不在名册上，或已回避、已打分", "not on the roll, or recused or scored already")
_TOO_MANY_SHEETS = Words(
    "纸质评分表多于名册上可以打分的人数，请核对", "there are more paper sheets than deputies who may score"
)
_MISTYPED = Words(
    "密钥份有误：请对照打印件逐组核对", "the share is mistyped: compare it with the print, group by group"
)
_NOT_OF_THIS_SHEET = Words(
    "这不是这名保管人为这张评分表领取的密钥份", "it is not the share that this keyholder drew for this sheet"
)
_UNEVEN = Words(
    "名册上已评 {done} 人，密封的评分有 {sealed} 份：两数不符，不能开封",
    "{done} deputies scored and {sealed} scores are there: they cannot be opened",
)
_VOID_IT = Words(
    "由会务人员写明原因作废，重新评分", "staff declare the sheet void with the reason, and it is scored anew"
)
_BROKEN = Refusal(
    "state",
    Words("有密封的评分无法开启：它不是为这张评分表打的，或已被改动", "a sealed score does not open: it was changed"),
    _VOID_IT,
)
