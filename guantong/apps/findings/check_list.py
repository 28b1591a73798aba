"""What a visit asks: the editions of the check-list, each from its day on (核对单)."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import yaml

from guantong.domain.words import Words


@dataclass(frozen=True, slots=True)
class Question:
    """One question, and how one sees the answer on the spot."""

    key: str
    words: Words
    look: Words


@dataclass(frozen=True, slots=True)
class CheckList:
    """One edition: from when, how far it is settled, on what it rests, its questions."""

    key: str
    status: str
    citation: str
    questions: tuple[Question, ...]


@cache
def editions() -> dict[str, CheckList]:
    """Return the editions by the day from which they are in force, earliest first (look_back.yaml)."""
    read = yaml.safe_load(Path(__file__).with_name("look_back.yaml").read_text("utf-8"))
    return {one.key: one for one in map(_edition, sorted(read, key=lambda one: one["from"]))}


def in_force(day: date) -> CheckList:
    """Return the edition in force on a day."""
    return [one for key, one in editions().items() if date.fromisoformat(key) <= day][-1]


def _edition(read: dict) -> CheckList:  # type: ignore[type-arg]
    questions = tuple(
        Question(key, Words(q["zh"], q["en"]), Words(**q["look"])) for key, q in read["questions"].items()
    )
    return CheckList(read["from"].isoformat(), read["status"], read["citation"], questions)
