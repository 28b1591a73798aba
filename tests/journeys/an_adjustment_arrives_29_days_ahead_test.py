"""An adjustment arrives 29 days ahead, is received and stamped, the session is moved and both counts stay."""

from datetime import date
from io import BytesIO

import pytest

from guantong.apps.adjustments.models import Plan
from guantong.apps.journal.queries import drifted, entries_of
from guantong.apps.years import sessions
from guantong.apps.years.models import Session
from tests.adjustments import PIPES, SCHOOL, SESSION, session_on, workbook
from tests.world import World

pytestmark = pytest.mark.django_db


def sent(world: World, who: str, where: str, verb: str, **typed: object) -> int:
    fields = {f"{verb}-{name}": value for name, value in typed.items() if name != "version"}
    version = {"version": typed["version"]} if "version" in typed else {}
    return world.signed_in(who).post(where, {"verb": verb, **version, **fields}).status_code


def test_it_is_received_stamped_moved_and_decided_with_both_counts_kept(world: World) -> None:
    session_on(world, date(2026, 12, 1))
    assert sent(
        world, "cao", "/adjustments/receive/", "receive", year=2026, number=2, title="2026年第二次预算调整初步方案",
        received_on="2026-11-02", triggers=["raises_debt"], session=Session.objects.get(name=SESSION).pk,
    ) == 302  # fmt: skip
    plan = Plan.objects.get()
    where = f"/adjustments/{plan.pk}/"

    stamped = world.signed_in("shen").get(where).content.decode()
    assert "距会议29日（法定≥30日，《预算法》第69条第6款）" in stamped
    assert "变更议题或者会期" in stamped
    assert (plan.state, plan.received_on) == ("received", date(2026, 11, 2))

    # the chairpersons' council moves the session; its office notes both
    assert sent(
        world, "wen", where, "choose_option", version=1, option="move", option_document="明人主〔2026〕22号", option_on="2026-11-04"
    ) == 302  # fmt: skip
    session = Session.objects.get(name=SESSION)
    sessions.move_session(
        session=session, planned_on=date(2026, 12, 8), why="调整方案晚到一日", document="明人主〔2026〕22号", version=1,
        by=world.standing("wen"), as_of=world.now,
    )  # fmt: skip

    moved = world.signed_in("shen").get(where).content.decode()
    assert "距会议29日（法定≥30日，《预算法》第69条第6款）" in moved
    assert "距会议36日（法定≥30日，《预算法》第69条第6款）" in moved
    assert "明人主〔2026〕22号" in moved

    # nothing of its way was closed for being late
    file = BytesIO(workbook([PIPES, SCHOOL]))
    file.name = "明细.xlsx"
    assert sent(world, "cao", where, "bring_items", version=2, file=file, level="internal") == 302
    assert sent(world, "cao", f"{where}items/", "take_in_items", version=3) == 302
    assert sent(world, "shen", where, "study", version=4) == 302
    assert sent(world, "shen", where, "remark", version=5, item="", words="请补充绩效目标的变化") == 302
    assert sent(world, "shen", where, "draft_opinion", version=6) == 302
    assert sent(world, "cao", where, "revise", version=7, came_on="2026-11-10", note="补充目标") == 302
    assert sent(world, "cao", where, "submit", version=8, submitted_on="2026-11-11") == 302
    assert sent(world, "cao", where, "approve", version=9, decision="x", decided_on="2026-11-12") == 403
    assert (
        sent(world, "wen", where, "approve", version=9, decision="明人常〔2026〕40号", decided_on="2026-11-12") == 302
    )
    assert (
        sent(world, "wen", where, "approve", version=9, decision="明人常〔2026〕40号", decided_on="2026-11-12") == 409
    )

    plan.refresh_from_db()
    verbs = [entry.verb for entry in entries_of(plan)]
    assert (plan.state, plan.option_basis) == ("approved", "29/2026-12-01")
    assert verbs == [
        "receive", "choose_option", "bring_items", "take_in_items", "study", "remark", "draft_opinion", "revise", "submit", "approve",
    ]  # fmt: skip
    assert list(drifted()) == []
