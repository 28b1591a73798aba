"""A sheet is brought on the page by who fills, and listed."""

from django.core.files.uploadedfile import SimpleUploadedFile

from guantong.apps.evaluations.models import PerformanceFile
from tests.performance_sheets import LAMPS, filled
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


def test_a_sheet_that_was_brought_is_listed_and_waits(world: World) -> None:
    sent(world, filled(LAMPS), "qin")

    page = world.signed_in("qin").get(HERE).content.decode()

    assert ("填报.xlsx" in page, "待导入" in page) == (True, True)
