"""A number is read as its cell shows it; what a format does is told only where it is known."""

import pytest

from guantong.gateways.quarantine.number_formats import number_format


@pytest.mark.parametrize(
    ("code", "value", "shown"),
    [
        ("0", 12.5, "13"),
        ("0.00", 123.456789123, "123.46"),
        ("#,##0.00", 1234567.0, "1234567.00"),
        ("#,##0.00", -0.001, "0.00"),
        ("0.00", 1.005, "1.01"),  # the 15 digits that a spreadsheet keeps, not the binary number beside them
        ('_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', -1234.5, "-1234.50"),
        ("#,##0.00_);[Red](#,##0.00)", 30, "30.00"),
        ("[$¥-804]#,##0.00", 30, "30.00"),
        ("0%", 0.95, "95%"),
        ("0.00%", 0.95125, "95.13%"),
        ("#,##0,", 1234567, "1235"),
        ("#,##0.00,,", 1234567, "1.23"),
        ("#,##0,.00", 1234567, "1234.57"),
        ("0\\.0,", 12345678, "1234.6"),
        ("0!.0000", 12345678, "1234.5678"),
        ('#,##0.00"万元"', 12.345, "12.35万元"),
        ('0.0"%"', 12.34, "12.3%"),
        ('"第"0"位"', 3, "3"),
        ("00", 5, "05"),
        ("0000000", 2010101, "2010101"),
        ("#", 0, "0"),
    ],
)
def test_a_number_is_shown_as_people_see_it(code: str, value: float, shown: str) -> None:
    found = number_format(code)

    assert found is not None
    assert found.shown(value) == shown


@pytest.mark.parametrize(
    "code",
    ["", "General", "G/通用格式", "yyyy-mm-dd", "0.00E+00", "# ?/?", "@", "[>=10000]0!.0,;0", ";;;", "0.0\\.0.0", "0" * 40,
     "0" + "," * 9, "0" + "%" * 9, "0." + "0" * 13],
)  # fmt: skip
def test_what_a_format_does_is_not_guessed(code: str) -> None:
    assert number_format(code) is None


def test_built_in_formats_are_known_by_their_number() -> None:
    percent, date, two = number_format("", "10"), number_format("", "14"), number_format("", "4")

    assert percent is not None
    assert two is not None
    assert (percent.shown(0.5), two.shown(0.5), date) == ("50.00%", "0.50", None)
