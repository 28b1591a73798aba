"""A file of Pabulib is read whole and written as it was; what is no poll is told with its line."""

import pytest

from guantong.domain.voting.sharing.pabulib import BadPoll, file_of, poll_file, written
from guantong.domain.voting.sharing.poll import Project, poll_of

TICKS = '''META
key;value
description;明湖区河畔社区微实事
num_projects;2
num_votes;3
budget;1000
vote_type;approval
rule;greedy
PROJECTS
project_id;cost;votes;name
1;600;2;"长椅 ""望湖"""
2;400.50;1;路灯
VOTES
voter_id;vote;age
1;1,2;70
2;1;33
3;;41
'''


def test_ticks_are_read_in_hundredths_and_a_blank_ballot_is_one() -> None:
    poll = poll_file(TICKS).poll

    assert poll.budget == 100_000
    assert poll.projects == (Project("1", 60_000, '长椅 "望湖"'), Project("2", 40_050, "路灯"))
    assert (poll.voters, dict(poll.votes)) == (3, {"1": 2, "2": 1})


def test_a_file_is_written_as_it_was() -> None:
    assert written(poll_file(TICKS)) == TICKS


def test_points_add_up_even_where_a_ballot_names_a_project_twice() -> None:
    points = TICKS.replace("approval", "cumulative").replace("vote;age", "vote;points")
    points = points.replace("1,2;70", "1,1;3,2").replace("1;33", "2;4").replace("3;;41", "3;;")

    assert dict(poll_file(points).poll.scores) == {"1": 5, "2": 4}


def test_printed_numbers_that_the_ballots_do_not_come_to_are_told() -> None:
    assert poll_file(TICKS).wrong() == []
    assert [one.en for one in poll_file(TICKS.replace("600;2", "600;3")).wrong()] == [
        "votes 1: the file says 3, its ballots come to 2"
    ]


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("META\n", ""), ("VOTES\n", "\n"), ("approval", "ordinal"), ("budget;1000\n", ""), ("budget;1000", "budget;much"),
        ("1;1,2;70", "1;1,9;70"), ("1;1,2;70", "1;1,1;70"), ("2;400.50", "1;400.50"), ("400.50", "400.505"),
        ("路灯", "路" * 200_000),
    ],
)  # fmt: skip
def test_what_is_no_poll_is_refused_with_a_sentence(was: str, now: str) -> None:
    with pytest.raises(BadPoll) as told:
        _ = poll_file(TICKS.replace(was, now)).poll

    assert told.value.words.zh and told.value.words.en


@pytest.mark.parametrize("points", [False, True])
def test_a_poll_leaves_as_a_file_and_comes_back_the_same(points: bool) -> None:
    ballots = [{"1": 3 if points else 1, "2": 1}, {"2": 1}, {}]
    poll = poll_of(123_456, [Project("1", 100_000, "a;b"), Project("2", 50)], ballots)

    file = poll_file(written(file_of(poll, {"country": "中国", "unit": "明湖区"}, points)))

    assert (file.poll, file.wrong()) == (poll, [])
