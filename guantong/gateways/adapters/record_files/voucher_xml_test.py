"""Treasury vouchers become a row a detail; sums that do not hold, negatives and hostile XML are refused with their place."""

from pathlib import Path

import pytest

from guantong.gateways.adapters.record_files.staging_test import lines, refusal, staged, written
from guantong.gateways.adapters.record_files.voucher_xml import HEADERS


def detail(amount: str, payee: str = "明湖建设有限公司", more: str = "") -> str:
    return (
        f"<Detail><Id>1</Id><PayVoucherNo>0700012</PayVoucherNo><PayeeAcctName>{payee}</PayeeAcctName><AgencyCode>001001</AgencyCode>"
        f"<ExpFuncCode>2050202</ExpFuncCode><PayAmt>{amount}</PayAmt><PayDate>20260703</PayDate>{more}</Detail>"
    )


def voucher(total: str, *details: str) -> str:
    return (
        f"<Voucher><Id>9</Id><VouDate>20260703</VouDate><VoucherNo>26070009</VoucherNo><PayAmt>{total}</PayAmt>"
        f"<DetailList>{''.join(details)}</DetailList></Voucher>"
    )


def message(*vouchers: str, code: str = "5257", head: str = '<?xml version="1.0" encoding="UTF-8"?>\n') -> str:
    body = f'<VoucherBody AdmDivCode="440399" StYear="2026" VtCode="{code}" VoucherNo="26070009">{"".join(vouchers)}</VoucherBody>'
    return f"{head}<MOF>{body}</MOF>"


def test_every_detail_is_a_row_with_its_vouchers_and_messages_fields(tmp_path: Path) -> None:
    content = message(
        voucher("1201.25", detail("1200.50"), detail("0.75", "明湖街道办事处")), voucher("3", detail("3.00"))
    )

    found = staged(written(tmp_path, content, "凭证.xml"))

    rows = [dict(zip(found.sheets[0].headers, line.cells, strict=True)) for line in lines(found)]
    assert (found.sheets[0].headers, found.sheets[0].header_row, found.notes) == (HEADERS, 0, ())
    assert [line.row for line in lines(found)] == [1, 2, 3]
    assert [(row["PayAmt"], row["PayeeAcctName"], row["Voucher.PayAmt"]) for row in rows] == [
        ("1200.50", "明湖建设有限公司", "1201.25"),
        ("0.75", "明湖街道办事处", "1201.25"),
        ("3.00", "明湖建设有限公司", "3"),
    ]
    assert {row["AgencyCode"] for row in rows} == {"001001"}
    assert {(row["StYear"], row["VoucherBody.VtCode"], row["Voucher.VouDate"]) for row in rows} == {
        ("2026", "5257", "20260703")
    }


def test_a_detail_named_total_is_still_a_detail(tmp_path: Path) -> None:
    content = message(voucher("2", detail("2").replace("<Id>1</Id>", "<Id>合计</Id>")))

    assert [line.mark for line in lines(staged(written(tmp_path, content, "凭证.xml")))] == [None]


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "utf-16", "utf-8"])
def test_the_declared_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    content = message(voucher("2", detail("2")), head=f"<?xml version='1.0' encoding='{encoding}'?>").encode(encoding)

    found = staged(written(tmp_path, content, "凭证.xml"))

    assert lines(found)[0].cells[HEADERS.index("PayeeAcctName")] == "明湖建设有限公司"


def test_elements_that_are_not_known_are_told(tmp_path: Path) -> None:
    found = staged(written(tmp_path, message(voucher("2", detail("2", more="<NewField>x</NewField>"))), "凭证.xml"))

    assert [words.zh for words in found.notes] == [
        "“凭证.xml”：有不认识的元素（NewField），没有读取。如果需要，请告知其含义。"
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (message(voucher("1.00", detail("0.60"), detail("0.39"))), "第 1 行：凭证 26070009 的主单金额 1.00 与明细合计 0.99 不等"),
        (message(voucher("3", detail("3"), ), voucher("1", detail("3"), detail("-2"))), "第 3 行：金额为负（-2）"),
        (message(voucher("1", detail("1.005"))), "第 1 行：金额“1.005”不是两位小数以内的数"),
        (message(voucher("1", detail(""))), "第 1 行：金额“”不是两位小数以内的数"),
        (message(voucher("1", detail("1")), code="5108"), "凭证种类 VtCode“5108”还不能读。可以提交 VtCode 为 5257 的报文。"),
        (message("<Voucher>PD94bWwgdmVyc2lvbj0=</Voucher>"), "凭证内容是编码或签章后的密文"),
        (message(f"<Voucher>{'A' * 70_000}</Voucher>"), "凭证内容是编码或签章后的密文"),
        (message(), "XML 里没有国库凭证（缺少 Detail）"),
        ("<a/>", "XML 里没有国库凭证（缺少 VoucherBody）"),
        (message(voucher("1", detail("1")))[:-20], "XML 不完整或不合规范"),
        ("<?xml version='1.0'?><!DOCTYPE MOF [<!ENTITY a 'b'>]><MOF>&a;</MOF>", "XML 含有文档类型或实体声明"),
        ("<!DOCTYPE MOF SYSTEM 'http://example.invalid/'><MOF/>", "XML 含有文档类型或实体声明"),
        ("<a>" * 40 + "</a>" * 40, "XML 嵌套超过 32 层"),
        (message(voucher("1", detail("1", "长" * 70_000))), "一格（或没有换行的一行）超过 65536 个字符"),
    ],
)  # fmt: skip
def test_bad_vouchers_are_refused_with_their_place(tmp_path: Path, content: str, said: str) -> None:
    assert said in refusal(written(tmp_path, content, "凭证.xml"))
