"""A deputy raises an opinion of a unit by name, on the phone; the project in one's own words."""

from guantong.apps.opinions.models import Opinion
from tests.world import World


def test_it_is_bound_to_the_unit_and_goes_to_ones_own_page(world: World) -> None:
    facts = {
        "unit": world.body("CG").path,
        "project": "道路修缮",
        "text": "单价过高",
        "head": "departments",
        "year": 2027,
        "budget_version": "first_submission",
    }

    answer = world.signed_in("lin").post(
        "/opinions/mine/new/", {"verb": "raise_opinion", **{f"raise_opinion-{k}": v for k, v in facts.items()}}
    )

    opinion = Opinion.objects.get()
    assert answer["Location"] == f"/opinions/mine/{opinion.pk}/"
    assert (opinion.unit_code, opinion.project, opinion.path, opinion.budget_version) == (
        "CG",
        "道路修缮",
        world.body("CG").path,
        "first_submission",
    )
