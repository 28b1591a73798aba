"""Each step of a paper waits on the desk of who may do it, by a planned day, and leaves it with the verb (办文待办)."""

from datetime import date

import pytest

from guantong.apps.notices.models import DueWork
from guantong.apps.papers import operations
from guantong.apps.papers.models import Paper
from tests import papers
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")


def waiting(paper: Paper) -> list[tuple[str, str]]:
    found = DueWork.objects.filter(key=paper.journal_key, state="open").order_by("pk")
    return list(found.values_list("verb", "path"))


def test_each_step_waits_on_the_desk_of_who_may_do_it(world: World) -> None:
    desk, office = world.standing("shen").posts[0].path, world.standing("wen").posts[0].path
    seen = [waiting(made(world, "opinions_handover")) for made in (papers.drafted, papers.checked, papers.signed, papers.exported, papers.issued)]  # fmt: skip

    assert seen == [
        [("check", desk)], [("sign", office)], [("export", desk)], [("register", desk)],
        [("note_receipt", desk), ("note_signed_copy", desk)],
    ]  # fmt: skip


def test_the_day_is_a_plan_by_working_days_and_the_text_says_so(world: World) -> None:
    paper = papers.checked(world)

    work = DueWork.objects.get(key=paper.journal_key, state="open")
    page = world.signed_in("gu").get(f"/notices/{work.pk}/").content.decode()
    calendar = world.signed_in("gu").get("/notices/calendar.ics").content.decode()

    assert (work.due_on, work.planned, work.where) == (date(2026, 11, 16), True, f"/papers/{paper.pk}/")
    assert ("计划办理日期为2026年11月16日" in page, "DTSTART;VALUE=DATE:20261116" in calendar) == (True, True)


def test_what_is_done_is_finished_and_what_is_no_longer_needed_withdrawn(world: World) -> None:
    paper = papers.checked(world)
    operations.send_back(paper=paper, reason="改", version=paper.version, by=world.standing("gu"), as_of=world.now)

    states = dict(DueWork.objects.filter(key=paper.journal_key).order_by("pk").values_list("verb", "state"))
    assert (states, waiting(paper)) == ({"check": "open", "sign": "withdrawn"}, [("check", paper.desk)])
    assert DueWork.objects.filter(key=paper.journal_key, verb="check", state="done").count() == 1


def test_who_got_a_withdrawn_paper_is_to_be_told_until_everybody_was(world: World) -> None:
    paper = papers.withdrawn(world)
    before = [verb for verb, _path in waiting(paper)]

    for hop in paper.hops.all():
        paper = operations.note_told(
            paper=paper, hop=str(hop.pk), told_on=world.now.date(), version=paper.version, by=world.standing("shen"),
            as_of=world.now,
        )  # fmt: skip

    assert (before, waiting(paper)) == (["note_told"], [])
