"""One survey on its page: questions added in words, its verbs, the open link (问卷)."""

from tests.surveys import drafted, opened
from tests.world import World


def test_a_question_is_added_in_plain_lines_with_a_condition(world: World) -> None:
    held = drafted(world)
    version = held.read().version
    asked = {
        "verb": "ask", "version": version, "ask-kind": "multiple", "ask-zh": "缺什么？", "ask-en": "What is missing?",
        "ask-options": "+树木|trees\n-座椅｜seats", "ask-most": "1", "ask-when": "overall", "ask-when_options": "1 2",
    }  # fmt: skip

    answer = world.signed_in("shen").post(f"/surveys/{held.survey.pk}/", asked, follow=True)

    assert "缺什么？" in answer.content.decode()
    assert held.read().asked[-1] == {
        "key": "q1", "kind": "multiple", "words": ["缺什么？", "What is missing?"],
        "options": [["1", "树木", "trees", "good"], ["2", "座椅", "seats", "bad"]], "rows": [], "most": 1, "required": False,
        "only_if": {"question": "overall", "options": ["1", "2"]},
    }  # fmt: skip


def test_a_line_without_english_and_a_condition_without_options_are_named(world: World) -> None:
    held = drafted(world)
    asked = {"verb": "ask", "version": held.read().version, "ask-kind": "single", "ask-zh": "甲", "ask-en": "A", "ask-options": "树木\n座椅|seats", "ask-when": "overall"}  # fmt: skip

    answer = world.signed_in("shen").post(f"/surveys/{held.survey.pk}/", asked)

    assert (answer.status_code, "请填那道题的选项序号" in answer.content.decode()) == (422, True)
    answer = world.signed_in("shen").post(f"/surveys/{held.survey.pk}/", {**asked, "ask-when": ""})
    assert (answer.status_code, "第1行须写成：中文|英文" in answer.content.decode()) == (422, True)


def test_communities_are_set_in_plain_lines(world: World) -> None:
    held = drafted(world)
    client = world.signed_in("shen")

    def sets(lines: str) -> int:
        return client.post(f"/surveys/{held.survey.pk}/", {"verb": "group", "version": held.read().version, "group-groups": lines}).status_code  # fmt: skip

    assert [sets("湖滨社区 2000\n城北社区\t900"), held.read().groups] == [302, {"湖滨社区": 2000, "城北社区": 900}]
    assert [sets("湖滨社区"), sets("湖滨社区 1\n湖滨社区 2")] == [422, 422]


def test_the_open_link_stands_on_the_page_once_it_is_open_and_no_count_before_the_close(world: World) -> None:
    held = opened(world)
    held.openly()

    page = world.signed_in("gu").get(f"/surveys/{held.survey.pk}/").content.decode()

    assert (f"/surveys/o/{held.read().link}/" in page, "截止前没有任何统计" in page) == (True, True)


def test_one_who_does_not_read_surveys_does_not_come_in(world: World) -> None:
    held = opened(world)

    assert world.signed_in("qin").get(f"/surveys/{held.survey.pk}/").status_code == 403
    assert world.signed_in("shen").get("/surveys/987654/").status_code == 404
