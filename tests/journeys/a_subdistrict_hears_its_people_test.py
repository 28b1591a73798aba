"""A sub-district hears its people before the first submission is looked at, and the line it speaks of changes in the second (街道恳谈).

A sub-district is no budget level: it hears, collects and reports; finance answers, and the next version of the draft tells.
"""

from datetime import timedelta

import pytest

from guantong.apps.opinions.binding import Bound, Named, Source
from guantong.apps.reviews import asking, attending, holding
from tests import opinions, reviews
from tests.budget_versions import FIRST, SECOND, line
from tests.execution import delivered
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")
OFFICE = {"unit_code": "QSB", "unit": "青石街道办事处"}
CANTEEN, LAMPS = "社区老年食堂补贴", "背街小巷照明"
ASKED = [line(FIRST, "S01", 60_000_00, CANTEEN, OFFICE), line(FIRST, "S02", 45_000_00, LAMPS, OFFICE)]
AFTER = [line(SECOND, "S01", 80_000_00, CANTEEN, OFFICE), line(SECOND, "S02", 45_000_00, LAMPS, OFFICE)]
STEP = "?year=2027&from=2027.first_submission.0&to=2027.second_submission.0"


def test_what_voters_asked_for_stands_in_the_second_submission_and_is_proven_there(world: World) -> None:
    delivered(world, "budget_line", ASKED, period="2027", edition=1)
    talk = reviews.held(
        world, "QSB", who="ye", kind="street_talk", title="青石街道2027年预算安排民主恳谈会", place="青石街道文化站"
    )
    attending.name_participant(review=talk, part="voter", name="王桂兰", by=world.standing("ye"), as_of=world.now)
    question = asking.take_down(
        review=talk, unit="QSB", text="石泉社区的老年食堂明年能不能多开一处？", participant=1, by=world.standing("ye"), as_of=world.now,
    )  # fmt: skip
    reviews.does(world, asking.answer, question, "ye", answer="会后与财政部门研究", answered_by="街道办事处主任")

    raised = opinions.raised(
        world, text="增加一处老年食堂的补贴", who="ye", version_no=None, change_asked=20_000_00,
        line=Bound(**OFFICE, project_code="S01", project=CANTEEN, amount=60_000_00), proposers=[Named("王桂兰", "voter", "community")],
        source=Source(question.journal_key, talk.title, f"/reviews/inquiries/{question.pk}/"),
        raised_on=world.now.date() - timedelta(days=10),
    )  # fmt: skip
    (sent,) = opinions.referred(world, raised)
    opinions.confirmed(world, sent, outcome="adopted", reason="同意增加一处", place=CANTEEN, amount=20_000_00)
    talk = reviews.does(
        world, holding.conclude, talk, "ye", outcome="恳谈意见一条：增加老年食堂一处", concluded_on=reviews.DAY
    )
    delivered(world, "budget_line", [*ASKED, *AFTER], period="2027", edition=2)

    shen = world.signed_in("shen")
    opinion, ledger = (
        shen.get(path).content.decode() for path in (f"/opinions/{sent.pk}/", f"/opinions/reductions/{STEP}")
    )

    assert ("60,000.00 → 80,000.00" in opinion, talk.title in opinion, "王桂兰" in opinion) == (True, True, True)
    foot = ledger.rpartition("<tfoot>")[2]
    assert foot.count("20,000.00") == 4  # raised in all and net, and of each all that was owed to the opinion
    told = shen.get(f"/reviews/{talk.pk}/").content.decode()
    assert ("恳谈意见一条" in told, "表决" in told, "审查意见" in told) == (True, False, False)


def test_the_sub_districts_own_opinion_is_seen_by_it_and_by_its_office_once_referred(world: World) -> None:
    delivered(world, "budget_line", ASKED, period="2027", edition=1)
    raised = opinions.raised(
        world, who="ye", line=Bound(**OFFICE, project_code="S01", project=CANTEEN), version_no=None
    )
    office = world.signed_in("ye")

    before = office.get(f"/opinions/{raised.pk}/").status_code
    opinions.referred(world, raised)

    assert (before, office.get(f"/opinions/{raised.pk}/").status_code) == (200, 200)
