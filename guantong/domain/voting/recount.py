"""Recount of an opened box by itself: `python recount.py box.json [other pile]`; nothing but Python 3.9 is needed (复点).

Written a second time on purpose, without a line of the product: who doubts a result takes this one file, reads it, and counts.
The other pile is the same box typed from paper by others (`.json`, or `.csv` with a column `slip` and one for each candidate).
Ends with 0 when all agrees, 1 when something differs (each sheet is named), 2 when a file is no box.
"""

from __future__ import annotations

import csv
import json
import sys
from fractions import Fraction
from typing import Any

FORM = "guantong-box-1"
CELLS = {"each_item": {"1": "approve", "2": "against", "3": "abstain", "v": ""}, "ranking": {"v": ""}}
"""What the cells of a .csv mean; a tick is 1, a rank is itself. Several marks in one cell stand with + between."""


def fault_of(marks: list[str], box: dict[str, Any]) -> str:
    """Return why a sheet is invalid, "" when it counts."""
    rule, candidates = box["procedure"], box["contest"]["candidates"]
    pairs = [mark.partition("=")[::2] for mark in marks]
    numbers, whats = [number for number, _ in pairs], [what for _, what in pairs]
    ticks = rule["method"] not in ("each_item", "ranking")
    if ticks and any(whats):
        return "no_mark"
    if not marks:
        return "" if rule["blank_counts"] else "blank"
    if any(number not in candidates for number in numbers):
        return "unknown"
    if rule["method"] == "each_item":
        return "" if all(what in ("approve", "against", "abstain") for what in whats) else "no_mark"
    if len(numbers) > len(set(numbers)):
        return "twice"
    if rule["most"] is not None and len(numbers) > rule["most"]:
        return "too_many"
    if len(numbers) < rule["least"]:
        return "too_few"
    if not ticks and set(whats) != {str(rank) for rank in range(1, len(whats) + 1)}:
        return "ranks"
    return ""


def got(number: str, sheets: list[list[str]], box: dict[str, Any]) -> dict[str, Any]:
    """Return what one candidate got on the valid sheets."""
    rule, votes, against, abstain, spoiled = box["procedure"], 0, 0, 0, 0
    for marks in sheets:
        here = {what for n, _, what in (mark.partition("=") for mark in marks) if n == number}
        if rule["method"] == "ranking":
            for rank in here:
                votes += rule["points"][int(rank) - 1] if int(rank) <= len(rule["points"]) else 0
        elif rule["method"] != "each_item":
            votes += 1 if here else 0
        elif len(here) > 1 or (not here and not rule["unmarked_abstains"]):
            spoiled += 1
        elif not here or here == {"abstain"}:
            abstain += 1
        elif here == {"approve"}:
            votes += 1
        else:
            against += 1
    return {"number": number, "votes": votes, "against": against, "abstain": abstain, "spoiled": spoiled}


def reaches(part: int, whole: int, compares: str, share: Fraction) -> bool:
    """Tell whether so many of so many are at least, or more than, a share."""
    return whole > 0 and (part >= share * whole if compares == "at_least" else part > share * whole)


def with_line(row: dict[str, Any], valid: int, box: dict[str, Any]) -> dict[str, Any]:
    """Return a candidate with the number of which its share is taken, how many it needs, whether it has them."""
    cut = box["procedure"]["cut"]
    if not cut:
        return {**row, "whole": None, "needs": None, "reached": row["votes"] > 0}
    if box["procedure"]["method"] == "each_item":
        valid = row["votes"] + row["against"] + row["abstain"]
    whole = {"valid": valid, **{name: box["heads"][name] for name in ("whole", "present")}}[cut["of"]]
    needs = 1
    while needs <= whole and not reaches(needs, whole, cut["compares"], Fraction(cut["share"])):
        needs += 1
    reached = row["votes"] > 0 and reaches(row["votes"], whole, cut["compares"], Fraction(cut["share"]))
    return {**row, "whole": whole, "needs": needs, "reached": reached}


def recount(box: dict[str, Any]) -> dict[str, Any]:
    """Return the result of a box as its sheets give it, in the words in which it is told."""
    rule, heads, places = box["procedure"], box["heads"], box["contest"]["places"]
    candidates = list(box["contest"]["candidates"])
    faults = {one["slip"]: fault_of(one["marks"], box) for one in box["sheets"]}
    valid = [one["marks"] for one in box["sheets"] if not faults[one["slip"]]]
    rows = [with_line(got(number, valid, box), len(valid), box) for number in candidates]
    rows.sort(key=lambda row: (not row["reached"], -row["votes"], candidates.index(row["number"])))
    found: dict[str, Any] = {
        "outcome": "decided", "returned": len(box["sheets"]), "valid": len(valid),
        "faults": {slip: why for slip, why in sorted(faults.items()) if why}, "rows": rows,
        "passed": [], "tied": [], "left": 0, "vacant": 0, "options": [],
    }  # fmt: skip
    if len(box["sheets"]) > heads["issued"]:
        return {**found, "outcome": "void"}
    quorum = rule["quorum"]
    if quorum and not reaches(heads["present"], heads["whole"], rule["quorum_compares"], Fraction(quorum)):
        return {**found, "outcome": "no_quorum"}
    over = [row for row in rows if row["reached"]]
    if len(over) < places:
        after = rule["on_shortfall"] or ["ask_presidium"]
        passed = [row["number"] for row in over]
        return {**found, "outcome": "short", "passed": passed, "vacant": places - len(over), "options": after}
    least = over[places - 1]["votes"]
    above = [row["number"] for row in over if row["votes"] > least]
    level = [row["number"] for row in over if row["votes"] == least]
    if len(above) + len(level) == places:
        return {**found, "passed": above + level}
    after = rule["on_tie"] or ["ask_presidium"]
    return {**found, "outcome": "tied", "passed": above, "tied": level, "left": places - len(above), "options": after}


def differences(told: dict[str, Any], found: dict[str, Any]) -> list[str]:
    """Return where a told result is not what the sheets give: sheets first, then candidates, then the rest."""
    said = []
    for slip in sorted({*told["faults"], *found["faults"]}):
        was, now = told["faults"].get(slip, "valid"), found["faults"].get(slip, "valid")
        if was != now:
            said.append(f"票 sheet {slip}: 公布 told {was}, 复点 recounted {now}")
    rows = {row["number"]: row for row in told["rows"]}
    for row in found["rows"]:
        was = rows.pop(row["number"], {})
        said += [
            f"候选 candidate {row['number']}: {name} 公布 told {was.get(name)}, 复点 recounted {value}"
            for name, value in row.items()
            if was.get(name) != value
        ]
    said += [f"候选 candidate {number}: 不在候选名单 not a candidate" for number in rows]
    names = ("outcome", "returned", "valid", "passed", "tied", "left", "vacant", "options")
    return said + [
        f"{name}: 公布 told {told.get(name)}, 复点 recounted {found[name]}"
        for name in names
        if told.get(name) != found[name]
    ]


def piles_differ(one: list[dict[str, Any]], other: list[dict[str, Any]]) -> list[str]:
    """Return every sheet that is not alike in two piles, by its number; the order of marks on a sheet means nothing."""
    first, second = ({sheet["slip"]: sorted(sheet["marks"]) for sheet in pile} for pile in (one, other))
    said = []
    for slip in sorted({*first, *second}):
        was, now = first.get(slip), second.get(slip)
        if was != now:
            shown = [("无此票 not there" if marks is None else " ".join(marks) or "空白 blank") for marks in (was, now)]
            said.append(f"票 sheet {slip}: 第一份 first [{shown[0]}], 第二份 second [{shown[1]}]")
    return said


def read(path: str, method: str = "") -> dict[str, Any]:
    """Return the box, or the pile of sheets, in a file; raises ValueError when it is none."""
    if path.endswith(".csv"):
        with open(path, encoding="utf-8-sig", newline="") as file:
            return {"sheets": [sheet_of(row, method) for row in csv.DictReader(file)]}
    with open(path, encoding="utf-8") as file:
        box = json.load(file)
    if not isinstance(box, dict) or box.get("form") != FORM:
        raise ValueError(f"{path}: form is not {FORM}")
    return box


def sheet_of(row: dict[str, Any], method: str) -> dict[str, Any]:
    """Return the sheet in a row of a .csv."""
    meaning, marks = CELLS.get(method, {"1": ""}), []
    for number, cell in row.items():
        if number != "slip":
            for one in (cell or "").replace(" ", "").split("+"):
                what = meaning.get(one, one)
                marks += [f"{number}={what}" if what else number] if one else []
    return {"slip": row["slip"], "marks": marks}


def main(paths: list[str]) -> int:
    """Recount, print what differs, return how it ended."""
    try:
        box = read(paths[0])
        piles = [read(path, box["procedure"]["method"])["sheets"] for path in paths[1:]]
        slips = [[sheet["slip"] for sheet in pile] for pile in (box["sheets"], *piles)]
        if any(len(set(pile)) < len(pile) for pile in slips):
            raise ValueError("两张票编号相同 two sheets have one number")
        found = recount(box)
        said = differences(box["told"], found) if box.get("told") else []
        for pile in piles:
            said += piles_differ(box["sheets"], pile)
    except (LookupError, OSError, ValueError, TypeError, AttributeError, ArithmeticError, csv.Error) as error:
        print(f"无法复点 cannot recount: {error!r}", file=sys.stderr)
        return 2
    for line in said:
        print(line)
    print(json.dumps(found, ensure_ascii=False))
    print(f"不一致 {len(said)} 处：differs" if said else "一致：the same")
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
