"""Casting in SQL against an independent reading in Python: the same value, or refused by both."""

from datetime import date, timedelta
from fractions import Fraction

import duckdb
import pyarrow
from hypothesis import given, settings
from hypothesis import strategies as st

from guantong.domain.fiscal.records.casting import cast, trimmed, written_out
from guantong.domain.fiscal.records.mapping import Dates, Mapping, Ratios
from guantong.domain.fiscal.records.table import table
from guantong.domain.money import AmountError, Unit, parse_amount

BIGGEST = 2**63 - 1
PAYMENT = table("payment").columns


def read(column: str, texts: list[str], mapping: Mapping, of: str = "payment") -> list[object]:
    """Return the values of `texts`, "refused" for a cell that was, None for a blank one."""
    one = table(of).columns[column]
    with duckdb.connect() as connection:
        connection.register("cells", pyarrow.table({"line": range(len(texts)), "cell": texts}))
        connection.execute(f"CREATE TABLE texts AS SELECT line, {trimmed('cell')} AS t FROM cells")  # noqa: S608
        found = connection.execute(
            f"SELECT {cast(one, 't', mapping, '2025')}, {written_out(one, 't')} FROM texts ORDER BY line"  # noqa: S608
        ).fetchall()
    return ["refused" if value is None and written else value for value, written in found]


def in_python(text: str, unit: Unit) -> object:
    try:
        amount = parse_amount(text, unit)
    except AmountError:
        return "refused"
    if amount is None:
        return None
    return amount.fen if abs(amount.fen) <= BIGGEST else "refused"


MONEY = Mapping("payment", (), {})
PRINTED = st.one_of(
    st.text("0123456789,.()-+（）－，．０９ 　元万亿千", max_size=12),
    st.text("0123456789,.-", min_size=1, max_size=22),
    st.builds(
        lambda n, d, u: f"{n:,}.{d}{u}",
        st.integers(-(10**10), 10**10),
        st.integers(0, 10**6),
        st.sampled_from(["", "元", "万元"]),
    ),
    st.sampled_from(
        [
            "",
            "—",
            "——",
            "--",
            "/",
            "*",
            "\\",
            "-元",
            "元",
            "1e3",
            "１２３．４５",
            "(1,234.50)",
            "9" * 19,
            "0.001",
            ".5",
            "5.",
            "+7",
        ]
    ),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PRINTED, min_size=1, max_size=30), st.sampled_from(list(Unit)))
def test_an_amount_is_what_python_reads_to_the_fen(texts: list[str], unit: Unit) -> None:
    mapping = Mapping("payment", (), {}, unit)

    assert read("amount", texts, mapping) == [in_python(text, unit) for text in texts]


DAYS = st.integers(0, 40_000).map(lambda n: date(1990, 1, 1) + timedelta(days=n))
FORMS = [
    (Dates.YEAR_FIRST, "{d.year}-{d.month}-{d.day}"), (Dates.YEAR_FIRST, "{d.year}年{d.month}月{d.day}日"), (Dates.YEAR_FIRST, "{d:%Y%m%d}"),
    (Dates.DAY_FIRST, "{d.day}/{d.month}/{d.year}"), (Dates.DAY_FIRST, "{d:%d-%b-%Y}"), (Dates.MONTH_FIRST, "{d.month}/{d.day}/{d.year}"),
]  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.lists(DAYS, min_size=1, max_size=20), st.sampled_from(FORMS))
def test_a_day_comes_back_from_every_declared_way_of_printing_it(days: list[date], form: tuple[Dates, str]) -> None:
    order, printed = form
    mapping = Mapping("payment", (), {}, dates=order)

    found = read("paid_on", [printed.format(d=day) for day in days], mapping)

    assert found == [day if day.year < 2100 else "refused" for day in days]


@settings(max_examples=40, deadline=None)
@given(st.lists(DAYS.filter(lambda day: day.year < 2100), min_size=1, max_size=20))
def test_a_day_comes_back_from_a_workbooks_count_of_days(days: list[date]) -> None:
    counts = [str((day - date(1899, 12, 30)).days) for day in days]

    assert read("paid_on", counts, Mapping("payment", (), {}, dates=Dates.SERIAL)) == days


def test_a_ratio_is_exact_in_hundredths_of_a_percent() -> None:
    texts = ["3.25%", "3.25", "0.0325", "3.255%", "-1%", "１％"]
    percent, fraction = (Mapping("bond", (), {}, ratios=form) for form in Ratios)

    assert read("rate_bp", texts, percent, "bond") == [325, 325, "refused", "refused", -100, 100]
    assert read("rate_bp", texts, fraction, "bond") == [325, 32500, 325, "refused", -100, 100]
    assert Fraction(325, 10_000) == Fraction("0.0325")


def test_counts_measures_years_and_flags() -> None:
    assert read("staff", ["12", "1,200", "12.0", "12.5", "-", "十二"], MONEY, "unit") == [
        12,
        1200,
        12,
        "refused",
        None,
        "refused",
    ]
    assert read("value", ["1.5", "0.0005", "12"], MONEY, "indicator") == [1500, "refused", 12_000]
    assert read("year", ["2025", "2025年度", "FY14-15", "2014/15", "2014-16", "25", "1066"], MONEY) == [
        2025, 2025, 2014, 2014, "refused", "refused", "refused",
    ]  # fmt: skip
    assert read("advance", ["是", "N", "1", "或许", ""], MONEY) == [True, False, True, "refused", None]


def test_a_month_is_its_first_day() -> None:
    texts = ["2025-03", "202503", "2025年3月", "3月", "3", "2025-03-31", "2025年3月份", "13月"]

    assert read("month", texts, MONEY, "unit_plan") == [date(2025, 3, 1)] * 7 + ["refused"]
    assert read("month", ["06/20"], Mapping("unit_plan", (), {}, dates=Dates.MONTH_FIRST), "unit_plan") == [
        date(2020, 6, 1)
    ]


def test_a_choice_is_read_by_its_words_or_behind_a_code() -> None:
    texts = ["一般公共预算资金", "111-一般公共预算资金", "112 政府性基金预算资金", "general", "111", "基金", ""]

    assert read("fund_kind", texts, MONEY) == [
        "general",
        "general",
        "government_fund",
        "general",
        "general",
        "refused",
        None,
    ]


def test_spaces_of_every_width_are_no_text_and_a_code_keeps_its_zeros() -> None:
    assert read("unit_code", ["\u3000\ufeff 0101001\u00a0", "　", "2010101.0", "1.2E+15"], MONEY) == [
        "0101001",
        None,
        "refused",
        "refused",
    ]


def test_a_code_before_its_name_is_the_code() -> None:
    assert read("function_code", ["2010101 行政运行", "2010101-行政运行", "2010101行政运行"], MONEY) == ["2010101"] * 3
    assert read("unit_code", ["101001-明湖区教育局", "Resources and Housing"], MONEY) == [
        "101001",
        "Resources and Housing",
    ]
    assert read("voucher_no", ["2025-支字001"], MONEY) == ["2025-支字001"]
