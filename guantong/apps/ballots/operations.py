"""The verbs of a ballot box: prepared, opened to voting, cast, closed, opened and counted, or void (表决与测评票箱).

A cast writes that a member voted and a sealed ballot in one transaction; nothing else of it is kept. The box is locked by
every verb, so that nobody votes twice, or while it is being closed.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from secrets import SystemRandom
from typing import Any

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from django.db import IntegrityError, transaction

from guantong.apps.actors.models import Organisation
from guantong.apps.ballots.kinds import kind_of
from guantong.apps.ballots.models import CONTEST_WAYS, WAYS, Box, Mark, Sealed, Seat, Slip
from guantong.apps.ballots.moving import held, kept, moved, recorded
from guantong.apps.ballots.queries import (
    VOTED,
    Member,
    committee,
    keyholders_on,
    members_on,
    roll_of,
    seat_of,
    votes_cast,
)
from guantong.apps.ballots.workflow import BOX
from guantong.apps.components.search import searchable
from guantong.domain.roles import Standing
from guantong.domain.seal.box import box_root, lines_of
from guantong.domain.seal.canonical import canonical
from guantong.domain.seal.sealed_ballot import BrokenSeal, sealed, unsealed
from guantong.domain.seal.share import NotAShare, new_share, public_from, public_half, share_from
from guantong.domain.voting.rule import Rule
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput, NotAllowed, Refusal

_RANDOM = SystemRandom()


@transaction.atomic
def prepare(
    *, title: str, question: str, held_on: date, by: Standing, as_of: datetime, way: str = "sealed",
    keyholders: Sequence[str] = (), rule: Rule | None = None, roll: Iterable[Member] | None = None, subject: str = "",
    where: str = "", body: Organisation | None = None, contest: Mapping[str, Any] | None = None, members: int = 0,
) -> Box:  # fmt: skip
    """Prepare a box: its question, its roll of the day, the rule it will be judged by (None: 未设定标准), two keyholders.

    `roll` is the members of the standing committee unless the room that asks gives another; `subject` and `where` say what
    the matter is and where it stands, to people alone. `contest` makes it a vote on candidates: their numbers, titles, places
    and the procedure of the document; on paper `members` may say how many there are, without a roll. Raises BadInput by field.
    """
    state, voting = BOX.demand("prepare", by, NEW, ""), body or committee()
    seats = list(members_on(held_on) if roll is None else roll)
    named = list(keyholders) if way == "sealed" else []
    wrong: dict[str, Words] = {}
    if way not in (CONTEST_WAYS if contest else WAYS):
        wrong["way"] = _NO_WAY
    counted_only = bool(contest and members and way != "sealed")
    if voting is None or not (counted_only or [member for member in seats if not member.recused]):
        wrong[""] = _NOBODY
    if rule is not None and rule.since > held_on:
        wrong["held_on"] = _NO_RULE_YET.filled(document=rule.document, since=rule.since)
    known = dict(keyholders_on(held_on))
    if way == "sealed" and (len(named) != 2 or len({*named} & {*known}) != 2):
        wrong["keyholder_two"] = _TWO
    if wrong or voting is None:
        raise BadInput(wrong)
    one, two = named or ("", "")
    box = Box.objects.create(
        title=title, question=question, subject=subject, where=where, path=voting.path, body=str(voting), way=way,
        held_on=held_on, rule=rule.plain() if rule else {}, state=state, members=members if counted_only else len(seats),
        contest=dict(contest or {}), keyholder_one=one, keyholder_two=two, prepared_by=by.person, prepared_at=as_of, search=searchable(title, question),
    )  # fmt: skip
    recorded(box, "prepare", by, as_of, way=way, rule=rule.document if rule else "")
    for member in seats:
        seat = Seat.objects.create(box=box, person=member.person, name=member.name, recused=member.recused)
        kept(seat, box, "prepare", by, as_of)
    return box


@transaction.atomic
def draw_share(*, box: Box, by: Standing, as_of: datetime) -> str:
    """Draw the share of a keyholder and return it as it is printed: here and now, never again; only its public half stays.

    Drawn again before the vote, the earlier share opens nothing any more.
    """
    row = held(box, "draw_share", None, by)
    printed, public = new_share()
    _keep_share(row, by.person, printed, public)
    moved(row, "draw_share", by, as_of)
    return printed


@transaction.atomic
def open_vote(
    *, box: Box, version: int, by: Standing, as_of: datetime, present: Iterable[str] = ()
) -> Box:  # fmt: skip
    """Open the vote for those on the roll who are `present`, by username; on paper nobody is named, the sheet says how many."""
    row = held(box, "open", version, by)
    _seated(row, "open", present, by, as_of)
    if row.way == "sealed" and not _voters(row):
        raise BadInput({"present": _NOBODY_PRESENT})
    row.opened_at = as_of
    return moved(row, "open", by, as_of)


@transaction.atomic
def seat(*, box: Box, present: Iterable[str], version: int, by: Standing, as_of: datetime) -> Box:
    """Note who came after the vote was opened: they may vote from now on."""
    row = held(box, "seat", version, by)
    _seated(row, "seat", present, by, as_of)
    return moved(row, "seat", by, as_of)


@transaction.atomic
def cast(*, box: Box, marks: Iterable[str], by: Standing, as_of: datetime) -> Mark:
    """Cast the vote of who asks: the roll mark and a sealed ballot, together or not at all.

    What makes a ballot invalid is cast as it is, and counted as such. The journal says that somebody voted.
    """
    row = held(box, "cast", None, by)
    kind = kind_of(row)
    given = kind.marks_of(row, marks)
    own = seat_of(row, by)
    if own is None:
        raise NotAllowed(VOTED)  # not reached: `held` asked already
    mark = _marked(own)
    keys = [public_from(row.key_one), public_from(row.key_two)]
    content = canonical({"marks": given})
    Sealed.objects.create(box=row, ballot=sealed(content, keys, row.name, kind.length(row)))
    kept(mark, row, "cast", by, as_of)
    return mark


@transaction.atomic
def close(*, box: Box, version: int, by: Standing, as_of: datetime) -> Box:
    """Close the vote: nothing is cast any more, and nothing is known yet."""
    row = held(box, "close", version, by)
    row.closed_at = as_of
    return moved(row, "close", by, as_of)


@transaction.atomic
def count(*, box: Box, share_one: str, share_two: str, by: Standing, as_of: datetime) -> Box:
    """Open the box with both shares: all ballots at once, shuffled, counted, sealed by a root; the sealed ones are destroyed.

    Raises BadInput at the share that does not fit. A box in which a seal is broken, or that has not as many ballots as
    members voted, is not opened: a person declares it void.
    """
    row = held(box, "count", None, by)
    shares = _shares(row, share_one, share_two)
    ballots = list(Sealed.objects.filter(box=row))
    try:
        marks = [json.loads(unsealed(bytes(one.ballot), shares, row.name))["marks"] for one in ballots]
    except BrokenSeal as error:
        raise NotAllowed(_BROKEN) from error
    if len(ballots) != votes_cast(row):
        raise NotAllowed(Refusal("state", _UNEVEN.filled(votes=votes_cast(row), ballots=len(ballots)), _VOID_IT))
    slips = Slip.objects.bulk_create(_slips(row, [one.pk for one in ballots], marks))
    Sealed.objects.filter(box=row).delete()
    row.root = box_root(lines_of(row.name, (slip.opened for slip in slips)))
    row.counts, row.counted_at = kind_of(row).counted(row, marks, list(row.roll.all())), as_of
    return moved(row, "count", by, as_of, root=row.root, counts=row.counts)


@transaction.atomic
def register_sheets(
    *, box: Box, handed: Sequence[Mapping[str, Any]], version: int, by: Standing, as_of: datetime
) -> Box:  # fmt: skip
    """Note for each block of the hall who is there, how many sheets it was given and returned (发票收票登记); no name, no number of a sheet.

    Typed again, it replaces what was noted. The counts of the tellers must come to its sums. Raises BadInput.
    """
    row = held(box, "register_sheets", version, by)
    blocks = [str(one["block"]).strip() for one in handed]
    if not blocks or not all(blocks) or len(set(blocks)) < len(blocks):
        raise BadInput({"handed": _BLOCKS})
    for one in handed:
        if not 0 <= one["returned"] <= one["issued"] <= one["present"]:
            raise BadInput({"handed": _NOT_SO_MANY.filled(block=one["block"])})
    row.handed = [{name: one[name] for name in ("block", "present", "issued", "returned")} for one in handed]
    return moved(row, "register_sheets", by, as_of, handed=row.handed)


@transaction.atomic
def declare_void(*, box: Box, reason: str, version: int, by: Standing, as_of: datetime) -> Box:
    """Declare a box void, with the reason: its sealed ballots are destroyed unread, nothing is counted."""
    row = held(box, "declare_void", version, by)
    Sealed.objects.filter(box=row).delete()
    row.reason = reason
    return moved(row, "declare_void", by, as_of)


def _slips(box: Box, _sealed: Sequence[str], marks: Sequence[list[str]]) -> list[Slip]:
    """Return the opened ballots under new numbers, in an order that has nothing to do with that of casting."""
    mixed = list(marks)
    _RANDOM.shuffle(mixed)
    return [Slip(box=box, marks=one) for one in mixed]


def _keep_share(row: Box, person: str, _printed: str, public: str) -> None:
    """Keep the public half, and nothing else."""
    if person == row.keyholder_one:
        row.key_one = public
    else:
        row.key_two = public


def _shares(row: Box, *typed: str) -> list[X25519PrivateKey]:
    found, wrong = [], {}
    for name, words, public in zip(("share_one", "share_two"), typed, (row.key_one, row.key_two), strict=True):
        try:
            share = share_from(words)
        except NotAShare:
            wrong[name] = _MISTYPED
            continue
        if public_half(share) != public:
            wrong[name] = _NOT_OF_THIS_BOX
        found.append(share)
    if wrong:
        raise BadInput(wrong)
    return found


def _marked(own: Seat) -> Mark:
    """Mark that a member voted; the database refuses a second one, whatever was looked at before."""
    try:
        with transaction.atomic():
            return Mark.objects.create(seat=own)
    except IntegrityError as error:
        raise NotAllowed(VOTED) from error


def _voters(row: Box) -> int:
    return row.roll.filter(present=True, recused="").count()


def _seated(row: Box, verb: str, present: Iterable[str], by: Standing, as_of: datetime) -> None:
    """Note as present those named; raises BadInput for who is not on the roll, or recused where the rule seats none of them."""
    named = set(present)
    may = {one.person: one for one in roll_of(row)}
    seats_recused = row.decides is not None and row.decides.recused_expected
    if any(person not in may or (may[person].recused and not seats_recused) for person in named):
        raise BadInput({"present": _NOT_ON_ROLL})
    for person in sorted(named):
        if not may[person].present:
            may[person].present = True
            may[person].save()
            kept(may[person], row, verb, by, as_of)


_BLOCKS = Words("每个票区一行，名称不重复", "a line for every block, each with its own name")
_NOT_SO_MANY = Words(
    "{block}：发出不多于到会，收回不多于发出", "{block}: no more issued than present, no more returned than issued"
)
_NO_WAY = Words("请选择投票方式", "choose how the vote is taken")
_NOBODY = Words("名册上没有可以投票的组成人员", "nobody on the roll may vote")
_NOBODY_PRESENT = Words(
    "请登记到会人员：没有人到会，不能开始投票", "note who is present: without anybody there is no vote"
)
_NO_RULE_YET = Words(
    "{document} 自 {since} 起有效，那天还不适用", "{document} is in force from {since}, after that day"
)
_TWO = Words("请指定两名不同的密钥保管人", "name two different keyholders")
_NOT_ON_ROLL = Words("有人不在名册上，或在这一事项上回避", "somebody is not on the roll, or is recused")
_MISTYPED = Words(
    "密钥份有误：请对照打印件逐组核对", "the share is mistyped: compare it with the print, group by group"
)
_NOT_OF_THIS_BOX = Words(
    "这不是这名保管人为这个票箱领取的密钥份", "it is not the share that this keyholder drew for this box"
)
_UNEVEN = Words(
    "名册上已投 {votes} 人，票箱内有 {ballots} 张：两数不符，不能开箱",
    "{votes} members voted and {ballots} ballots are there: it cannot be opened",
)
_VOID_IT = Words(
    "由会务人员写明原因，作废票箱，重新投票", "staff declare the box void with the reason, and the vote is taken anew"
)
_BROKEN = Refusal(
    "state",
    Words("有密封票无法开启：它不是为这个票箱投的，或已被改动", "a sealed ballot does not open: it was changed"),
    _VOID_IT,
)
