"""The catalogue cites, refuses what it does not hold, and never guesses a date."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from guantong.domain.law import catalogue
from guantong.domain.law.catalogue import InForce, UnknownCitation, all_citations, cite, in_force_on
from guantong.domain.questions import Stage

STATUTES = sorted((Path(catalogue.__file__).parent / "statutes").glob("*.yaml"))


def _read(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


@pytest.mark.parametrize(
    ("entry_id", "zh", "en"),
    [
        ("budget-law-2018-art-44-4", "《预算法》第44条第4款", "Budget Law art. 44(4)"),
        ("budget-law-2018-art-75", "《预算法》第75条", "Budget Law art. 75"),
        ("budget-law-2018-art-22-6", "《预算法》第22条第6-7款", "Budget Law art. 22(6-7)"),
    ],
)
def test_an_article_is_cited_as_readers_know_it(entry_id: str, zh: str, en: str) -> None:
    words = cite(entry_id).words()

    assert (words.zh, words.en) == (zh, en)


@pytest.mark.parametrize(
    ("article", "zh", "en"),
    [
        ("80后段", "第80条后段", " art. 80, latter part"),
        ("52第1款后段", "第52条第1款后段", " art. 52(1), latter part"),
        ("3-7", "第3-7条", " arts. 3-7"),
        ("第九章 审计整改", "第九章 审计整改", ""),
        ("(无)", "", ""),
    ],
)
def test_parts_ranges_and_chapters_are_cited_as_such(article: str, zh: str, en: str) -> None:
    words = replace(cite("budget-law-2018-art-75"), article=article).words()

    assert (words.zh, words.en) == ("《预算法》" + zh, "Budget Law" + en)


@pytest.mark.parametrize(
    ("entry_id", "zh", "en"),
    [
        ("frugality", "《党政机关厉行节约反对浪费条例》", "Regulation on Frugality and against Waste in Party and Government Organs"),
        ("disclosure-2016-143-art-4", "《地方预决算公开操作规程》第4条", "Rules on Disclosing Local Budgets and Final Accounts art. 4"),
        ("perf-eval-2020-10-self", "《项目支出绩效评价管理办法》（财预〔2020〕10号）“单位自评权重”", "Measures on Project Performance Evaluation (no. 10 of 2020), on weights of self-evaluation"),
        ("perf-indicator-2021-101", "《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》（财预〔2021〕101号）（约束中央部门，对地方为参考）", "Guide to Core Performance Indicators of Projects (no. 101 of 2021) (binds central departments, a model here)"),
    ],
)  # fmt: skip
def test_a_citation_says_what_is_cited_and_whom_it_binds(entry_id: str, zh: str, en: str) -> None:
    words = cite(entry_id).words()

    assert (words.zh, words.en) == (zh, en)


def test_an_article_speaks_of_the_documents_it_binds_and_no_others() -> None:
    of_departments, of_units, of_finals = (
        cite(f"budget-{e}") for e in ("law-2018-art-14-2", "reg-2020-art-6", "law-2018-art-75")
    )

    assert [of_departments.concerns(level, False) for level in ("department", "unit", "")] == [True, False, True]
    assert [of_units.concerns(level, False) for level in ("department", "unit")] == [True, True]
    assert [of_finals.concerns("unit", final) for final in (True, False)] == [True, False]


def test_an_unknown_id_is_refused_and_near_ones_are_named() -> None:
    with pytest.raises(UnknownCitation, match="budget-law-2018-art-4"):
        cite("budget-law-2018-art-444")


def test_every_entry_is_found_by_its_id() -> None:
    entries = list(all_citations())

    assert len(entries) == 268
    assert all(cite(entry.id) == entry for entry in entries)


def test_a_day_before_the_catalogue_is_not_computed() -> None:
    citation = cite("budget-law-2018-art-44-4")

    assert in_force_on(citation, date(2025, 1, 1)) is InForce.YES
    assert in_force_on(citation, date(1998, 1, 1)) is InForce.NOT_IN_CATALOGUE


def test_stages_are_the_words_of_the_eight_stages() -> None:
    printed = {stage for path in STATUTES for entry in _read(path)["entries"] for stage in entry["stage"] or ()}

    assert printed == {stage.value for stage in Stage}


def test_citing_one_article_opens_no_other_law() -> None:
    catalogue._statute.cache_clear()

    cite("audit-law-2021-art-4")

    assert catalogue._statute.cache_info().currsize == 1


@pytest.mark.parametrize("path", STATUTES, ids=lambda path: path.stem)
def test_a_law_says_how_sure_its_date_is(path: Path) -> None:
    head = _read(path)

    assert head["slug"] == path.stem
    assert all(entry["id"].startswith(path.stem) for entry in head["entries"])
    assert head["in_force_from"]["status"] in {"verified", "from-knowledge", "unknown"}
    assert (head["in_force_from"]["date"] is None) == (head["in_force_from"]["status"] == "unknown")


def test_an_article_younger_than_its_law_is_not_yet_in_force() -> None:
    later = replace(cite("budget-law-2018-art-75"), in_force_from=date(2023, 1, 1))

    assert in_force_on(later, date(2022, 12, 31)) is InForce.NOT_YET
    assert in_force_on(later, date(2023, 1, 1)) is InForce.YES
    assert in_force_on(later, date(2018, 12, 28)) is InForce.NOT_IN_CATALOGUE


def test_a_law_without_a_date_is_said_to_be_undated_and_claims_no_day() -> None:
    undated = next(entry for entry in all_citations() if entry.in_force_from is None)

    assert in_force_on(undated, date(2025, 1, 1)) is InForce.UNDATED
    assert in_force_on(undated, date(2006, 12, 31)) is InForce.NOT_IN_CATALOGUE


def test_the_catalogue_begins_with_its_earliest_law() -> None:
    assert min(entry.in_force_from for entry in all_citations() if entry.in_force_from) == catalogue.BEGINS
