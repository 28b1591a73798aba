"""The catalogue cites, refuses what it does not hold, and never guesses a date."""

from datetime import date

import pytest

from guantong.domain.law.catalogue import InForce, UnknownCitation, all_citations, cite, in_force_on


def test_an_article_is_cited_as_readers_know_it() -> None:
    citation = cite("budget-law-2018-art-44-4")

    assert citation.words().zh == "《预算法》第44条第4款"
    assert citation.words().en == "《预算法》 art. 44(4)"


def test_an_unknown_id_is_refused_and_near_ones_are_named() -> None:
    with pytest.raises(UnknownCitation, match="budget-law-2018-art-4"):
        cite("budget-law-2018-art-444")


def test_every_entry_is_found_by_its_id() -> None:
    entries = list(all_citations())

    assert len(entries) == 205
    assert all(cite(entry.id) == entry for entry in entries)


def test_a_day_before_the_catalogue_is_not_computed() -> None:
    citation = cite("budget-law-2018-art-44-4")

    assert in_force_on(citation, date(2025, 1, 1)) is InForce.YES
    assert in_force_on(citation, date(1998, 1, 1)) is InForce.NOT_IN_CATALOGUE


def test_a_law_without_a_date_claims_nothing() -> None:
    undated = next(entry for entry in all_citations() if entry.in_force_from is None)

    assert in_force_on(undated, date(2025, 1, 1)) is InForce.NOT_IN_CATALOGUE
