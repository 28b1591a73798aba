"""Every sentence about a file of records says what and what to do, in both languages, with the same facts."""

from string import Formatter

import pytest

from guantong.domain.words import Words
from guantong.gateways.adapters.record_files.places import Place
from guantong.gateways.adapters.record_files.reasons import _REASONS, sentence, told


def facts(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("reason", _REASONS)
def test_a_reason_is_whole_and_says_the_same_twice(reason: str) -> None:
    said = _REASONS[reason]

    assert set(said) == {"what", "do"}
    assert all(said[part][language] for part in said for language in ("zh", "en"))
    assert said["do"]["zh"].endswith("。")
    assert facts(said["what"]["en"]) == facts(said["what"]["zh"])
    assert facts(said["do"]["en"]) == facts(said["do"]["zh"])


def test_a_sentence_names_file_sheet_row_and_column() -> None:
    trouble = told("voucher_negative", Place("七月", 12, 28), text="-5")

    assert sentence("支付.xlsx", trouble) == Words(
        "“支付.xlsx”工作表“七月”第 12 行 AB 列：金额为负（-5），这类报文不接收负数。退款请用退款凭证报文提交。",
        "“支付.xlsx”, sheet “七月”, row 12, column AB: the amount is negative (-5), which this kind of message does not allow. "
        "Submit refunds as refund vouchers.",
    )
    assert sentence("支付.csv", told("empty")).zh == "“支付.csv”：文件是空的。请从业务系统重新导出后再提交。"
