"""What was agreed becomes an opinion on its line (会商结果转意见)."""

import pytest

from guantong.apps.opinions.models import Opinion
from guantong.apps.reviews.change_line_test import BEFORE, agreed, brought
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")


def test_an_agreed_change_becomes_an_opinion_on_its_line(world: World) -> None:
    brought(world, *BEFORE, period="2026")
    row = agreed(world)
    typed = {"text": "按标准重算", "head": "departments", "change_asked": "-300", "proposers": "林代表 人大代表 区", "raised_on": "2026-11-12"}  # fmt: skip

    sent = world.signed_in("shen").post(
        f"/reviews/changes/{row.pk}/opinion/",
        {
            "verb": "raise_opinion",
            "version": row.version,
            **{f"raise_opinion-{name}": told for name, told in typed.items()},
        },
    )

    row.refresh_from_db()
    opinion = Opinion.objects.get()
    page = world.signed_in("shen").get(f"/reviews/changes/{row.pk}/").content.decode()
    assert (sent.status_code, row.opinion, opinion.project_code, opinion.budget_version, opinion.change_asked) == (
        302,
        opinion,
        "P01",
        "first_submission",
        -300_00,
    )
    assert (f"/opinions/{opinion.pk}/" in page, "后一版本尚未导入" in page) == (True, True)


def test_a_department_makes_no_opinion_of_what_was_agreed(world: World) -> None:
    row = agreed(world)

    assert world.signed_in("qin").get(f"/reviews/changes/{row.pk}/opinion/").status_code == 403
