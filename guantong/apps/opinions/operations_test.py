"""Opinions are raised on a line of a version, corrected, merged without losing a name, taken apart, withdrawn."""

from typing import Any

import pytest

from guantong.apps.journal.models import Entry
from guantong.apps.opinions import operations
from guantong.apps.opinions.binding import Bound, Named, Source
from guantong.apps.opinions.queries import opinions_about, opinions_seen_by, own_opinions, proposers_of
from guantong.domain.workflow.table import BadInput, NotAllowed, Stale
from tests.opinions import raised
from tests.world import World


def test_it_keeps_codes_and_names_as_they_stood_and_finds_who_answers(world: World) -> None:
    opinion = raised(world)

    assert (opinion.bound, opinion.path, opinion.body) == ("project", world.body("CG").path, "明湖区城市管理局")
    assert (opinion.unit_code, opinion.project, opinion.amount_then, opinion.change_asked) == (
        "CG",
        "道路修缮",
        1000_00,
        -200_00,
    )
    assert Entry.objects.filter(key=opinion.journal_key, verb="raise_opinion").count() == 1


def test_one_that_is_bound_to_nothing_is_a_general_one_and_nobodys(world: World) -> None:
    opinion = raised(world, line=Bound(), change_asked=None)

    assert (opinion.bound, opinion.path, opinion.body) == ("general", "", "")


def test_a_deputy_raises_ones_own_alone(world: World) -> None:
    opinion = raised(world, who="lin", proposers=[Named("别人", "expert")])

    assert [(one.name, one.kind, one.person) for one in opinion.proposers.all()] == [("林代表", "deputy", "lin")]
    assert list(own_opinions(world.standing("lin"))) == [opinion]
    assert list(own_opinions(world.standing("yan"))) == []


@pytest.mark.parametrize(
    ("field", "facts"),
    [
        ("text", {"text": " "}),
        ("head", {"head": "seventh"}),
        ("asks", {"asks": ["by_luck"]}),
        ("proposers", {"proposers": []}),
    ],
)
def test_what_no_list_has_is_told_at_its_field(world: World, field: str, facts: dict[str, Any]) -> None:
    with pytest.raises(BadInput) as bad:
        raised(world, **facts)

    assert list(bad.value.reasons) == [field]


def test_it_is_found_by_what_it_came_from(world: World) -> None:
    opinion = raised(world, source=Source("reviews.review/7", "区城管局预先审查", "/reviews/7/"))
    raised(world)

    assert list(opinions_about("reviews.review/7", world.standing("shen"))) == [opinion]


def test_merged_ones_lose_no_name_and_come_apart_as_they_were(world: World) -> None:
    chief, other = raised(world), raised(world, proposers=[Named("王选民", "voter", "community")])

    merged = operations.merge(opinion=other, into=str(chief.pk), version=1, by=world.standing("shen"), as_of=world.now)

    assert (merged.state, [one.name for one in proposers_of(chief)]) == ("merged", ["林代表", "王选民"])

    again = operations.unmerge(opinion=merged, version=merged.version, by=world.standing("shen"), as_of=world.now)

    assert (again.state, again.text, [one.name for one in proposers_of(chief)]) == ("raised", other.text, ["林代表"])


def test_nothing_merges_into_itself_or_into_what_is_about_another_body(world: World) -> None:
    chief, general = raised(world), raised(world, line=Bound())

    for into in (chief.pk, general.pk, 0):
        with pytest.raises(BadInput):
            operations.merge(opinion=chief, into=str(into), version=1, by=world.standing("shen"), as_of=world.now)


def test_what_was_merged_stands_by_itself_again_when_the_other_is_withdrawn(world: World) -> None:
    chief, other = raised(world), raised(world)
    operations.merge(opinion=other, into=str(chief.pk), version=1, by=world.standing("shen"), as_of=world.now)

    operations.withdraw(opinion=chief, words="提出人要求", version=1, by=world.standing("shen"), as_of=world.now)

    other.refresh_from_db()
    assert (other.state, other.merged_into) == ("raised", None)


def test_nobody_touches_anothers_opinion_and_an_old_page_changes_nothing(world: World) -> None:
    opinion = raised(world)
    facts = {"head": "departments", "asks": [], "change_asked": None, "as_of": world.now}

    with pytest.raises(NotAllowed):
        operations.correct(opinion=opinion, text="别的", version=1, by=world.standing("yan"), **facts)
    operations.correct(opinion=opinion, text="请说明单价依据", version=1, by=world.standing("lin"), **facts)
    with pytest.raises(Stale):
        operations.correct(opinion=opinion, text="晚到的", version=1, by=world.standing("shen"), **facts)


def test_before_it_is_referred_nobody_outside_the_congress_reads_it(world: World) -> None:
    opinion = raised(world)

    assert {who: list(opinions_seen_by(world.standing(who))) for who in ("shen", "he", "cao", "qin", "lin")} == {
        "shen": [opinion], "he": [opinion], "cao": [], "qin": [], "lin": [],
    }  # fmt: skip
