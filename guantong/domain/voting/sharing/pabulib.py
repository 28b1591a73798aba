"""Polls as files of Pabulib (`.pb`): read whole, written back as they were, amounts in hundredths of the file's currency.

The format (pabulib.org): sections META, PROJECTS, VOTES, semicolons between cells, commas within one, UTF-8. What is not
understood, such as a voter's age or district, stays in the file and goes into no poll.
"""

import csv
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import StringIO

from guantong.domain.money import AmountError, Unit, parse_amount
from guantong.domain.voting.sharing.poll import Poll, Project, poll_of
from guantong.domain.words import Words

SECTIONS = ("META", "PROJECTS", "VOTES")
TICKS = ("approval",)
POINTS = ("cumulative", "scoring")


class BadPoll(ValueError):
    """A file that is no poll; `words` say what, and in which line."""

    def __init__(self, words: Words) -> None:
        self.words = words
        super().__init__(words.zh)


@dataclass(frozen=True)
class PollFile:
    """A file as it stands: its head by key, and the rows of its projects and votes with their headers."""

    meta: Mapping[str, str]
    projects: tuple[tuple[str, ...], ...]
    votes: tuple[tuple[str, ...], ...]

    @property
    def poll(self) -> Poll:
        """The poll; raises BadPoll where an amount, a number or a kind of vote is not understood."""
        kind = self.meta.get("vote_type", "")
        if kind not in TICKS + POINTS:
            raise BadPoll(_KIND.filled(kind=kind))
        try:
            projects = [
                Project(one["project_id"], _hundredths(one["cost"]), one.get("name", ""))
                for one in rows_of(self.projects)
            ]
            ballots = [_choice(one, kind in POINTS) for one in rows_of(self.votes)]
            return poll_of(_hundredths(self.meta["budget"]), projects, ballots)
        except KeyError as missing:
            raise BadPoll(_MISSING.filled(column=missing.args[0])) from missing
        except ValueError as error:
            raise BadPoll(_VALUE.filled(what=error)) from error

    def wrong(self) -> list[Words]:
        """Return where the file's printed numbers are not what its own ballots come to; nothing when all agree.

        Printed `votes` count every naming of a project, and one ballot of Częstochowa 2020 names one four times.
        """
        poll, found = self.poll, list[Words]()
        named = Counter(number for one in rows_of(self.votes) for number in _numbers(one))
        for name, counted in (("num_projects", len(poll.projects)), ("num_votes", poll.voters)):
            if self.meta.get(name, str(counted)) != str(counted):
                found.append(_DIFFERS.filled(what=name, printed=self.meta[name], counted=counted))
        for one in rows_of(self.projects):
            for name, counts in (("votes", named), ("score", poll.scores)):
                counted = counts[one["project_id"]]
                if one.get(name, str(counted)) != str(counted):
                    what = f"{name} {one['project_id']}"
                    found.append(_DIFFERS.filled(what=what, printed=one[name], counted=counted))
        return found


def poll_file(text: str) -> PollFile:
    """Return the file in `text`; raises BadPoll where it is none."""
    sections: dict[str, list[tuple[str, ...]]] = {}
    try:
        rows = list(csv.reader(StringIO(text, newline=""), delimiter=";"))
    except csv.Error as error:  # a cell longer than any cell is
        raise BadPoll(_VALUE.filled(what=error)) from error
    for row in rows:
        if len(row) == 1 and row[0].strip() in SECTIONS:
            sections[row[0].strip()] = []
        elif row and sections:
            next(reversed(sections.values())).append(tuple(row))
    if tuple(sections) != SECTIONS or not all(sections.values()):
        raise BadPoll(_SECTIONS)
    meta = {key: value for key, value, *_ in (row for row in sections["META"][1:] if len(row) > 1)}
    return PollFile(meta, tuple(sections["PROJECTS"]), tuple(sections["VOTES"]))


def written(file: PollFile) -> str:
    """Return the file as text; read and written again it is the same."""
    text = StringIO(newline="")
    out = csv.writer(text, delimiter=";", lineterminator="\n")
    out.writerows([("META",), ("key", "value"), *file.meta.items()])
    for name, rows in (("PROJECTS", file.projects), ("VOTES", file.votes)):
        out.writerows([(name,), *rows])
    return text.getvalue()


def file_of(poll: Poll, meta: Mapping[str, str], points: bool) -> PollFile:
    """Return a poll as a file: ballots numbered 1, 2, … with no word of who cast them; `meta` says country, unit, dates."""
    head = {
        **meta, "num_projects": str(len(poll.projects)), "num_votes": str(poll.voters), "budget": _decimal(poll.budget),
        "vote_type": "cumulative" if points else "approval",
    }  # fmt: skip
    columns = ("project_id", "cost", "votes", *(("score",) if points else ()), "name")
    projects = [
        (
            n.number,
            _decimal(n.cost),
            str(poll.votes[n.number]),
            *((str(poll.scores[n.number]),) if points else ()),
            n.name,
        )
        for n in poll.projects
    ]
    cast = (choice for choice, many in sorted(poll.choices.items()) for _ in range(many))
    votes = [
        (str(place), ",".join(n for n, _ in choice), *((",".join(str(p) for _, p in choice),) if points else ()))
        for place, choice in enumerate(cast, 1)
    ]
    heads = ("voter_id", "vote", *(("points",) if points else ()))
    return PollFile(head, (columns, *projects), (heads, *votes))


def rows_of(rows: Sequence[tuple[str, ...]]) -> list[dict[str, str]]:
    """Return rows under a header as cells by column; cells beyond it are left out."""
    header, *body = rows
    return [dict(zip(header, row, strict=False)) for row in body]


def _choice(row: Mapping[str, str], points: bool) -> dict[str, int]:
    numbers = _numbers(row)
    given = [int(one) for one in row["points"].split(",") if one.strip()] if points else [1] * len(numbers)
    if len(given) != len(numbers) or (not points and len(set(numbers)) != len(numbers)):
        raise ValueError(f"voter {row.get('voter_id', '')}: {row['vote']}")
    found = Counter[str]()
    for number, one in zip(numbers, given, strict=True):
        found[number] += one  # a project named twice with points has all of them: so the printed scores come out
    return {number: one for number, one in found.items() if one}


def _numbers(row: Mapping[str, str]) -> list[str]:
    return [one.strip() for one in row["vote"].split(",") if one.strip()]


def _hundredths(text: str) -> int:
    amount = parse_amount(text, Unit.YUAN)
    if amount is None:
        raise AmountError(text)
    return amount.fen


def _decimal(amount: int) -> str:
    whole, rest = divmod(amount, 100)
    return f"{whole}.{rest:02d}" if rest else str(whole)


_SECTIONS = Words(
    "不是 .pb 文件：应依次有 META、PROJECTS、VOTES 三部分",
    "no .pb file: it has the sections META, PROJECTS and VOTES in this order",
)
_KIND = Words("不支持这种选票：{kind}", "this kind of ballot is not understood: {kind}")
_MISSING = Words("缺少一栏：{column}", "a column is missing: {column}")
_VALUE = Words("数值有误：{what}", "a value is wrong: {what}")
_DIFFERS = Words(
    "{what}：文件写 {printed}，由选票计得 {counted}", "{what}: the file says {printed}, its ballots come to {counted}"
)
