"""An item is followed on its page, each verb by who may, and nothing of it is red."""

import pytest

from tests.livelihood import taken_over
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")


def test_an_item_is_followed_on_its_page_and_nothing_of_it_is_red(world: World) -> None:
    item = taken_over(world)
    shen, qin, here = world.signed_in("shen"), world.signed_in("qin"), f"/livelihood/items/{item.pk}/"
    report = {"report_progress-quarter": "3", "report_progress-words": "主体完工", "report_progress-reached": "2"}
    first = item.milestones.first()

    empty = qin.get(here).content.decode()
    answers = [
        qin.post(here, {"verb": "report_progress", "version": "1", **report}),
        qin.post(here, {"verb": "reach_milestone", "version": "2", "reach_milestone-milestone": first.pk, "reach_milestone-done_on": "2026-03-05"}),
        qin.post(here, {"verb": "say_done", "version": "3", "say_done-done_on": "2026-11-01", "say_done-words": "已开放"}),
        shen.post(here, {"verb": "confirm_done", "version": "4", "confirm_done-built_on": "2026-11-05"}),
        shen.post(here, {"verb": "release", "version": "5"}),
    ]  # fmt: skip
    page = shen.get(here).content.decode()

    assert [answer.status_code for answer in answers] == [302] * 5
    assert ("未登记" in empty, "未关联" in empty, "severe" in empty, "b due" in empty) == (True, True, False, False)
    assert ("主体完工" in page, "已确认完成" in page, "2026-03-05" in page) == (True, True, True)
    assert qin.post(here, {"verb": "release", "version": "6"}).status_code == 403
    assert shen.post(here, {"verb": "release", "version": "1"}).status_code == 409
