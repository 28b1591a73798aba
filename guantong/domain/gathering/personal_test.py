"""What is masked in a message and what is not: the place stays, the person goes."""

import pytest

from guantong.domain.gathering.personal import masked


@pytest.mark.parametrize(
    ("text", "shown", "kind"),
    [
        ("请打 13800001234", "请打 （电话已隐去）", "telephone"),
        ("请打１３８－００００－１２３４", "请打（电话已隐去）", "telephone"),
        ("请打 +86 138 0000 1234 谢谢", "请打 （电话已隐去） 谢谢", "telephone"),
        ("请打一三八零零零零一二三四", "请打（电话已隐去）", "telephone"),
        ("座机0571-88880000。", "座机（电话已隐去）。", "telephone"),
        ("身份证 330106198001010015", "（证件号已隐去）", "identity"),
        ("号码33010619800101001x。", "号码（证件号已隐去）。", "identity"),
        ("卡 6222 0000 0000 0000 001 没到账", "卡 （卡号已隐去） 没到账", "card"),
        ("写信到 a.b@example.cn 即可", "写信到 （邮箱已隐去） 即可", "email"),
        ("微信号：ab_12345，加我", "（账号已隐去），加我", "account"),
        ("浙A·12345 占道", "（车牌已隐去） 占道", "plate"),
        ("梅溪路18号漏水", "梅溪路（门牌已隐去）漏水", "house"),
        ("住梅溪苑3栋2单元501室", "住梅溪苑（门牌已隐去）", "house"),
        ("我叫朱小梦，住在梅溪", "我叫（姓名已隐去），住在梅溪", "name"),
        ("联系人：王芳", "联系人：（姓名已隐去）", "name"),
        ("多谢，陈女士帮忙", "多谢，（姓名已隐去）女士帮忙", "name"),
    ],
)
def test_personal_words_are_masked(text: str, shown: str, kind: str) -> None:
    found = masked(text)

    assert (found.text, found.hidden) == (shown, {kind: 1})


@pytest.mark.parametrize(
    "text",
    [
        "梅溪社区3栋楼下没有路灯",
        "地铁5号线二期2026年开工",
        "投入1200万元，文号〔2026〕12号",
        "学校没有老师上课",
        "一座天桥，三百户居民",
        "电费每度0.64元，共4242835.81元",
    ],
)
def test_what_a_need_is_about_stays(text: str) -> None:
    assert masked(text).text == text


def test_names_listed_beside_a_hidden_one_are_hidden_too() -> None:
    assert masked("投诉人：刘红、王才茂、张小燕。").hidden == {"name": 3}
