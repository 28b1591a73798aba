"""A limit is dated and sourced; a day before the first value is refused, a withdrawn one as well."""

from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guantong.domain.rule_engine.thresholds import Limit, Limits, Own, UndatedLimitError, thresholds_in, written

YAML = """
share:
  zh: 占比超过
  en: share over
  unit: "%"
  values:
    2020-01-01: {value: 10, source: {resolution: 明人常发〔2019〕3号}}
    2023-01-01: {value: 15, source: {cite: budget-law-2018-art-42}}
    2025-01-01: {value: null, source: {proposal: 停用}}
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "share.yaml"
    file.write_text(YAML, "utf-8")
    return file


def test_history_is_judged_by_the_limit_of_its_day(path: Path) -> None:
    assert Limits(path, date(2022, 12, 31))["share"].value == 10
    assert Limits(path, date(2023, 1, 1))["share"].value == 15


def test_a_limit_says_where_it_comes_from(path: Path) -> None:
    assert Limits(path, date(2020, 6, 1))["share"].source.zh == "明人常发〔2019〕3号"
    assert Limits(path, date(2024, 6, 1))["share"].source.zh == "《预算法》第42条"


@pytest.mark.parametrize("day", [date(2019, 12, 31), date(2025, 6, 1), None])
def test_before_the_first_value_after_the_last_or_without_a_day_nothing_is_in_force(
    path: Path, day: date | None
) -> None:
    with pytest.raises(UndatedLimitError):
        Limits(path, day)["share"]


def test_of_several_articles_the_limit_names_the_one_that_binds_the_document(tmp_path: Path) -> None:
    path = tmp_path / "late.yaml"
    path.write_text(
        "days: {zh: 期限, en: term, unit: 日, values: {2020-10-01: {value: 20,"
        " source: {cite: [budget-law-2018-art-14-1, budget-law-2018-art-14-2, budget-reg-2020-art-6]}}}}",
        "utf-8",
    )

    told = [Limits(path, date(2025, 1, 1), level)["days"].source.zh for level in ("department", "unit")]

    assert told == ["《预算法》第14条第2款", "《预算法实施条例》第6条"]


def test_what_the_district_set_holds_from_its_day_until_it_ends_or_the_law_sets_another(path: Path) -> None:
    own = (Own("share", 12, date(2021, 1, 1), "明人常发〔2020〕9号", date(2024, 1, 1), "明人常发〔2023〕2号"),)

    found = [Limits(path, date(year, 1, 1), own=own)["share"] for year in (2020, 2021, 2022, 2023, 2024)]

    assert [limit.value for limit in found] == [10, 12, 12, 15, 15]
    assert found[1].source.zh == "明人常发〔2020〕9号"


def test_of_two_the_later_holds_and_the_earlier_again_after_it(path: Path) -> None:
    own = (
        Own("share", 12, date(2021, 1, 1), "一号"), Own("share", 14, date(2022, 1, 1), "二号", date(2022, 9, 1), "三号"),
    )  # fmt: skip

    days = (date(2021, 6, 1), date(2022, 6, 1), date(2022, 10, 1))

    assert [Limits(path, day, own=own)["share"].value for day in days] == [12, 14, 12]


OWN = st.lists(
    st.builds(
        lambda value, since, days, number: Own(
            "share", value, since, f"文〔{number}〕", since + timedelta(days) if days else None, f"止〔{number}〕"
        ),
        st.integers(1, 100), st.dates(date(2018, 1, 1), date(2026, 1, 1)), st.integers(0, 900), st.integers(1, 9),
    ),
    max_size=4, unique_by=lambda one: one.since,
)  # fmt: skip
DAYS = st.dates(date(2017, 1, 1), date(2030, 1, 1))
LAW = date(2023, 1, 1)
"""The day from which an article sets the share."""


@given(OWN, DAYS)
def test_what_the_law_sets_later_goes_before_what_the_district_set(own: list[Own], day: date) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "share.yaml"
        path.write_text(YAML, "utf-8")
        since = [one.since for one in own if one.holds(day)]

        if day >= LAW and not any(one >= LAW for one in since):
            assert _asked(path, day, own) == _asked(path, day, [])
        elif since:
            assert _asked(path, day, own).value == next(one.value for one in own if one.since == max(since))  # type: ignore[union-attr]


@given(OWN, DAYS)
def test_what_is_written_out_is_read_back_as_the_same_limit_on_every_day(own: list[Own], day: date) -> None:
    with TemporaryDirectory() as folder:
        first, again = Path(folder) / "share.yaml", Path(folder) / "again.yaml"
        first.write_text(YAML, "utf-8")
        again.write_text(written(first, own), "utf-8")

        assert _asked(again, day, []) == _asked(first, day, own)


def test_without_a_value_of_the_district_the_rulebook_is_written_as_it_is(path: Path, tmp_path: Path) -> None:
    (tmp_path / "again.yaml").write_text(written(path, ()), "utf-8")

    assert thresholds_in(tmp_path / "again.yaml") == thresholds_in(path)


def _asked(path: Path, day: date, own: list[Own]) -> Limit | None:
    try:
        return Limits(path, day, own=own)["share"]
    except UndatedLimitError:
        return None
