"""The fiscal tables: every file is one, and none says what it cannot mean."""

import pytest

from guantong.domain.fiscal.records.table import EVIDENCE, Kind, NoTable, table, tables


def test_a_payment_has_what_a_voucher_says() -> None:
    payment = table("payment")

    assert payment.words.zh == "支付明细"
    assert payment.columns["amount"].kind is Kind.MONEY
    assert payment.columns["function_code"].kind is Kind.CODE
    assert payment.columns["payee"].kind is Kind.PAYEE
    assert payment.required == ("paid_on", "amount")
    assert "支付金额" in payment.columns["amount"].headers and "金额" in payment.columns["amount"].headers


def test_a_table_that_is_not_there_is_named() -> None:
    with pytest.raises(NoTable, match="vouchers"):
        table("vouchers")


@pytest.mark.parametrize("name", sorted(tables()))
def test_what_a_table_names_are_columns_of_its(name: str) -> None:
    one = table(name)
    named = {*one.key, *filter(None, [one.period]), *one.later, *(c for beside in one.later.values() for c in beside)}

    assert {type(column) for column in one.columns} == {str}  # on, yes and no are truth values in YAML
    assert named - set(one.columns) == set()
    assert {type(word) for column in one.columns.values() for word in (column.name, *column.headers)} == {str}
    assert set(EVIDENCE) & set(one.columns) == set()
    assert {day for day in one.later if one.columns[day].kind is not Kind.DATE} == set()
    assert not one.happened or one.columns[one.period].kind in (Kind.DATE, Kind.MONTH)


@pytest.mark.parametrize("name", sorted(tables()))
def test_a_header_and_a_word_of_a_choice_mean_one_thing(name: str) -> None:
    columns = table(name).columns.values()
    headers = [header for column in columns for header in column.headers]
    choices = [(c.name, word) for c in columns for choice in c.choices.values() for word in choice.said]

    assert sorted(h for h in headers if headers.count(h) > 1) == []
    assert sorted(c for c in choices if choices.count(c) > 1) == []
    assert {c.name for c in columns if (c.kind is Kind.CHOICE) != bool(c.choices)} == set()
