"""Five departments and a sub-district are pre-reviewed: opinions cut four lines, and one claim of adoption is disproved (代表预审).

The sum of the cuts is a query: imports of two versions, their differences, what is owed to opinions, the rest that nobody explained.
"""

from datetime import timedelta

import pytest

from guantong.apps.opinions import verifying
from guantong.apps.opinions.binding import Bound
from guantong.apps.opinions.held_against import found_of
from guantong.apps.opinions.models import Opinion
from guantong.apps.reviews import holding
from tests import opinions, reviews
from tests.budget_versions import FIRST, SECOND, line
from tests.execution import delivered
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")
UNITS = {
    "CG": "明湖区城市管理局",
    "JY": "明湖区教育局",
    "FG": "明湖区发展和改革局",
    "TJ": "明湖区统计局",
    "SJ": "明湖区审计局",
    "QSB": "青石街道办事处",
}
LINES = {
    # unit: project, first submission, second submission, what finance says was cut for the opinion
    "CG": ("道路修缮", 9_000_00, 7_000_00, -1_500_00),
    "JY": ("校园安防", 8_000_00, 7_200_00, -800_00),
    "FG": ("规划编制", 5_000_00, 4_000_00, -1_000_00),
    "QSB": ("活动经费", 3_000_00, 2_600_00, -400_00),
    "TJ": ("统计调查", 4_000_00, 4_000_00, -300_00),
    "SJ": ("委托审计", 2_000_00, 2_100_00, None),
}
ASKED = [
    line(FIRST, f"{code}1", was, name, {"unit_code": code, "unit": UNITS[code]})
    for code, (name, was, _, _) in LINES.items()
]
AFTER = [
    line(SECOND, f"{code}1", now, name, {"unit_code": code, "unit": UNITS[code]})
    for code, (name, _, now, _) in LINES.items()
]
CUT = -1_500_00 - 800_00 - 1_000_00 - 400_00
FELL = (7_000_00 - 9_000_00) + (7_200_00 - 8_000_00) + (4_000_00 - 5_000_00) + (2_600_00 - 3_000_00)
ROSE = 2_100_00 - 2_000_00


def answered(world: World, code: str) -> Opinion:
    """An opinion on the unit's line, referred and confirmed by finance."""
    name, was, _, given = LINES[code]
    bound = Bound(code, UNITS[code], f"{code}1", name, amount=was)
    raised = opinions.raised(
        world, text=f"{name}测算偏高，建议核减", line=bound, version_no=None, change_asked=given, raised_on=world.now.date() - timedelta(days=9),
    )  # fmt: skip
    (sent,) = opinions.referred(world, raised)
    return opinions.confirmed(world, sent, reason="已核减", place=name, amount=given)


def test_four_cuts_are_proven_line_by_line_and_one_claim_is_disproved(world: World) -> None:
    delivered(world, "budget_line", ASKED, period="2027", edition=1)
    review = reviews.held(world, *UNITS)
    told = {code: answered(world, code) for code, (_, _, _, given) in LINES.items() if given is not None}
    delivered(world, "budget_line", [*ASKED, *AFTER], period="2027", edition=2)

    shen = world.signed_in("shen")
    step = "?year=2027&from=2027.first_submission.0&to=2027.second_submission.0"
    page = shen.get(f"/opinions/reductions/{step}").content.decode()

    assert (CUT, FELL, ROSE) == (-3_700_00, -4_200_00, 100_00)
    feet = page.rpartition("<tfoot>")[2]
    assert [amount in feet for amount in ("-4,200.00", "-3,700.00", "-500.00", "100.00", "-4,100.00")] == [True] * 5
    assert "财政部门据此压减 3,700.00 元；同一步压减共 4,200.00 元，净增减 -4,100.00 元，基数 31,000.00 元" in page
    found = {code: found_of(one, world.now.date()) for code, one in told.items()}
    assert {code: one["verdict"] for code, one in found.items()} == {
        "CG": "landed", "JY": "landed", "FG": "landed", "QSB": "landed", "TJ": "not",
    }  # fmt: skip
    verifying.verify(
        opinion=told["TJ"], landing="not", words="", budget_version="second_submission", budget_number=0, found=found["TJ"],
        version=told["TJ"].version, by=world.standing("gu"), as_of=world.now,
    )  # fmt: skip
    disproved = shen.get(f"/opinions/{told['TJ'].pk}/").content.decode()
    assert "4,000.00 → 4,000.00" in disproved
    assert "没有按答复变化" in disproved
    reviews.does(world, holding.conclude, review, outcome="提出意见五条，四条已在二上中落实", concluded_on=reviews.DAY)
