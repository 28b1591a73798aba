"""One class of needs in one community: a person says which line answers it, for this place or for all (认定预算项)."""

from guantong.apps.voices.answers_test import grown, linked
from guantong.apps.voices.models import AnswerLink
from tests.execution import CITY
from tests.world import World


def address(world: World, field: str = "urban") -> str:
    return f"/voices/answers/of/?field={field}&at={world.body('QS01').path}&year=2026"


def sent(world: World, line: str = f"2026|{CITY['unit_code']}|P01", **facts: str) -> int:
    given = {"line": line, "reason": "用于社区路灯更换", **facts}
    named = {f"link_line-{name}": value for name, value in given.items()}
    return world.signed_in("gu").post(address(world), {"verb": "link_line", **named}).status_code


def test_lines_of_the_budget_in_force_are_offered_with_their_money(world: World) -> None:
    grown(world)

    page = world.signed_in("gu").get(address(world)).content.decode()

    assert [words in page for words in ("石泉社区", "城乡建设", "社区照明改造 30.00万元", "公厕维护 5.00万元")] == [
        True
    ] * 4


def test_a_line_is_said_to_answer_here_or_everywhere(world: World) -> None:
    grown(world)

    assert (sent(world), sent(world, whole="on")) == (302, 302)
    assert sorted(AnswerLink.objects.values_list("place", flat=True)) == ["", "青石街道石泉社区"]


def test_without_a_reason_or_with_a_line_that_is_none_it_is_asked_again(world: World) -> None:
    grown(world)

    assert (sent(world, reason=""), sent(world, "2026|X|Y"), sent(world), sent(world)) == (422, 422, 302, 422)


def test_where_no_budget_is_published_it_says_what_lacks(world: World) -> None:
    page = world.signed_in("gu").get(address(world)).content.decode()

    assert "没有已发布的本年或下年批准预算明细" in page


def test_a_field_nobody_knows_is_not_there_and_a_station_links_nothing(world: World) -> None:
    grown(world)
    linked(world)

    assert world.signed_in("gu").get(address(world, "weather")).status_code == 404
    assert world.signed_in("hua").get(address(world)).status_code == 403
