"""A department raises 需协调事项: it is no lead against it, is passed on by letter, and ends in a conclusion the department reads."""

import pytest

from guantong.apps.findings.models import Matter
from guantong.apps.findings.queries import matters_seen_by, rates
from guantong.apps.journal.queries import drifted
from guantong.gateways.clock import now
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")


def test_a_department_raises_a_difficulty_and_reads_what_became_of_it(world: World) -> None:
    qin, gu, cao = (world.signed_in(who) for who in ("qin", "gu", "cao"))
    typed = {
        "title": "驿站接电需供电部门配合", "says": "5 处垃圾分类驿站接电涉及占道施工，需确定时间。", "year": "2026",
    }  # fmt: skip

    # the department finds the way on its own list, and raises it
    assert 'href="/findings/difficulties/new/"' in qin.get("/findings/").content.decode()
    raised = qin.post(
        "/findings/difficulties/new/",
        {"verb": "raise_difficulty", **{f"raise_difficulty-{k}": v for k, v in typed.items()}},
    )
    matter = Matter.objects.get()
    here = f"/findings/{matter.pk}/"
    assert (raised.status_code, matter.kind, matter.source, matter.path) == (
        302,
        "coordination",
        "unit",
        world.body("CG").path,
    )

    # it waits on the commission's desk, is no problem of the department's, and counts in no rate
    assert "登记跟踪结论：驿站接电需供电部门配合" in gu.get("/").content.decode()
    told = rates(matters_seen_by(world.standing("gu")), now().date())
    assert (told.handed_over, told.due) == (0, 0)
    assert cao.get(here).status_code == 404

    # the director notes what came of it; the department reads it, and nothing waits any more
    done = gu.post(here, {
        "verb": "conclude", "version": str(matter.version), "conclude-conclusion": "settled", "conclude-words": "供电部门定于下月施工。",
    })  # fmt: skip
    page = qin.get(here).content.decode()
    assert done.status_code == 302
    assert [words for words in ("已协调解决", "供电部门定于下月施工。", "已办结") if words not in page] == []
    assert "登记跟踪结论：驿站接电需供电部门配合" not in gu.get("/").content.decode()
    assert qin.post(here, {"verb": "close_out", "version": "2"}).status_code == 403
    assert list(drifted()) == []
