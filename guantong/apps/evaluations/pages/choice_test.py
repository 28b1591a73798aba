"""A list shows its arithmetic, and what was not counted."""

from guantong.apps.evaluations.models import Choice
from tests.world import World


def test_a_list_shows_its_arithmetic_and_what_was_not_counted(world: World) -> None:
    client = world.signed_in("shen")
    client.post(
        "/evaluations/choices/",
        {
            "verb": "draw_up",
            "draw_up-year": "2026",
            "draw_up-counted": "X1|公共照明|区城管局|120||民生诉求平台\nX2|公园||5||平台",
        },
    )
    page = client.get(f"/evaluations/choices/{Choice.objects.get().pk}/").content.decode()

    for said in ("诉求 120 件，多于其余 100% × 25", "异议 未统计", "建议值，无法定依据", "民生诉求平台"):
        assert said in page
    assert world.signed_in("lin").get(f"/evaluations/choices/{Choice.objects.get().pk}/").status_code == 403
