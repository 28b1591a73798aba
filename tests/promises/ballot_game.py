"""The ballot game: an adversary with every dump, every entry, every log line, tries to say who voted what (选票对局).

After each cast it reads all rows of the box, as they are stored and as they are numbered, and what the journal gained. After
the opening it reads the published ballots. It knows who voted when; it is told nothing of what. It links a voter to a
ballot by any order of the one held against any order of the other, by any value that both share, by any key it finds.
Which of these links best it learns on half of the elections, where it is told the truth, and plays that on the rest.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from math import sqrt
from random import Random
from typing import Any

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from django.apps import apps
from django.db import connection

from guantong.apps.ballots.models import Box, Mark, Sealed, Seat, Slip
from guantong.apps.journal.models import Entry
from guantong.domain.seal.sealed_ballot import BrokenSeal, unsealed
from guantong.domain.seal.share import NotAShare, public_half, share_from

Marks = tuple[Any, ...]
Row = dict[str, Any]
_SHARE = re.compile(r"(?:[A-Z2-7]{4}[ -]?){13}[A-Z2-7]{4}")
_RAW = re.compile(r"[0-9a-f]{64}")
_PLACES = {"sqlite": ("rowid",), "postgresql": ("ctid", "xmin")}
"""Where and by which transaction a row is stored: what a copy of the files shows beside its columns."""


def rows_of(model: Any, where: str = "", *values: Any) -> list[Row]:
    """Return every row of a table as it is stored, in the order in which it is stored."""
    places = ", ".join(f"CAST({name} AS TEXT) AS stored_{name}" for name in _PLACES[connection.vendor])
    order = _PLACES[connection.vendor][0]
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT {places}, * FROM "{model._meta.db_table}" {where} ORDER BY {order}', values)  # noqa: S608
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, map(_plain, row), strict=True)) for row in cursor.fetchall()]


def whole_dump() -> str:
    """Return everything in the database as text."""
    models = [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]
    return "\n".join(str(rows_of(model)) for model in models)


@dataclass
class Election:
    """What the adversary has of one vote, and, apart from it, the truth."""

    truth: dict[str, Marks]
    voters: list[str] = field(default_factory=list)
    """In the order of the journal: who voted, one after the other."""
    voter_rows: dict[str, Row] = field(default_factory=dict)
    """What appeared with the cast of each: roll mark and sealed ballot, and where."""
    slips: list[Row] = field(default_factory=list)
    text: str = ""
    keys: tuple[str, str] = ("", "")
    box: str = ""

    def watch(self, box: Box, casts: Iterator[str]) -> None:
        """Read the box before and after every cast that `casts` does."""
        before, latest = self._seen(box), Entry.objects.latest("pk").pk
        for _ in casts:
            after = self._seen(box)
            entry = Entry.objects.filter(pk__gt=latest).order_by("pk").get()
            latest = entry.pk
            self.text += entry.text
            new = {name: [row for row in after[name] if row["key"] not in before[name]] for name in ("mark", "sealed")}
            self.voters.append(entry.by)
            self.voter_rows[entry.by] = {
                "voter.at": entry.at.isoformat(), "voter.entry": entry.pk, "voter.seat": self._seat(box, entry.by),
                **{f"{name}.{key}": value for name, rows in new.items() for row in rows for key, value in row.items()},
            }  # fmt: skip
            before = {name: {row["key"]: row for row in rows} for name, rows in after.items()}

    def look_into(self, box: Box, log: str = "") -> None:
        """Read what is published after the opening, and all that was written down since the box was made."""
        self.slips = rows_of(Slip, "WHERE box_id = %s", box.pk)
        self.box, self.keys = box.name, (box.key_one, box.key_two)
        self.text += str(rows_of(Box, "WHERE id = %s", box.pk)) + str(self.slips) + log
        self.text += str(list(Entry.objects.filter(key=box.journal_key).values_list("text", flat=True)))

    def _seen(self, box: Box) -> dict[str, Any]:
        marks = rows_of(Mark, f'WHERE seat_id IN (SELECT id FROM "{Seat._meta.db_table}" WHERE box_id = %s)', box.pk)  # noqa: S608
        found = {"mark": marks, "sealed": rows_of(Sealed, "WHERE box_id = %s", box.pk)}
        return {name: [{**row, "key": row["id"]} for row in rows] for name, rows in found.items()}

    @staticmethod
    def _seat(box: Box, person: str) -> int:
        return Seat.objects.get(box=box, person=person).pk


Link = Callable[[Election], dict[str, Marks]]


def _plain(value: Any) -> Any:
    return bytes(value) if isinstance(value, memoryview | bytearray) else value


def _marks(slip: Row) -> Marks:
    marks = slip["marks"] if "marks" in slip else slip["points"]
    return tuple(json.loads(marks) if isinstance(marks, str) else marks)


def _key(value: Any) -> Any:
    """Return what a value is sorted by: numbers within texts as numbers, so that (0,9) comes before (0,10)."""
    if isinstance(value, bytes):
        return (len(value), value)
    return (0, tuple((int(p), "") if p.isdigit() else (0, p) for p in re.split(r"(\d{1,17})", str(value))))


def in_order(of_voter: str, of_slip: str, backwards: bool) -> Link:
    """Link the voters in one order with the ballots in another, one by one."""

    def link(election: Election) -> dict[str, Marks]:
        voters = sorted(election.voters, key=lambda who: _feature(election.voter_rows[who], of_voter))
        slips = sorted(election.slips, key=lambda row: _feature(row, of_slip))
        if backwards:
            slips.reverse()
        return dict(zip(voters, map(_marks, slips), strict=False))

    return link


def _feature(row: Row, name: str) -> Any:
    if name.endswith(":length"):
        value = row.get(name.removesuffix(":length"), "")
        return len(value if isinstance(value, bytes | str) else str(value))
    return _key(row.get(name, ""))


def by_shared_values(election: Election) -> dict[str, Marks]:
    """Link a voter to a ballot that bears the same number, bytes or time."""
    known = {str(value): _marks(row) for row in election.slips for name, value in row.items() if name == "id"}
    return {
        who: known[str(value)]
        for who, row in election.voter_rows.items() for value in row.values() if str(value) in known
    }  # fmt: skip


def by_key(election: Election) -> dict[str, Marks]:
    """Open the sealed ballots with any shares that stand anywhere."""
    found: dict[str, X25519PrivateKey] = {}
    candidates = [*_SHARE.findall(election.text), *_SHARE.findall(election.text.replace(" ", "\n"))]
    for text in candidates:
        try:
            key = share_from(text)
        except NotAShare:
            continue
        found[public_half(key)] = key
    for text in set(_RAW.findall(election.text)):
        key = X25519PrivateKey.from_private_bytes(bytes.fromhex(text))
        found[public_half(key)] = key
    shares = [found[public] for public in election.keys if public in found]
    return {who: marks for who in election.voters if (marks := _opened(election, who, shares)) is not None}


def _opened(election: Election, who: str, shares: Sequence[X25519PrivateKey]) -> Marks | None:
    try:
        found = json.loads(unsealed(election.voter_rows[who]["sealed.ballot"], shares, election.box))
        return tuple(found["marks"] if "marks" in found else found["points"])
    except BrokenSeal:
        return None


def ways(election: Election) -> dict[str, Link]:
    """Return every way of linking: each order of voters against each order of ballots, shared values, keys."""
    voters = sorted({name for row in election.voter_rows.values() for name in row})
    slips = sorted({name for row in election.slips for name in row})
    of_voter, of_slip = ([*names, *(f"{name}:length" for name in names)] for names in (voters, slips))
    orders = {
        f"{one} ~ {two}{' backwards' if back else ''}": in_order(one, two, back)
        for one, two, back in product(of_voter, of_slip, (False, True))
    }  # fmt: skip
    return {**orders, "shared values": by_shared_values, "keys": by_key}


@dataclass(frozen=True)
class Score:
    """How well the best way linked, and how well chance would have."""

    way: str
    correct: int
    chance: float
    sigma: float

    @property
    def lost(self) -> bool:
        """True when more was linked than chance and three sigma explain: the secret is out."""
        return self.correct > self.chance + 3 * self.sigma

    def __str__(self) -> str:
        return f"{self.correct} linked by {self.way}; chance {self.chance:.1f} + 3 × {self.sigma:.1f}"


def played(elections: Sequence[Election]) -> Score:
    """Let the adversary learn on the first half, and play on the second."""
    half = len(elections) // 2
    learnt, rest = elections[:half], elections[half:]
    known = ways(learnt[0])
    best = max(known, key=lambda name: sum(correct(known[name], one) for one in learnt))
    chances = [chance(one) for one in rest]
    return Score(
        best, sum(correct(known[best], one) for one in rest), sum(mean for mean, _ in chances),
        sqrt(sum(variance for _, variance in chances)),
    )  # fmt: skip


def correct(link: Link, election: Election) -> int:
    """Return how many voters are linked with what they voted."""
    linked = link(election)
    return sum(linked.get(who) == marks for who, marks in election.truth.items())


def chance(election: Election) -> tuple[float, float]:
    """Return mean and variance of the correct links when the ballots are dealt to the voters at random."""
    counted, n = Counter(election.truth.values()), len(election.truth)
    rows = [counted[marks] / n for marks in election.truth.values()]
    mean = sum(rows)
    cells = (
        (float(one == two) - counted[one] / n - counted[two] / n + mean / n) ** 2
        for one, two in product(election.truth.values(), repeat=2)
    )
    return mean, sum(cells) / (n - 1)


def drawn(random: Random, voters: Sequence[str]) -> dict[str, Marks]:
    """Return what each votes: all grades, some blank, some with two marks."""
    kinds: list[Marks] = [("satisfied",), ("basically",), ("dissatisfied",), (), ("satisfied", "basically")]
    return {who: random.choices(kinds, (12, 9, 6, 2, 1))[0] for who in voters}
