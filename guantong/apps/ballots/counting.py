"""Counting on paper: typed by one from the tellers' sheet, typed again by another from the recount (纸质票计票).

The second sees nothing of the first. Alike there is a result, as formal as one of sealed ballots; where they differ each count is
settled from the sheets first, and nothing is announced before.
"""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from guantong.apps.ballots.models import Box, CountSheet
from guantong.apps.ballots.moving import held, kept, moved
from guantong.domain.roles import Standing
from guantong.domain.twice_typed import Difference, differences, left_open, settled
from guantong.domain.voting.counts import NAMES, Counts
from guantong.domain.voting.marks import Grade
from guantong.domain.voting.rule import membership
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput

TYPED = ("present", "issued", "returned", "invalid", *(grade.value for grade in Grade))
"""What a count sheet says; 应到 and 全体组成人员 are the roll's."""
COUNT = "count"
"""The key under which the one sheet of a box is settled."""


@transaction.atomic
def type_count(
    *, box: Box, teller_one: str, teller_two: str, version: int, by: Standing, as_of: datetime, **typed: int
) -> Box:  # fmt: skip
    """Type the sheet of the two tellers 监票人; raises BadInput by field for what cannot be."""
    row = held(box, "type_count", version, by)
    _sheet(row, "type_count", False, (teller_one, teller_two), typed, by, as_of)
    row.typed_by = by.person
    return moved(row, "type_count", by, as_of)


@transaction.atomic
def repeat_count(
    *, box: Box, teller_one: str, teller_two: str, version: int, by: Standing, as_of: datetime, **typed: int
) -> Box:  # fmt: skip
    """Type the sheet of the recount by two others; where it differs from the first the box is differing, and each count is settled."""
    row = held(box, "repeat_count", version, by)
    first = row.sheets.get(recount=False, withdrawn=False)
    sheet = _sheet(row, "repeat_count", True, (teller_one, teller_two), typed, by, as_of, first)
    if mismatches(row):
        return moved(row, "find_differing", by, as_of)
    row.counts, row.counted_at = sheet.counts, as_of
    return moved(row, "repeat_count", by, as_of, counts=row.counts)


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
    typed = {
        name: int(text) if text.isdecimal() and len(text) < 5 else -1
        for name, text in settled(first, second, chosen).items()
    }
    counts = _counts(row, typed)
    if wrong := counts.wrong():
        raise BadInput({"": next(iter(wrong.values()))})
    row.counts, row.counted_at = counts.plain(), as_of
    return moved(row, "settle_count", by, as_of, counts=row.counts)


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


def _sheet(
    row: Box, verb: str, recount: bool, tellers: tuple[str, str], typed: Mapping[str, int], by: Standing, as_of: datetime,
    first: CountSheet | None = None,
) -> CountSheet:  # fmt: skip
    counts = _counts(row, typed)
    wrong = {name if name in TYPED else "": words for name, words in counts.wrong().items()}
    names = [name.strip() for name in tellers]
    others = [first.teller_one, first.teller_two] if first else []
    if not all(names) or len({*names, *others}) != len(names) + len(others):
        wrong["teller_two"] = _OTHERS if first else _TWO
    if wrong:
        raise BadInput(wrong)
    sheet = CountSheet.objects.create(
        box=row, recount=recount, counts=counts.plain(), teller_one=names[0], teller_two=names[1], typed_by=by.person
    )
    kept(sheet, row, verb, by, as_of)
    return sheet


def _fields(sheet: CountSheet) -> dict[str, str]:
    """Return what a sheet says as it was typed, field by field."""
    grades = sheet.counts["grades"]
    return {name: f"{grades[name] if name in grades else sheet.counts[name]}" for name in TYPED}


def _counts(row: Box, typed: Mapping[str, int]) -> Counts:
    recused = row.roll.exclude(recused="").count()
    whole, expected = membership(row.members, recused, row.decides)
    facts = {name: typed[name] for name in TYPED if name in NAMES}
    return Counts(whole=whole, expected=expected, grades={grade: typed[grade.value] for grade in Grade}, **facts)


_TWO = Words("请写明两名监票人，不能是同一人", "name the two tellers, who are two people")
_OTHERS = Words("复点由另外两人进行：请写明与监票人不同的两人", "two others recount: name two who are not the tellers")
_OPEN = Words("还有没有核定的差异：请逐项选定", "a difference is still open: settle each of them")
