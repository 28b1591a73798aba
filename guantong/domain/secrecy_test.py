"""A mark is found however it is written; ordinary words are not taken for one."""

import pytest

from guantong.domain.secrecy import mark_in


@pytest.mark.parametrize(
    "text",
    [
        "秘密★", "机密★10年", "绝密", "绝密★长期", "秘　密　★", "机 密 ☆", "秘\n密\n★", "机\u200b密★", "秘密＊５年", "绝　密",
        "密级：机密", "密级【秘密】", "機密★", "祕密★", "关于经费的请示（秘密★）.pdf", "机_密_★", "秘-密⭐",
    ],
)  # fmt: skip
def test_a_mark_is_found(text: str) -> None:
    assert mark_in(text)


@pytest.mark.parametrize(
    "text",
    ["", "商业秘密", "国家秘密由保密部门管理", "本系统不得处理国家秘密", "机密文件柜采购", "五★级", "保密承诺书", "不得泄露工作秘密*", "拒绝秘密操作", "谢绝私密信件"],
)  # fmt: skip
def test_ordinary_words_pass(text: str) -> None:
    assert mark_in(text) == ""
