"""A campaign is one group, whatever its authors changed; what only looks alike is none."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from guantong.domain.gathering.copies import NEAR, copies, likeness
from guantong.domain.gathering.plain_text import shape_of

LETTER = "我们是梅溪社区的居民，小区门口的公交站去年取消了，老人看病买菜都要走两公里，请恢复公交站点，谢谢领导关心。"
OTHER = "梅溪小学放学时家长的车把门口两条车道都占了，孩子过马路很危险，请增加护学岗和临时停车位。"


def test_a_campaign_of_three_hundred_is_one_group_with_its_count() -> None:
    texts = [OTHER, *(LETTER + f" 第{n}封" for n in range(299)), LETTER.replace("，", " , ")]

    found = copies(texts)

    assert [len(group.members) for group in found] == [300]
    assert found[0].members[0] == 1


def test_equal_ones_are_counted_apart_from_near_ones() -> None:
    found = copies([LETTER, OTHER, LETTER, LETTER + "急！"])

    assert [(group.members, group.equal) for group in found] == [((0, 2, 3), 2)]


def test_short_texts_are_copies_only_when_equal() -> None:
    assert copies(["路灯不亮", "路灯太亮", "路灯不亮"])[0].members == (0, 2)


def test_two_texts_exactly_at_the_limit_are_near() -> None:
    shared = "".join(chr(0x4E00 + n) for n in range(42))  # 40 shingles
    left, right = shared + "上中下左右", shared + "东南西北天"  # 5 more each: 40 of 50

    assert likeness(left, right) == Fraction(40, 50) == NEAR
    assert len(copies([left, right])) == 1


@given(st.lists(st.text(alphabet="路灯坏了请修公交站", min_size=0, max_size=24), max_size=12))
def test_no_near_pair_is_missed(texts: list[str]) -> None:
    """Beside a comparison of all pairs."""
    together = {at: group.members for group in copies(texts) for at in group.members}

    for one in range(len(texts)):
        for other in range(one):
            shapes = shape_of(texts[one]), shape_of(texts[other])
            long_enough = all(len(shape) >= 12 for shape in shapes)
            if shapes[0] and (shapes[0] == shapes[1] or (long_enough and likeness(texts[one], texts[other]) >= NEAR)):
                assert one in together[other]
