"""Proposing an assessment on its page, from a matter or a selection of them (提出测评)."""

import pytest

from guantong.apps.findings.models import Assessment
from tests.findings import handed_over, registered
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")


def test_from_a_matter_its_body_is_named_and_its_other_matters_are_offered(world: World) -> None:
    matter = handed_over(world)
    handed_over(world, registered(world, title="同单位的另一事项"))
    handed_over(world, registered(world, at="JY", title="别的单位的事项"))
    registered(world, title="尚未交办的事项")

    page = world.signed_in("shen").get(f"/findings/assessments/new/?matter={matter.pk}").content.decode()

    offered = [words in page for words in ("同单位的另一事项", "别的单位的事项", "尚未交办的事项")]
    assert (offered, page.count("checked")) == ([True, False, False], 1)


def test_a_selection_of_matters_of_several_bodies_is_assessed_with_the_governments_report(world: World) -> None:
    matters = [handed_over(world), handed_over(world, registered(world, at="JY", title="学校食堂结余"))]

    world.signed_in("wen").post(
        "/findings/assessments/new/",
        {
            "verb": "propose", "propose-report": "rectification", "propose-body": "ZF", "propose-title": "整改报告测评",
            "propose-session": "第四十二次会议", "propose-held_on": "2026-11-20", "propose-matters": [one.pk for one in matters],
        },
    )  # fmt: skip

    made = Assessment.objects.get()
    assert (made.body, {one.matter for one in made.about.all()}) == ("明湖区人民政府", set(matters))


def test_what_is_missing_is_said_at_its_field(world: World) -> None:
    answer = world.signed_in("shen").post("/findings/assessments/new/", {"verb": "propose", "propose-body": "没有"})

    assert (answer.status_code, "没有“没有”这个机构" in answer.content.decode()) == (422, True)


def test_a_year_narrows_and_nonsense_narrows_nothing(world: World) -> None:
    handed_over(world)
    client = world.signed_in("shen")

    pages = [
        client.get(f"/findings/assessments/new/{asked}").content.decode()
        for asked in ("?year=2026", "?year=2025", "?year=x", "?matter=9999999999999999999", "?year=²⁰²⁶")
    ]

    assert ["项目资金闲置" in page for page in pages] == [True, False, True, True, True]


@pytest.mark.parametrize("who", ["he", "qin", "lin"])
def test_who_prepares_nothing_proposes_nothing(world: World, who: str) -> None:
    assert world.signed_in(who).get("/findings/assessments/new/").status_code == 403
