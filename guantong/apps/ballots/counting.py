"""Counting on paper: typed by one from the tellers' sheet, typed again by another from the recount (纸质票计票).

The second sees nothing of the first. Alike there is a result, as formal as one of sealed ballots; where they differ each count is
settled from the sheets first, and nothing is announced before.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from guantong.apps.ballots.kinds import kind_of
from guantong.apps.ballots.models import Box, CountSheet, Slip
from guantong.apps.ballots.moving import held, kept, moved
from guantong.domain.roles import Standing
from guantong.domain.seal.box import box_root, lines_of
from guantong.domain.twice_typed import Difference, differences, left_open, settled
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput

COUNT = "count"
"""The key under which the one sheet of a box is settled."""


@transaction.atomic
def type_count(
    *, box: Box, teller_one: str, teller_two: str, version: int, by: Standing, as_of: datetime, **typed: Any
) -> Box:  # fmt: skip
    """Type the sheet of the two tellers 监票人, or every single sheet they numbered; raises BadInput by field for what cannot be."""
    row = held(box, "type_count", version, by)
    _sheet(row, "type_count", False, (teller_one, teller_two), typed, by, as_of)
    row.typed_by = by.person
    return moved(row, "type_count", by, as_of)


@transaction.atomic
def repeat_count(
    *, box: Box, teller_one: str, teller_two: str, version: int, by: Standing, as_of: datetime, **typed: Any
) -> Box:  # fmt: skip
    """Type the sheet of the recount by two others; where it differs from the first the box is differing, and each count is settled."""
    row = held(box, "repeat_count", version, by)
    first = row.sheets.get(recount=False, withdrawn=False)
    sheet = _sheet(row, "repeat_count", True, (teller_one, teller_two), typed, by, as_of, first)
    if mismatches(row):
        return moved(row, "find_differing", by, as_of)
    _stands(row, _fields(sheet), as_of)
    return moved(row, "repeat_count", by, as_of, counts=row.counts, **_rooted(row))


@transaction.atomic
def settle_count(
    *, box: Box, choices: Mapping[str, Mapping[str, str]], version: int, by: Standing, as_of: datetime
) -> Box:  # fmt: skip
    """Say from the sheets what each count is where count and recount differ (`choices` of COUNT, by field): then there is a result.

    Raises BadInput while one is open, and for counts that do not add up.
    """
    row = held(box, "settle_count", version, by)
    first, second = (_fields(sheet) for sheet in row.sheets.filter(withdrawn=False).order_by("recount"))
    chosen = choices.get(COUNT, {})
    if left_open(first, second, chosen):
        raise BadInput({"": _OPEN})
    _stands(row, settled(first, second, chosen), as_of)
    return moved(row, "settle_count", by, as_of, counts=row.counts, **_rooted(row))


def mismatches(box: Box) -> list[Difference]:
    """Return what count and recount differ in, both values with it; nothing while only one was typed."""
    sheets = list(box.sheets.filter(withdrawn=False).order_by("recount"))
    return differences(*map(_fields, sheets)) if len(sheets) > 1 else []


@transaction.atomic
def withdraw_count(*, box: Box, version: int, by: Standing, as_of: datetime) -> Box:
    """Take back what was typed and does not stand yet: it was mistyped, or miscounted. The sheets stay to be seen."""
    row = held(box, "withdraw_count", version, by)
    for sheet in row.sheets.filter(withdrawn=False):
        sheet.withdrawn = True
        sheet.save()
        kept(sheet, row, "withdraw_count", by, as_of)
    row.typed_by = ""
    return moved(row, "withdraw_count", by, as_of)


def _stands(row: Box, found: Mapping[str, str], as_of: datetime) -> None:
    """Let a count stand; single sheets come into the box under the numbers that the tellers wrote on them, sealed by a root."""
    row.counts, marks = kind_of(row).stands(row, found)
    row.counted_at = as_of
    if marks is not None:
        slips = [Slip(f"{row.pk}p{place:04d}", row.pk, list(one)) for place, one in enumerate(marks, 1)]
        row.root = box_root(lines_of(row.name, (one.opened for one in Slip.objects.bulk_create(slips))))


def _rooted(row: Box) -> dict[str, str]:
    return {"root": row.root} if row.root else {}


def _sheet(
    row: Box, verb: str, recount: bool, tellers: tuple[str, str], typed: Mapping[str, Any], by: Standing, as_of: datetime,
    first: CountSheet | None = None,
) -> CountSheet:  # fmt: skip
    wrong: dict[str, Words] = {}
    try:
        kept_as = kind_of(row).typed(row, typed)
    except BadInput as bad:
        wrong |= bad.reasons
    names = [name.strip() for name in tellers]
    others = [first.teller_one, first.teller_two] if first else []
    if not all(names) or len({*names, *others}) != len(names) + len(others):
        wrong["teller_two"] = _OTHERS if first else _TWO
    if wrong:
        raise BadInput(wrong)
    sheet = CountSheet.objects.create(
        box=row, recount=recount, counts=kept_as, teller_one=names[0], teller_two=names[1], typed_by=by.person
    )
    kept(sheet, row, verb, by, as_of)
    return sheet


def _fields(sheet: CountSheet) -> dict[str, str]:
    """Return what a sheet says as it was typed, field by field."""
    found: dict[str, str] = kind_of(sheet.box).fields(sheet.counts)
    return found


_TWO = Words("请写明两名监票人，不能是同一人", "name the two tellers, who are two people")
_OTHERS = Words("复点由另外两人进行：请写明与监票人不同的两人", "two others recount: name two who are not the tellers")
_OPEN = Words("还有没有核定的差异：请逐项选定", "a difference is still open: settle each of them")
