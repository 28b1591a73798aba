"""An opened box as a file for others to recount: numbers alone, no name, nothing of the roll (票箱导出).

Sheets leave in the order of their slips, which were drawn when the box was opened and say nothing of who cast them.
"""

import csv
from collections.abc import Sequence
from io import StringIO
from typing import Any

from guantong.domain.voting.contest import Contest, Heads, Sheet
from guantong.domain.voting.procedure import Procedure
from guantong.domain.voting.result import result

FORM = "guantong-box-1"
_ITEM = {"approve": "1", "against": "2", "abstain": "3", "": "v"}
_CELLS = {"each_item": _ITEM, "ranking": {"": "v"}}
_TICK = {"": "1"}


def box_file(
    box: str, contest: Contest, procedure: Procedure, heads: Heads, sheets: Sequence[Sheet]
) -> dict[str, Any]:  # fmt: skip
    """Return a box and its result as plain data, as `recount.py` reads it; raises what `result` raises."""
    told = result(contest, procedure, heads, sheets)
    return {
        "form": FORM, "box": box, "procedure": procedure.plain(),
        "contest": {"candidates": list(contest.candidates), "places": contest.places},
        "heads": {
            "whole": heads.whole, "expected": heads.expected, "present": heads.present, "issued": heads.issued,
        },
        "sheets": [{"slip": one.slip, "marks": list(one.marks)} for one in sorted(sheets, key=lambda one: one.slip)],
        "told": told.plain(),
    }  # fmt: skip


def sheets_table(contest: Contest, method: str, sheets: Sequence[Sheet]) -> str:
    """Return the sheets as .csv: a row a sheet, a column a candidate, a digit a mark, + between several in one cell.

    A bare tick where the method asks for a word or a rank is a `v`.
    """
    meaning = _CELLS.get(method, _TICK)
    others = sorted({number for one in sheets for number in one.numbers} - set(contest.candidates))
    columns, text = [*contest.candidates, *others], StringIO(newline="")
    out = csv.writer(text, lineterminator="\n")
    out.writerow(["slip", *columns])
    for one in sorted(sheets, key=lambda one: one.slip):
        cells = {
            number: "+".join(meaning.get(what, what) for n, what in one.pairs if n == number) for number in columns
        }
        out.writerow([one.slip, *cells.values()])
    return text.getvalue()
