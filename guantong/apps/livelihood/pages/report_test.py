"""A report is released by the committee's offices; one that was given anew is a record."""

from guantong.apps.livelihood.progress import report_progress
from tests.livelihood import taken_over
from tests.world import World


def test_it_is_released_and_held_and_one_given_anew_is_a_record(world: World) -> None:
    item = taken_over(world)
    for words in ("设计完成", "设计和招标完成"):
        item = report_progress(
            item=item, quarter=1, words=words, version=item.version, by=world.standing("qin"), as_of=world.now
        )
    former, latest = item.reports.order_by("pk")
    shen, here = world.signed_in("shen"), f"/livelihood/reports/{latest.pk}/"

    answers = [
        world.signed_in("qin").post(here, {"verb": "release_report"}).status_code,
        *(shen.post(here, {"verb": verb}).status_code for verb in ("release_report", "hold_report")),
    ]

    assert answers == [403, 302, 302]
    assert "已被新的替换" in shen.get(f"/livelihood/reports/{former.pk}/").content.decode()
