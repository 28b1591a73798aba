"""A sheet is brought on the page, its rows stand with what is wrong, and it is taken in or set aside."""

from django.core.files.uploadedfile import SimpleUploadedFile

from guantong.apps.evaluations.models import Performance, PerformanceFile
from tests.performance_sheets import FELT, LAMPS, filled
from tests.world import World

HERE = "/evaluations/projects/files/"


def sent(world: World, raw: bytes, who: str = "shen") -> PerformanceFile:
    form = {"file": SimpleUploadedFile("填报.xlsx", raw), "level": "internal"}
    answer = world.signed_in(who).post(
        HERE, {"verb": "bring_performance", **{f"bring_performance-{k}": v for k, v in form.items()}}
    )
    row = PerformanceFile.objects.latest("pk")
    assert (answer.status_code, answer["Location"]) == (302, f"{HERE}{row.pk}/")
    return row


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


def test_the_template_and_what_stands_are_sent(world: World) -> None:
    client = world.signed_in("qin")

    for address in (f"{HERE}template/", f"{HERE}template/?of=projects"):
        assert client.get(address)["Content-Disposition"].endswith(".xlsx")
    assert world.signed_in("lin").get(HERE).status_code == 403
