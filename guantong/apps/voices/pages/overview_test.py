"""Hot spots and groups: counts with a table view, small numbers marked, nothing of another area."""

from guantong.apps.jobs.models import Job
from guantong.apps.voices.grouping import grouped
from guantong.apps.voices.operations import confirm
from tests.voices import campaign, said, taken_in
from tests.world import World


def test_the_chart_has_its_table_and_small_numbers_are_marked(world: World) -> None:
    for n in range(6):
        need = said(world, text=f"石泉社区第{n}栋前的路灯不亮。")
        confirm(need=need, field="urban", version=1, by=world.standing("hua"), as_of=world.now)
    said(world, text="石泉小学门口堵车。")

    page = world.signed_in("hua").get("/voices/overview/").content.decode()

    assert ("青石街道石泉社区 城乡建设" in page, "guantong/chart" in page) == (
        True,
        True,
    )  # drawn where scripts run, a table anyway
    assert ("数少，不算增长" in page, "上年数少，不算增长" in page) == (True, True)


def test_copies_found_are_shown_with_their_number(world: World) -> None:
    taken_in(world, campaign(12))
    grouped(by=world.standing("wen"), as_of=world.now)

    assert "12 件，其中" in world.signed_in("wen").get("/voices/overview/").content.decode()


def test_looking_anew_is_a_job(world: World) -> None:
    answer = world.signed_in("hua").post("/voices/overview/", {"verb": "group"})

    assert (answer.status_code, answer.headers["Location"]) == (302, f"/jobs/{Job.objects.get().pk}/")


def test_a_station_sees_no_group_of_the_district(world: World) -> None:
    taken_in(world, campaign(12))
    grouped(by=world.standing("wen"), as_of=world.now)

    assert "请恢复公交站" not in world.signed_in("hua").get("/voices/overview/").content.decode()
