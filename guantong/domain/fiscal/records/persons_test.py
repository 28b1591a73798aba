"""Natural persons are masked, the same one the same; bodies stay as they are called."""

import pytest

from guantong.domain.fiscal.records.persons import MASKED, is_person, masked, without_numbers_of_persons

KEY, OTHER = b"district one", b"district two"


@pytest.mark.parametrize(
    "name",
    [
        "张三",
        "李小明",
        "欧阳小梅",
        " 王 芳 ",
        "张三（劳务费）",
        "李四等12人",
        "王五先生",
        "阿依古丽·买买提",
        "Mrs J Smith",
        "Dr. Ahmed",
    ],
)
def test_a_natural_persons_name_is_recognised(name: str) -> None:
    assert is_person(name)


@pytest.mark.parametrize(
    "name",
    [
        "明湖区第一小学", "明湖建工集团有限公司", "国家电网", "中国移动", "人民医院", "税务局", "张记饭店", "石门街道", "华为技术有限公司",
        "A Connolly Limited", "Drayton Manor", "Mscape", "", "2025", "李家村民委员会", "方正公司",
    ],
)  # fmt: skip
def test_a_body_is_not(name: str) -> None:
    assert not is_person(name)


def test_a_confirmed_organisation_stays_as_it_is_called() -> None:
    assert (is_person("华联"), is_person("马应龙"), is_person("马应龙", {"马应龙"})) == (False, True, False)


def test_the_same_person_is_the_same_in_one_district_and_another_elsewhere() -> None:
    assert masked("张三", KEY) == masked("张 三（劳务费）", KEY)
    assert len({masked("张三", KEY), masked("张四", KEY), masked("张三", OTHER)}) == 3
    assert masked("张三", KEY).startswith(MASKED) and "张" not in masked("张三", KEY)


def test_numbers_of_persons_go_and_numbers_of_vouchers_stay() -> None:
    said = "劳务费 440306199003071234，电话13800138000，凭证20250314000123，合同号1380013800012"

    assert (
        without_numbers_of_persons(said) == "劳务费 （已隐去），电话（已隐去），凭证20250314000123，合同号1380013800012"
    )
