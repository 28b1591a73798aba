"""The form on paper, in large letters (大字版纸质问卷)."""

from pathlib import Path

from tests.surveys import drafted
from tests.world import World

CSS = Path(__file__).parents[2] / "components" / "static" / "guantong" / "survey.css"


def test_every_question_and_option_is_on_it_with_a_box_to_tick(world: World) -> None:
    held = drafted(world)

    page = world.signed_in("shen").get(f"/surveys/{held.survey.pk}/paper/").content.decode()

    assert [words in page for words in ("1. 您用过这个项目吗？", "很不满意", "还想说什么？", "由工作人员代填")] == [
        True
    ] * 4
    # two, five and four options, and the box of who filled it in on behalf
    assert page.count('class="tick"') == 2 + 5 + 4 + 1


def test_its_letters_have_sixteen_points(world: World) -> None:  # noqa: ARG001 - the sheet of style is the same for all
    assert ".survey-paper :is(p, li, h3) { font-size: 16pt;" in CSS.read_text("utf-8")


def test_a_survey_that_is_not_on_paper_has_none(world: World) -> None:
    survey = drafted(world).read()
    survey.on_paper = False
    survey.save()

    assert world.signed_in("shen").get(f"/surveys/{survey.pk}/paper/").status_code == 404
