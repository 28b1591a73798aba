"""A group is called by what is typical for it, and its examples say it."""

from guantong.domain.gathering.naming import named

TEXTS = [
    "小区没有停车位",
    "停车位太少，请增加停车位",
    "路边停车位被占",
    "小学的食堂太小",
    "小学食堂排队",
    "请扩建小学食堂",
]


def test_groups_are_named_by_what_is_typical() -> None:
    found = named(TEXTS, [0, 0, 0, 1, 1, 1])

    assert [(group.members, group.phrases[0]) for group in found] == [((0, 1, 2), "停车位"), ((3, 4, 5), "小学")] or [
        group.phrases[0] for group in found
    ] == ["停车位", "食堂"]


def test_examples_are_members_that_say_the_name() -> None:
    for group in named(TEXTS, [0, 0, 0, 1, 1, 1], examples=1):
        assert group.examples[0] in group.members
        assert group.phrases[0] in TEXTS[group.examples[0]]
