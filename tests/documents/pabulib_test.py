"""Forty real polls of Pabulib: every printed number is what the ballots come to, every file is written as it was."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from guantong.domain.voting.sharing.allocation import allocation
from guantong.domain.voting.sharing.arrangement import Arrangement, Rule, TieKey
from guantong.domain.voting.sharing.pabulib import PollFile, poll_file, written

RAW = Path(__file__).parents[3] / "shared" / "data" / "pabulib_pb" / "raw"
FILES = sorted(RAW.glob("*.pb")) if RAW.is_dir() else []
GREEDY = Arrangement(
    "as the files say: rule greedy", date(2021, 1, 1), "verified", Rule.GREEDY, ties=(TieKey.AS_PRINTED,)
)

pytestmark = pytest.mark.skipif(not FILES, reason="the polls of Pabulib are not beside the checkout")


def text_of(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def read(path: Path) -> PollFile:
    return poll_file(text_of(path))


def test_every_printed_vote_and_score_is_what_the_ballots_come_to() -> None:
    told = [(path.name, words.en) for path in FILES for words in read(path).wrong()]

    assert told == []
    assert (len(FILES), sum(len(read(path).poll.projects) for path in FILES)) == (40, 496)


def test_every_file_is_written_as_it_was() -> None:
    assert [path.name for path in FILES if written(read(path)) != text_of(path)] == []


def test_every_file_s_own_rule_gives_the_list_by_votes_as_long_as_the_money_lasts() -> None:
    for path in FILES:
        poll = read(path).poll
        left, expected = poll.budget, set()
        for one in sorted(poll.projects, key=lambda one: -poll.scores[one.number]):
            if poll.scores[one.number] and one.cost <= left:
                expected.add(one.number)
                left -= one.cost

        found = allocation(poll, GREEDY)

        assert (path.name, found.numbers, found.left) == (path.name, expected, left)


def test_equal_shares_spends_no_more_than_there_is_and_differs_from_greedy_somewhere() -> None:
    shared = replace(GREEDY, rule=Rule.EQUAL_SHARES)
    found = [(allocation(poll, shared), allocation(poll, GREEDY)) for poll in (read(path).poll for path in FILES)]

    assert all(ours.spent <= ours.budget for ours, _ in found)
    assert any(ours.numbers != greedy.numbers for ours, greedy in found)
