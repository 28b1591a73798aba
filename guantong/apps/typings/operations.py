"""Typing a sheet of paper twice: the first unseen by the second, every difference settled by a person (双录).

Who may type is asked of the room above before it comes here; that the second is another person is asked here.
"""

from collections.abc import Mapping
from datetime import datetime

from django.db import IntegrityError, transaction

from guantong.apps.journal.models import Journaled
from guantong.apps.journal.operations import record
from guantong.apps.typings.models import AGREED, DIFFERING, ONCE, TAKEN_BACK, TwiceTyped
from guantong.domain.roles import Standing
from guantong.domain.twice_typed import Fields, differences, left_open, settled
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput

LONGEST = 2000
"""Signs of one field."""


@transaction.atomic
def type_first(*, of: Journaled, path: str, fields: Fields, by: Standing, as_of: datetime) -> TwiceTyped:
    """Keep the first typing of the sheet that `of` stands for; raises BadInput when there is one already."""
    try:
        with transaction.atomic():
            row = TwiceTyped.objects.create(of=of.journal_key, path=path, first=dict(fields), first_by=by.person)
    except IntegrityError as error:
        raise BadInput({"": _TYPED}) from error
    return _recorded(row, "type_first", by, as_of)


@transaction.atomic
def type_second(*, of: Journaled, fields: Fields, by: Standing, as_of: datetime) -> TwiceTyped:
    """Keep the second typing and hold the two against each other: the row comes back agreed, or differing.

    Raises BadInput for who typed first, and when no first typing waits: of two who type it at once the later is told.
    """
    row = locked(of)
    if row is None or row.state != ONCE:
        raise BadInput({"": _NOT_WAITING})
    if row.first_by == by.person:
        raise BadInput({"": _ANOTHER})
    row.second, row.second_by = dict(fields), by.person
    row.state = DIFFERING if differences(row.first, row.second) else AGREED
    return _recorded(row, "type_second", by, as_of)


@transaction.atomic
def settle(*, of: Journaled, choices: Mapping[str, str], by: Standing, as_of: datetime) -> TwiceTyped:
    """Say of differences what stands on the sheet; with the last of them the row is agreed.

    Raises BadInput for a difference that is not there any more, and for a text that is too long.
    """
    row = locked(of)
    open_ = {one.field for one in left_open(row.first, row.second, row.texts)} if row else set()
    if row is None or row.state != DIFFERING or not set(choices) <= open_:
        raise BadInput({"": _SETTLED})
    if any(len(text) > LONGEST for text in choices.values()):
        raise BadInput({"": _LONG})
    row.chosen |= {
        name: {"text": text.strip(), "by": by.person, "at": as_of.isoformat()} for name, text in choices.items()
    }
    row.state = DIFFERING if left_open(row.first, row.second, row.texts) else AGREED
    return _recorded(row, "settle", by, as_of)


@transaction.atomic
def take_back(*, of: Journaled, by: Standing, as_of: datetime) -> TwiceTyped:
    """Take back what was typed, once or twice, to type the sheet anew; it stays to be seen."""
    row = locked(of)
    if row is None:
        raise BadInput({"": _NOT_WAITING})
    row.state = TAKEN_BACK
    return _recorded(row, "take_back", by, as_of)


def agreed(row: TwiceTyped) -> dict[str, str]:
    """Return what stands, by field; raises ValueError while it was typed once or a difference is open."""
    if row.state != AGREED:
        raise ValueError(row.state)
    return settled(row.first, row.second, row.texts)


def locked(of: Journaled) -> TwiceTyped | None:
    """Return the typing of a row as it stands, held until the end of the transaction; None when none stands."""
    return TwiceTyped.objects.select_for_update().filter(of=of.journal_key).exclude(state=TAKEN_BACK).first()


def _recorded(row: TwiceTyped, verb: str, by: Standing, as_of: datetime) -> TwiceTyped:
    row.save()
    words = _VERBS[verb]
    record(
        by=by, as_of=as_of, room="typings", verb=verb, path=row.path, of=row, content={"of": row.of, "state": row.state},
        says=Words(f"{words.zh}：双录表 {row.pk}", f"{words.en}: sheet {row.pk}"),
    )  # fmt: skip
    return row


_VERBS = {
    "type_first": Words("录入纸质表", "type a paper sheet"),
    "type_second": Words("复录纸质表", "type a paper sheet again"),
    "settle": Words("核定双录差异", "settle where two typings differ"),
    "take_back": Words("撤回录入", "take back what was typed"),
}
_TYPED = Words("这份纸质表已有人录入", "this sheet was typed already")
_NOT_WAITING = Words("没有等待复录的这份纸质表", "no such sheet waits to be typed again")
_ANOTHER = Words("复录须由另一人办理", "another person types it again")
_SETTLED = Words("这处差异已不存在，请重新打开页面", "there is no such difference any more; open the page again")
_LONG = Words("填写的内容过长", "what was typed is too long")
