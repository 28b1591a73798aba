"""The rules of what follows: none ships; entered by one, confirmed by another (测评后续规定)."""

from guantong.apps.findings.models import Ladder
from tests.world import World

FACTS = {
    "document": "明人常办〔2026〕9号", "since": "2026-01-01", "first_words": "继续整改，下次会议再报告。",
    "first_ways": ["report_again"], "again_words": "可以提出质询案或者组织特定问题调查。",
    "again_ways": ["interpellation", "investigation"],
}  # fmt: skip


def entered(world: World) -> Ladder:
    """Have the office enter one on the page."""
    typed = {f"propose-{name}": value for name, value in FACTS.items()}
    assert world.signed_in("wen").post("/findings/assessments/rules/", {"verb": "propose", **typed}).status_code == 302
    return Ladder.objects.get()


def test_none_ships_and_the_office_enters_its_own(world: World) -> None:
    assert "还没有录入测评后续规定" in world.signed_in("gu").get("/findings/assessments/rules/").content.decode()

    made = entered(world)

    assert (made.state, made.first_ways, made.again_ways) == (
        "proposed",
        ["report_again"],
        ["interpellation", "investigation"],
    )


def test_what_is_missing_or_unknown_is_said_at_its_field(world: World) -> None:
    answer = world.signed_in("wen").post(
        "/findings/assessments/rules/",
        {"verb": "propose", "propose-since": "2026-01-01", "propose-first_ways": ["dismissal"]},
    )

    assert (answer.status_code, Ladder.objects.count()) == (422, 0)


def test_who_has_nothing_to_do_with_votes_does_not_come_in(world: World) -> None:
    assert [world.signed_in(who).get("/findings/assessments/rules/").status_code for who in ("qin", "he")] == [403, 200]
