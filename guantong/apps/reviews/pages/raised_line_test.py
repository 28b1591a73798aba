"""Choosing a line for the opinion of an inquiry: of the unit that was asked alone, and back to the form with it (选择预算项)."""

import html
import re

import pytest

from guantong.apps.opinions.models import Opinion
from guantong.apps.reviews.pages.raised_test import typed
from tests.budget_versions import FIRST, line
from tests.execution import SCHOOL, delivered
from tests.reviews import asked, held
from tests.world import World


@pytest.mark.usefixtures("records_folder")
def test_it_is_bound_to_the_line_that_was_chosen(world: World) -> None:
    delivered(
        world,
        "budget_line",
        [line(FIRST, "P01", 1000_00, "道路修缮"), line(FIRST, "P01", 9_00, "图书", SCHOOL)],
        "2027",
    )
    inquiry = asked(world, held(world))
    shen, address = world.signed_in("shen"), f"/reviews/inquiries/{inquiry.pk}/opinion/"

    lines = shen.get(f"{address}lines/").content.decode()
    leads = re.findall(rf'href="({address}\?unit=[^"]+)"', lines)
    form = shen.get(html.unescape(leads[0])).content.decode()
    sent = shen.post(html.unescape(leads[0]), typed(proposers="赵选民 人大代表 区"))

    opinion = Opinion.objects.get()
    assert (len(leads), "一般意见" in form, "1,000.00" in form, sent.status_code) == (1, False, True, 302)
    assert (opinion.bound, opinion.project_code, opinion.amount_then, opinion.path) == (
        "line",
        "P01",
        1000_00,
        inquiry.path,
    )
    assert (opinion.budget_version, opinion.budget_number) == ("first_submission", 0)


def test_before_any_version_is_brought_it_says_so(world: World) -> None:
    inquiry = asked(world, held(world))

    assert (
        "没有导入的预算版本"
        in world.signed_in("shen").get(f"/reviews/inquiries/{inquiry.pk}/opinion/lines/").content.decode()
    )
