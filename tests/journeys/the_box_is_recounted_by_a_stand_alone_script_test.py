"""Who doubts a result takes the box file and one script away, and recounts in a bare Python that has none of the product."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.contests import Held, fixed, pile, ten
from tests.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def taken_away(world: World, tmp_path: Path) -> Path:
    """A deputy downloads box, table and script of an announced vote."""
    sheets = pile((13, ten(11, 12)), (10, ten(10, 12)), (1, ten(12)))
    held: Held = fixed(world).counted(present=24, issued=24, sheets=sheets).announced()
    client = world.signed_in("lin")
    for name, address in {
        "box.json": f"/contests/{held.contest.pk}/box.json", "box.csv": f"/contests/{held.contest.pk}/box.json?as=csv",
        "recount.py": "/contests/recount.py",
    }.items():  # fmt: skip
        (tmp_path / name).write_bytes(client.get(address).content)
    return tmp_path


def recounted(folder: Path, *more: str) -> tuple[int, str]:
    """Run the script isolated: no site packages, no path of ours, a folder of its own."""
    done = subprocess.run(
        [sys.executable, "-I", "-S", "recount.py", "box.json", *more], cwd=folder, capture_output=True, text=True, check=False, env={},
    )  # fmt: skip
    return done.returncode, done.stdout + done.stderr


def changed(folder: Path, change: Any) -> None:
    box = json.loads((folder / "box.json").read_text("utf-8"))
    change(box)
    (folder / "box.json").write_text(json.dumps(box, ensure_ascii=False), "utf-8")


def test_the_announced_result_is_what_the_script_counts(taken_away: Path) -> None:
    ends, said = recounted(taken_away)

    assert (ends, "一致：the same" in said) == (0, True)
    # 24 sheets, one ticks eleven: 23 valid; the tenth place goes to number 10 with 13 votes
    found = json.loads(next(one for one in said.splitlines() if one.startswith("{")))
    assert (found["returned"], found["valid"], found["passed"]) == (24, 23, [str(n) for n in range(1, 11)])


def test_the_sheets_typed_from_paper_by_others_are_the_same_box(taken_away: Path) -> None:
    assert recounted(taken_away, "box.csv")[0] == 0

    table = (taken_away / "box.csv").read_text("utf-8").splitlines()
    first = table[1].split(",")
    first[1] = ""  # the first sheet typed without its tick at 1
    (taken_away / "box.csv").write_text("\n".join([table[0], ",".join(first), *table[2:]]), "utf-8")
    ends, said = recounted(taken_away, "box.csv")

    assert (ends, f"票 sheet {first[0]}" in said) == (1, True)


@pytest.mark.parametrize("change", [
    lambda box: box["sheets"].pop(), lambda box: box["sheets"].append({"slip": "0099", "marks": ["11"]}),
    lambda box: box["sheets"][0].update(marks=["11"]), lambda box: box["told"].update(passed=["11"]),
], ids=["dropped", "added", "altered", "told otherwise"])  # fmt: skip
def test_a_changed_box_is_told(taken_away: Path, change: Any) -> None:
    changed(taken_away, change)

    assert recounted(taken_away)[0] == 1


def test_nobody_takes_a_box_away_before_its_result_is_announced(world: World) -> None:
    held = fixed(world).counted(present=24, issued=24, sheets=pile((24, ten(11, 12))))

    assert [
        world.signed_in(who).get(f"/contests/{held.contest.pk}/box.json").status_code for who in ("lin", "wen")
    ] == [404, 404]
