"""The rows of a sheet stand with what is wrong; it is taken in whole, or set aside."""

from guantong.apps.evaluations.models import Performance
from guantong.apps.evaluations.pages.performance_files_test import HERE, sent
from tests.performance_sheets import FELT, LAMPS, filled
from tests.world import World


def test_a_good_sheet_is_looked_at_and_taken_in(world: World) -> None:
    of, client = sent(world, filled(LAMPS, FELT)), world.signed_in("shen")
    page = client.get(f"{HERE}{of.pk}/")
    plan = page.content.decode().partition('name="take_in_performance-plan" value="')[2][:16]

    done = client.post(f"{HERE}{of.pk}/", {"verb": "take_in_performance", "take_in_performance-plan": plan})

    assert (page.status_code, "120盏" in page.content.decode(), done.status_code) == (200, True, 302)
    assert Performance.objects.get().targets.count() == 2
    assert "行不再保存" in client.get(f"{HERE}{of.pk}/").content.decode()


def test_a_sheet_with_a_wrong_row_is_not_taken_in_and_says_the_row(world: World) -> None:
    of, client = sent(world, filled(LAMPS, FELT | {"words": ""})), world.signed_in("shen")

    page = client.get(f"{HERE}{of.pk}/").content.decode()

    assert ("有 1 行不能导入" in page, "既没有目标值，也没有定性目标" in page) == (True, True)
    client.post(f"{HERE}{of.pk}/", {"verb": "set_performance_aside"})
    of.refresh_from_db()
    assert (of.state, of.rows, Performance.objects.count()) == ("set_aside", [], 0)
