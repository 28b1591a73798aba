"""Groups are the same every time, and few texts are one."""

from guantong.apps.voices.clustering import clustered, groups_for

LAMPS = [f"小区{n}号门前的路灯不亮，晚上太黑" for n in range(8)]
LUNCH = [f"小学{n}年级的食堂饭菜太凉，孩子吃不饱" for n in range(8)]


def test_what_is_alike_is_one_group_and_the_same_every_time() -> None:
    found = clustered([*LAMPS, *LUNCH], 2)

    assert found == [0] * 8 + [1] * 8
    assert clustered([*LAMPS, *LUNCH], 2) == found


def test_few_texts_or_texts_that_share_nothing_are_one_group() -> None:
    assert clustered(["路灯", "食堂"]) == [0, 0]
    assert clustered(["甲乙", "丙丁", "戊己", "庚辛"]) == [0] * 4


def test_the_number_of_groups_grows_with_the_root() -> None:
    assert [groups_for(size) for size in (4, 50, 800, 100_000)] == [2, 5, 20, 40]
