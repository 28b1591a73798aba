"""One rule of what follows: in force by a second person, shown beside the ways, ended by a document (测评后续规定)."""

from datetime import date

import pytest

from guantong.apps.findings import ladders
from guantong.apps.findings.assessment_queries import ladder_on
from guantong.apps.findings.models import Ladder
from guantong.apps.journal.queries import drifted
from guantong.domain.workflow.table import BadInput
from tests.assessments import committee, failed
from tests.ballots import second
from tests.world import World


def entered(world: World, **facts: object) -> Ladder:
    given = {
        "document": "明人常办〔2026〕9号", "since": date(2026, 1, 1), "first_words": "继续整改，下次会议再报告。",
        "first_ways": ["report_again"], "again_words": "可以提出质询案。", "again_ways": ["interpellation"], **facts,
    }  # fmt: skip
    return ladders.propose(by=world.standing("wen"), as_of=world.now, **given)  # type: ignore[arg-type]


def test_who_entered_it_does_not_confirm_it(world: World) -> None:
    second(world)
    row = entered(world)
    where = f"/findings/assessments/rules/{row.pk}/"

    first = world.signed_in("wen").post(where, {"verb": "put_in_force"}).status_code
    other = world.signed_in("wen2").post(where, {"verb": "put_in_force"}).status_code

    row.refresh_from_db()
    assert (first, other, row.state, list(drifted())) == (403, 302, "in_force", [])


def test_what_the_document_says_stands_beside_the_ways(world: World) -> None:
    committee(world)
    ladders.put_in_force(ladder=entered(world), by=world.standing("wen2"), as_of=world.now)

    page = world.signed_in("gu").get(f"/findings/assessments/{failed(world).pk}/").content.decode()

    told = ["明人常办〔2026〕9号" in page, "继续整改，下次会议再报告。" in page, "可以提出质询案。" in page]
    assert told == [True, True, False]  # the first time it failed


def test_it_holds_from_its_day_until_another_document_ends_it(world: World) -> None:
    second(world)
    row = ladders.put_in_force(ladder=entered(world), by=world.standing("wen2"), as_of=world.now)
    with pytest.raises(BadInput):
        ladders.end(ladder=row, until=row.since, ending="", by=world.standing("wen"), as_of=world.now)

    ladders.end(
        ladder=row, until=date(2026, 6, 1), ending="明人常办〔2026〕20号", by=world.standing("wen"), as_of=world.now
    )

    held = [ladder_on(day) for day in (date(2025, 12, 31), date(2026, 1, 1), date(2026, 5, 31), date(2026, 6, 1))]
    assert held == [None, row, row, None]


def test_from_one_day_there_is_one(world: World) -> None:
    second(world)
    by = world.standing("wen2")
    ladders.put_in_force(ladder=entered(world), by=by, as_of=world.now)

    with pytest.raises(BadInput, match="自同一天起已有一个有效的规定"):
        ladders.put_in_force(ladder=entered(world, document="另一文号"), by=by, as_of=world.now)


def test_what_was_entered_in_error_is_withdrawn(world: World) -> None:
    row = ladders.withdraw(ladder=entered(world), by=world.standing("wen"), as_of=world.now)

    assert (row.state, ladder_on(world.now.date())) == ("withdrawn", None)
