"""A round of looking back: list and seed first, drawn once, what was named said so (回头看专项)."""

import json
from unittest.mock import patch

import pytest

from guantong.apps.findings import looking_back
from guantong.apps.findings.models import Partner, Round, Visit
from guantong.apps.findings.rounds import result_of, rounds_seen_by, strata_of, withdrawn_before
from guantong.apps.journal.queries import drifted, entries_of, entries_seen_by
from guantong.apps.notices.models import DueWork
from guantong.domain.statistics.sampling import digest
from guantong.domain.statistics.sampling import drawn as draws
from guantong.domain.workflow.table import BadInput, NotAllowed, Stale
from tests.findings import closed, does, handed_over, planned, registered, submitted, verified
from tests.rounds import drawn, ended, prepared, turns, visited
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")


def test_list_and_seed_stand_in_the_journal_before_anything_is_drawn(world: World) -> None:
    matters = [ended(world, f"事项{number}") for number in range(3)]

    row = turns(world, "freeze", prepared(world))

    told = json.loads(entries_of(row).get(verb="freeze").text)["content"]
    assert told["population"] == row.population == {str(one.pk): "unconfirmed" for one in matters}
    assert (told["seed"], told["digest"], told["size"]) == (row.seed, digest(row.population), 2)
    assert (len(row.seed), Visit.objects.count()) == (32, 0)


def test_what_is_drawn_is_what_anybody_draws_from_list_and_seed(world: World) -> None:
    for number in range(4):
        ended(world, f"事项{number}")

    row = drawn(world)

    sample = draws(row.population, row.size, row.seed)
    assert [str(pk) for pk in row.visits.values_list("matter", flat=True)] == [one.id for one in sample]
    assert set(row.visits.values_list("how", "state")) == {("sampled", "waiting")}
    assert list(drifted()) == []


def test_it_draws_once_and_its_seed_is_fixed_once(world: World) -> None:
    ended(world)
    row = drawn(world)

    for verb in ("draw", "freeze"):
        with pytest.raises(NotAllowed):
            turns(world, verb, row)
    with pytest.raises(NotAllowed):
        turns(world, "withdraw_round", row, "gu", words="不满意")
    assert row.visits.count() == 1


def test_what_is_ended_after_the_list_was_fixed_is_not_drawn(world: World) -> None:
    first = ended(world)
    row = turns(world, "freeze", prepared(world, size=5))
    ended(world, "后来销号")

    turns(world, "draw", row)

    assert list(row.visits.values_list("matter", flat=True)) == [first.pk]


def test_a_list_that_was_changed_is_not_drawn_from(world: World) -> None:
    ended(world)
    row = turns(world, "freeze", prepared(world))
    Round.objects.filter(pk=row.pk).update(population={"1": "shared"})

    with pytest.raises(NotAllowed, match="摘要不一致"):
        turns(world, "draw", row)


def test_nobody_looks_back_at_oneself(world: World) -> None:
    mine = ended(world)
    row = prepared(world)
    Partner.objects.create(round=row, path=mine.path, body=mine.body)

    with pytest.raises(BadInput, match="没有可以抽取"):
        turns(world, "freeze", row)
    Round.objects.filter(pk=row.pk).update(state="drawn")
    with pytest.raises(BadInput, match="参与单位自己承办"):
        turns(world, "name", row, matter=mine.pk, reason="举报")


def test_what_a_partner_handles_beside_another_is_left_out_and_counted(world: World) -> None:
    ended(world, "别的事项")
    shared = handed_over(world, registered(world, title="会办事项"))
    does(world, "add_handler", shared, "shen", path=world.body("SJ").path)
    closed(world, verified(world, submitted(world, planned(world, shared))))

    row = turns(world, "freeze", prepared(world, "SJ"))

    assert (row.left_out, str(shared.pk) in row.population, len(row.population)) == (1, False, 1)


def test_only_a_body_whose_people_may_visit_takes_part(world: World) -> None:
    with pytest.raises(BadInput, match="参与单位须是"):
        prepared(world, "CG")


@pytest.mark.parametrize("size", [0, 201])
def test_a_sample_has_a_size_people_can_visit(world: World, size: int) -> None:
    with pytest.raises(BadInput, match="1 到 200"):
        prepared(world, size=size)


def test_a_named_matter_is_never_told_as_drawn(world: World) -> None:
    for number in range(3):
        ended(world, f"事项{number}")
    row = drawn(world, size=1)
    rest = next(pk for pk in map(int, row.population) if not row.visits.filter(matter=pk).exists())

    turns(world, "name", row, matter=rest, reason="接到群众反映")
    visited(world, row.visits.get(matter=rest), found="back")

    found = result_of(row)
    assert (found.whole, found.drawn, found.visited, found.bad) == (3, 1, 0, 0)
    assert (found.named, found.named_visited, found.named_bad) == (1, 1, 1)
    with pytest.raises(BadInput, match="已在本专项"):
        turns(world, "name", row, matter=rest, reason="再次")


def test_what_is_not_ended_is_not_named(world: World) -> None:
    ended(world)
    row = drawn(world)

    with pytest.raises(BadInput, match="已销号或已办结"):
        turns(world, "name", row, matter=registered(world, title="新事项").pk, reason="想看")


def test_its_result_says_of_how_many(world: World) -> None:
    for number in range(4):
        ended(world, f"事项{number}")
    row = drawn(world, size=3)
    first, second, _ = row.visits.all()

    visited(world, first, found="back")
    visited(world, second)

    found = result_of(row)
    assert (found.bad, found.visited, found.drawn, found.whole, found.missing) == (1, 2, 3, 4, 1)
    assert (found.all_seen, found.few) == (False, True)
    assert found.between == ("9%", "91%")
    assert [(one.whole, one.drawn, one.visited, one.bad) for one in strata_of(row)] == [(4, 3, 2, 1)]


def test_it_ends_with_words_where_not_all_were_visited(world: World) -> None:
    ended(world)
    row = drawn(world)

    with pytest.raises(BadInput, match="没有走访"):
        turns(world, "end", row, "gu", words="")
    with pytest.raises(NotAllowed):
        turns(world, "end", row, "shen", words="说明")
    turns(world, "end", row, "gu", words="台风")

    with pytest.raises(NotAllowed, match="专项已结束"):
        visited(world, row.visits.get())
    assert not DueWork.objects.filter(key=row.journal_key, state="open").exists()


def test_a_round_withdrawn_after_its_seed_was_known_is_told_by_the_next(world: World) -> None:
    ended(world)
    turns(world, "withdraw_round", turns(world, "freeze", prepared(world)), "gu", words="范围有误")

    assert withdrawn_before(prepared(world)) == 1


def test_whoever_takes_part_has_it_on_the_desk_and_the_unit_knows_nothing(world: World) -> None:
    ended(world)
    row = drawn(world, "SJ")

    told = set(DueWork.objects.filter(key=row.journal_key).values_list("path", flat=True))
    assert told == {row.path, world.body("SJ").path}
    assert list(rounds_seen_by(world.standing("su"))) == [row]
    assert [list(rounds_seen_by(world.standing(who))) for who in ("qin", "cao")] == [[], []]
    assert not entries_seen_by(world.standing("qin")).filter(key__in=[row.journal_key, row.visits.get().journal_key])


def test_two_who_change_it_at_once_are_told(world: World) -> None:
    ended(world)
    row = prepared(world)
    turns(world, "freeze", row)

    with pytest.raises(Stale):
        looking_back.draw(round_=row, version=1, by=world.standing("shen"), as_of=world.now)


def test_the_seed_is_the_machines(world: World) -> None:
    ended(world)

    with patch("guantong.apps.findings.looking_back._fresh_seed", lambda: "4c8f"):
        row = turns(world, "freeze", prepared(world))

    assert (row.seed, turns(world, "freeze", prepared(world)).seed != "4c8f") == ("4c8f", True)
