"""A questionnaire as data: its questions, who sees which, and what is wrong with it before it opens (问卷)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.seal.canonical import canonical, sm3
from guantong.domain.words import Words

_PAPER = Path(__file__).with_name("paper.yaml")


class Kind(StrEnum):
    """How a question is answered."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    SCALE = "scale"
    RANKING = "ranking"
    MATRIX = "matrix"
    TEXT = "text"

    @property
    def words(self) -> Words:
        """As users read it."""
        return _KINDS[self]


_KINDS = {
    Kind.SINGLE: Words("单选", "one of several"),
    Kind.MULTIPLE: Words("多选", "several of several"),
    Kind.SCALE: Words("量表", "scale"),
    Kind.RANKING: Words("排序", "ranking"),
    Kind.MATRIX: Words("矩阵", "matrix"),
    Kind.TEXT: Words("文字", "text"),
}


class Leaning(StrEnum):
    """What an option says of the thing asked about; most options say nothing of the kind."""

    GOOD = "good"
    BAD = "bad"
    NEITHER = ""


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that may be ticked, or one row of a matrix."""

    key: str
    words: Words
    leaning: Leaning = Leaning.NEITHER


@dataclass(frozen=True, slots=True)
class Condition:
    """A question is asked only of those who ticked one of `options` at an earlier `question`."""

    question: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One question. A scale's options stand from the lowest to the highest; a matrix asks its options of every row."""

    key: str
    kind: Kind
    words: Words
    options: tuple[Option, ...] = ()
    rows: tuple[Option, ...] = ()
    most: int = 0
    """How many may be ticked or ranked; 0: as many as there are."""
    required: bool = False
    only_if: Condition | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of its options, in their order."""
        return tuple(one.key for one in self.options)

    def leaning(self, side: Leaning) -> frozenset[str]:
        """Return the keys of the options that lean to `side`."""
        return frozenset(one.key for one in self.options if one.leaning is side)


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """What is asked, and of whom: `population` is the word for those a slip may go to, part of what makes years comparable."""

    title: Words
    population: str
    questions: tuple[Question, ...]

    def question(self, key: str) -> Question:
        """Return the question of a key; raises KeyError."""
        return next((one for one in self.questions if one.key == key), None) or _none(key)


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, in one sentence, and with which question ("": with the whole)."""

    question: str
    says: Words


def problems(of: Questionnaire, day: date, *, on_paper: bool = True) -> tuple[Problem, ...]:
    """Return everything that keeps a questionnaire from opening; on paper it may not be longer than in force on `day`."""
    return tuple(_problems(of, day, on_paper))


def paper(day: date) -> Limits:
    """Return how long a paper form may be and how large its letters are, as in force on `day`, each with its source."""
    return Limits(_PAPER, day)


def _problems(of: Questionnaire, day: date, on_paper: bool) -> Iterator[Problem]:
    if not of.questions:
        yield Problem("", Words("还没有题目。", "There is no question yet."))
    if not of.population.strip():
        yield Problem("", Words("请写明调查对象。", "Say who is asked."))
    most = paper(day)["questions"].value
    if on_paper and len(of.questions) > most:
        says = Words("纸质问卷最多 {most} 题，现有 {count} 题。", "A paper form has at most {most} questions; there are {count}.")  # fmt: skip
        yield Problem("", says.filled(most=most, count=len(of.questions)))
    earlier: dict[str, Question] = {}
    for one in of.questions:
        if one.key in earlier:
            yield Problem(one.key, Words("题目编号重复。", "Two questions have one key."))
        yield from (Problem(one.key, says) for says in _wrong_with(one, earlier))
        earlier[one.key] = one


def _wrong_with(one: Question, earlier: Mapping[str, Question]) -> Iterator[Words]:
    if not one.words.zh.strip() or not one.words.en.strip():
        yield Words("题目须有中文和英文。", "A question needs Chinese and English.")
    if one.kind is Kind.TEXT:
        if one.options or one.rows:
            yield Words("文字题没有选项。", "A text question has no options.")
    elif len(one.options) < 2:
        yield Words("至少要有两个选项。", "At least two options are needed.")
    if (one.kind is Kind.MATRIX) != bool(one.rows):
        yield Words("矩阵题须有行，其他题没有行。", "A matrix has rows, and nothing else has.")
    for said in (one.options, one.rows):
        if len({option.key for option in said}) != len(said):
            yield Words("选项编号重复。", "Two options have one key.")
    if not 0 <= one.most <= len(one.options):
        yield Words("最多可选的个数超过选项个数。", "More may be ticked than there are options.")
    if one.only_if is not None:
        before = earlier.get(one.only_if.question)
        if before is None or before.kind not in (Kind.SINGLE, Kind.SCALE, Kind.MULTIPLE):
            yield Words("条件须指向前面的单选、多选或量表题。", "A condition names an earlier question with ticks.")
        elif not one.only_if.options or not set(one.only_if.options) <= set(before.keys):
            yield Words("条件里的选项在那道题里没有。", "The condition names an option that question has not.")


def written(of: Questionnaire) -> dict[str, Any]:
    """Return the questionnaire as plain data, as it is stored and sealed."""
    return {
        "title": _pair(of.title),
        "population": of.population,
        "questions": [
            {
                "key": one.key,
                "kind": one.kind.value,
                "words": _pair(one.words),
                "options": _options(one.options),
                "rows": _options(one.rows),
                "most": one.most,
                "required": one.required,
                "only_if": one.only_if and {"question": one.only_if.question, "options": list(one.only_if.options)},
            }
            for one in of.questions
        ],
    }


def read(said: Mapping[str, Any]) -> Questionnaire:
    """Return the questionnaire that `written` wrote; raises KeyError or ValueError on anything else."""
    return Questionnaire(
        Words(*said["title"]), said["population"], tuple(_question(one) for one in said["questions"])
    )  # fmt: skip


def digest(of: Questionnaire) -> str:
    """Return the SM3 of the questionnaire: what was opened is what is counted."""
    return sm3(canonical(written(of)).encode())


def _question(said: Mapping[str, Any]) -> Question:
    only_if = said["only_if"]
    return Question(
        said["key"], Kind(said["kind"]), Words(*said["words"]), _read_options(said["options"]), _read_options(said["rows"]),
        said["most"], said["required"], only_if and Condition(only_if["question"], tuple(only_if["options"])),
    )  # fmt: skip


def _pair(words: Words) -> list[str]:
    return [words.zh, words.en]


def _options(said: Sequence[Option]) -> list[list[str]]:
    return [[one.key, one.words.zh, one.words.en, one.leaning.value] for one in said]


def _read_options(said: Sequence[Sequence[str]]) -> tuple[Option, ...]:
    return tuple(Option(key, Words(zh, en), Leaning(leaning)) for key, zh, en, leaning in said)


def _none(key: str) -> Question:
    raise KeyError(key)
