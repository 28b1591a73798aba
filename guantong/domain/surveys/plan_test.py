"""The sampling plan: every community and stratum by its size, drawn again by anybody (抽样方案)."""

import subprocess
from fractions import Fraction
from pathlib import Path

from guantong.domain.statistics.sampling import drawn
from guantong.domain.surveys.plan import SAME_LIST, PlannedCell, again, allocation, plan, weights

FRAME = {
    f"{community}{number:03}": (community, "60岁以上" if number % 3 == 0 else "60岁以下")
    for community, count in (("湖滨", 300), ("城北", 150), ("云栖", 60))
    for number in range(count)
}


def test_each_cell_is_asked_by_its_share_of_the_list() -> None:
    cells = plan(FRAME, 51, "4c8f").cells

    # 51 of 510: one of ten
    assert {(one.community, one.stratum): (one.listed, one.asked) for one in cells} == {
        ("湖滨", "60岁以上"): (100, 10), ("湖滨", "60岁以下"): (200, 20), ("城北", "60岁以上"): (50, 5),
        ("城北", "60岁以下"): (100, 10), ("云栖", "60岁以上"): (20, 2), ("云栖", "60岁以下"): (40, 4),
    }  # fmt: skip


def test_counts_are_enough_to_allocate_and_a_small_cell_is_not_left_out() -> None:
    cells = allocation({("湖滨", "a"): 990, ("云栖", "a"): 10}, 20, "1")

    assert [(one.community, one.asked) for one in cells] == [("云栖", 1), ("湖滨", 19)]


def test_substitutes_are_the_next_of_the_same_draw() -> None:
    found = plan(FRAME, 51, "4c8f", substitutes=3)
    of_one = {member: "x" for member, cell in FRAME.items() if cell == ("云栖", "60岁以上")}

    here = [one for one in found.sample + found.substitutes if one.stratum == "云栖 / 60岁以上"]
    assert [(one.id, one.rank) for one in here] == [(one.id, one.rank) for one in drawn(of_one, 2 + 3, "4c8f")]
    assert (len(found.sample), len(found.substitutes)) == (51, 6 * 3)


def test_the_order_of_the_list_plays_no_part_and_the_seed_does() -> None:
    turned = dict(reversed(FRAME.items()))

    assert plan(turned, 51, "4c8f") == plan(FRAME, 51, "4c8f")
    assert plan(FRAME, 51, "4c90").sample != plan(FRAME, 51, "4c8f").sample


def test_anybody_draws_a_cell_again_by_the_printed_command(tmp_path: Path) -> None:
    found = plan(FRAME, 51, "4c8f 明湖", substitutes=3)
    listed = "".join(f"{member}\t{' / '.join(cell)}\n" for member, cell in FRAME.items())
    (tmp_path / "list.tsv").write_text(listed, "utf-8")

    def run(command: str) -> list[str]:
        return subprocess.run(
            ["bash", "-c", command], capture_output=True, text=True, check=True, cwd=tmp_path
        ).stdout.split()

    assert run(again("4c8f 明湖", "湖滨", "60岁以上", 13))[1::2] == [
        one.id for one in found.sample + found.substitutes if one.stratum == "湖滨 / 60岁以上"
    ]
    assert run(SAME_LIST)[0] == found.digest


def test_an_answer_weighs_as_its_cell_does_on_the_list() -> None:
    cells = (PlannedCell("湖滨", "老", 300, 10), PlannedCell("城北", "老", 100, 10), PlannedCell("云栖", "老", 0, 0))

    # 湖滨: 3/4 of the list, 2/8 of the answers; 城北: 1/4 and 6/8
    assert weights(cells, {("湖滨", "老"): 2, ("城北", "老"): 6}) == {
        ("湖滨", "老"): Fraction(3), ("城北", "老"): Fraction(1, 3), ("云栖", "老"): None
    }  # fmt: skip
