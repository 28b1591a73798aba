"""The stand-alone recount comes to the same result without the product, and names every sheet that differs."""

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from guantong.domain.voting import recount
from guantong.domain.voting.box_file import box_file, sheets_table
from guantong.domain.voting.contest import Contest, Heads, Sheet
from guantong.domain.voting.procedure import Procedure
from guantong.domain.voting.result import result
from guantong.domain.voting.result_laws_test import boxes
from guantong.domain.voting.result_test import HALF_OF_ALL, MOST, TWELVE, all_here, ballots, numbers

SHEETS = ballots((5, numbers(1, 10)), (5, numbers(1, 9) + " 11"), (1, numbers(1, 11)))
"""Ten valid sheets with 10 and 11 tied, and s0010, which ticks eleven."""


@pytest.fixture
def alone(tmp_path: Path) -> Path:
    """The one file, somewhere without the product."""
    return Path(shutil.copy(recount.__file__, tmp_path / "recount.py"))


def run(script: Path, *files: Path) -> tuple[int, list[str]]:
    done = subprocess.run(
        [sys.executable, "-I", script, *files], capture_output=True, text=True, cwd=script.parent, check=False
    )
    return done.returncode, done.stdout.splitlines() or done.stderr.splitlines()


def kept(folder: Path, box: dict[str, Any], name: str = "box.json") -> Path:
    (folder / name).write_text(json.dumps(box, ensure_ascii=False), "utf-8")
    return folder / name


def exported() -> dict[str, Any]:
    return box_file("MH-2026-1", TWELVE, MOST, all_here(11), SHEETS)


def test_it_comes_to_the_same_result_as_a_process_without_the_product(alone: Path) -> None:
    code, lines = run(alone, kept(alone.parent, exported()))

    assert (code, lines[-1]) == (0, "一致：the same")
    assert json.loads(lines[-2]) == exported()["told"]


def test_it_imports_nothing_but_the_standard_library(alone: Path) -> None:
    probe = f"import sys; sys.path.insert(0, {str(alone.parent)!r}); import recount; print([m for m in sys.modules if 'guantong' in m])"

    done = subprocess.run([sys.executable, "-I", "-S", "-c", probe], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


def test_a_sheet_that_was_called_valid_and_is_not_is_named(alone: Path) -> None:
    box = exported()
    box["told"]["faults"] = {}

    code, lines = run(alone, kept(alone.parent, box))

    assert (code, lines[0]) == (1, "票 sheet s0010: 公布 told valid, 复点 recounted too_many")


def test_a_told_result_that_the_sheets_do_not_give_is_named_by_candidate(alone: Path) -> None:
    box = exported()
    # the tie is broken behind people's backs: one vote more for 11
    eleven = next(row for row in box["told"]["rows"] if row["number"] == "11")
    eleven["votes"] = 6
    box["told"].update(outcome="decided", tied=[], passed=[*box["told"]["passed"], "11"])

    code, lines = run(alone, kept(alone.parent, box))

    assert code == 1
    assert lines[0] == "候选 candidate 11: votes 公布 told 6, 复点 recounted 5"
    assert [line.partition(":")[0] for line in lines[1:4]] == ["outcome", "passed", "tied"]


@pytest.mark.parametrize("form", ["json", "csv"])
def test_a_second_pile_typed_by_others_names_each_sheet_that_differs(alone: Path, form: str) -> None:
    typed = [Sheet("s0003", ("1", "2", "12")), *SHEETS[:3], *SHEETS[4:10], Sheet("s0011", ())]
    other = alone.parent / f"paper.{form}"
    if form == "csv":
        other.write_text(sheets_table(TWELVE, "most_votes", typed), "utf-8")
    else:
        kept(alone.parent, box_file("MH-2026-1", TWELVE, MOST, all_here(11), typed), other.name)

    code, lines = run(alone, kept(alone.parent, exported()), other)

    assert (code, [line.split(":")[0] for line in lines[:3]]) == (
        1,
        ["票 sheet s0003", "票 sheet s0010", "票 sheet s0011"],
    )
    assert lines[1].endswith("第二份 second [无此票 not there]") and lines[2].endswith("第二份 second [空白 blank]")


def test_the_same_pile_in_another_order_is_the_same(alone: Path) -> None:
    other = alone.parent / "paper.csv"
    head, *rows = sheets_table(TWELVE, "most_votes", SHEETS).splitlines()
    other.write_text("\n".join([head, *reversed(rows)]), "utf-8")

    assert run(alone, kept(alone.parent, exported()), other)[0] == 0


@pytest.mark.parametrize(
    "content", ["", "{}", "[]", '{"form": "guantong-box-1"}', '{"form": "guantong-box-1", "procedure": 1}']
)
def test_a_file_that_is_no_box_is_told_and_nothing_is_counted(alone: Path, content: str) -> None:
    (alone.parent / "box.json").write_text(content, "utf-8")

    code, lines = run(alone, alone.parent / "box.json")

    assert (code, lines[0][:4]) == (2, "无法复点")


def test_two_sheets_of_one_number_are_no_box(alone: Path) -> None:
    box = exported()
    box["sheets"].append(box["sheets"][0])

    assert run(alone, kept(alone.parent, box))[0] == 2


@settings(max_examples=40)
@given(boxes())
def test_it_comes_to_the_product_s_result_whatever_the_method_and_the_box(
    box: tuple[Contest, Procedure, Heads, list[Sheet]],
) -> None:
    plain = json.loads(json.dumps(box_file("x", *box)))

    assert recount.recount(plain) == plain["told"]
    assert recount.differences(plain["told"], recount.recount(plain)) == []


@settings(max_examples=40)
@given(boxes())
def test_a_table_of_sheets_is_read_back(box: tuple[Contest, Procedure, Heads, list[Sheet]]) -> None:
    contest, procedure, _, sheets = box
    head, *rows = [line.split(",") for line in sheets_table(contest, procedure.method, sheets).splitlines()]

    read = [recount.sheet_of(dict(zip(head, row, strict=True)), procedure.method) for row in rows]

    assert recount.piles_differ([{"slip": one.slip, "marks": list(one.marks)} for one in sheets], read) == []


def test_each_item_leaves_as_digits() -> None:
    each = replace(MOST, method="each_item", most=None, cut=HALF_OF_ALL)
    sheets = [Sheet("a", ("1=approve", "2=against")), Sheet("b", ("1=abstain", "1=approve"))]
    contest = Contest(("1", "2"), 2)

    assert sheets_table(contest, "each_item", sheets) == "slip,1,2\na,1,2\nb,3+1,\n"
    assert result(contest, each, all_here(2), sheets).plain() == recount.recount(
        box_file("x", contest, each, all_here(2), sheets)
    )
