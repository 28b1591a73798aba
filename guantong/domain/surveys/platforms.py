"""Answers in the file of a survey platform: which column is which question, what a cell says, which columns say who it was (问卷平台文件).

问卷星 and 腾讯问卷 write a question as a head, with its number before and its type behind; several ticks stand in one cell or in a
column each. Columns on persons are known by their head, and by what stands in them; they are dropped before anything is kept.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from guantong.domain.fiscal.records.persons import is_person
from guantong.domain.surveys.answers import LONGEST_TEXT
from guantong.domain.surveys.questionnaire import Kind, Option, Question, Questionnaire
from guantong.domain.words import Words

_FILE = Path(__file__).with_suffix(".yaml")
_NUMBER = re.compile(r"^\s*(?:第?\s*[QＱ]?\s*\d{1,3}\s*(?:题|[、.．:：)）]))\s*", re.IGNORECASE)
_KIND_BEHIND = re.compile(r"[\[（(【]\s*(?:单选|多选|填空|量表|矩阵|排序|评分|简答|必答|选填)[^\]）)】]*[\]）)】]")
_SIGNS = re.compile(r"[\s*＊:：、,，.．。?？!！\-—_()（）\[\]【】〖〗“”\"'《》/]+")
_OTHER = re.compile(r"〖[^〗]*〗")
_ADDRESS = re.compile(
    r"^\s*(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){3,7})(?:\s*[（(].*)?$", re.IGNORECASE
)
_TELEPHONE = re.compile(r"^\s*(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}\s*$|^\s*0\d{2,3}-?\d{7,8}\s*$")
_IDENTITY = re.compile(r"^\s*[1-9]\d{16}[0-9Xx]\s*$")
_PERSONAL = (_ADDRESS, _TELEPHONE, _IDENTITY)
_LOOKED_AT = 200


@dataclass(frozen=True, slots=True)
class Target:
    """What a column answers: a question (`place`), of it one option (`option`) where every option has a column of its own."""

    place: str
    option: str = ""

    @property
    def code(self) -> str:
        """As it is stored and chosen: q3, q5.2, q3=1."""
        return f"{self.place}={self.option}" if self.option else self.place


@dataclass(frozen=True, slots=True)
class Columns:
    """The heads of a file: which are on persons or on the sending, and are dropped; which may be answers, and of what."""

    dropped: tuple[str, ...]
    kept: tuple[str, ...]
    suggested: Mapping[str, str]


def columns_of(of: Questionnaire, heads: Sequence[str], rows: Sequence[Mapping[str, str]]) -> Columns:
    """Sort the heads of a file. What the survey itself asks is an answer whatever its words; a column of names, telephones,

    identity numbers or network addresses is dropped whatever its head.
    """
    known = _targets(of)
    options = {_plain(option.words.zh) for question in of.questions for option in question.options}
    suggested = {head: code for head in heads if (code := _target(head, known))}
    dropped = tuple(
        head for head in heads
        if _of_persons([row.get(head, "") for row in rows[:_LOOKED_AT]], options, named=head not in suggested)
        or (head not in suggested and _named(head))
    )  # fmt: skip
    kept = tuple(head for head in heads if head not in dropped)
    return Columns(dropped, kept, {head: code for head, code in suggested.items() if head in kept})


def on_persons(head: str, values: Iterable[str]) -> bool:
    """True for a column that says who somebody is, by its head or by the numbers and addresses in it."""
    return any(word in head.casefold() for word in _words("personal")) or _of_persons(values, set(), named=False)


def targets(of: Questionnaire) -> dict[str, Words]:
    """Return everything a column may be, by its code, as a person reads it."""
    found: dict[str, Words] = {}
    for question in of.questions:
        for target, option in _targets_of(question):
            words = question.words
            found[target.code] = (
                words if option is None else Words(f"{words.zh} — {option.words.zh}", f"{words.en} — {option.words.en}")
            )
    return found


def given_of(
    of: Questionnaire, mapping: Mapping[str, str], row: Mapping[str, str]
) -> tuple[dict[str, tuple[str, ...]], tuple[Words, ...]]:
    """Return what a row answers, as `answers.checked` takes it, and a sentence for every cell nobody can read."""
    given: dict[str, tuple[str, ...]] = {}
    ranks: dict[str, list[tuple[int, str]]] = {}
    wrong: list[Words] = []
    questions = {target.code: (target, question) for question in of.questions for target, _ in _targets_of(question)}
    for head, code in mapping.items():
        cell = row.get(head, "").strip()
        if code not in questions or cell.casefold() in _words("blank"):
            continue
        target, question = questions[code]
        try:
            if target.option and question.kind is Kind.RANKING:
                ranks.setdefault(target.place, []).append((_rank(cell, len(question.options)), target.option))
                continue
            said = _ticked(cell, target.option, question) if target.option else _said(cell, question)
        except ValueError:
            wrong.append(_UNREAD.filled(column=head[:40], value=cell[:20]))
            continue
        given[target.place] = (*given.get(target.place, ()), *said)
    given |= {place: tuple(option for _, option in sorted(found)) for place, found in ranks.items()}
    return given, tuple(wrong)


def missing(of: Questionnaire, mapping: Mapping[str, str]) -> tuple[Words, ...]:
    """Return what is wrong with a mapping: a question that must be answered and has no column, a place filled twice."""
    filled = [code for code in mapping.values() if code]
    wrong = [
        _TWICE.filled(question=targets(of)[code])
        for code in sorted(set(filled))
        if code in targets(of) and filled.count(code) > 1
    ]
    places = {code.partition("=")[0].partition(".")[0] for code in filled}
    wrong += [
        _NO_COLUMN.filled(question=one.words)
        for one in of.questions
        if one.required and one.only_if is None and one.key not in places
    ]
    return tuple(wrong)


def _targets_of(question: Question) -> Iterator[tuple[Target, Option | None]]:
    if question.kind is Kind.MATRIX:
        yield from ((Target(f"{question.key}.{row.key}"), row) for row in question.rows)
        return
    yield Target(question.key), None
    if question.kind in (Kind.MULTIPLE, Kind.RANKING):
        yield from ((Target(question.key, option.key), option) for option in question.options)


def _targets(of: Questionnaire) -> dict[str, str]:
    found = {}
    for question in of.questions:
        for target, option in _targets_of(question):
            found[_plain(question.words.zh) + (_plain(option.words.zh) if option else "")] = target.code
    return found


def _target(head: str, known: Mapping[str, str]) -> str:
    return known.get(_plain(_NUMBER.sub("", _KIND_BEHIND.sub("", head), count=1)), "")


def _plain(words: str) -> str:
    return _SIGNS.sub("", words).casefold()


def _named(head: str) -> bool:
    said = head.casefold()
    return any(word in said for word in (*_words("personal"), *_words("about")))


def _of_persons(values: Iterable[str], options: set[str], *, named: bool) -> bool:
    """True where half of a column or more are numbers or addresses of persons, or `named` and it is no question's, names.

    A word that is an option is no name, whatever family it might belong to: 满意, 车位.
    """
    said = [one.strip() for one in values if one.strip().casefold() not in _words("blank")]
    signs = sum(
        any(form.match(one) for form in _PERSONAL) or (named and is_person(one) and _plain(one) not in options)
        for one in said
    )
    return bool(said) and 2 * signs >= len(said)


def _said(cell: str, question: Question) -> tuple[str, ...]:
    if question.kind is Kind.TEXT:
        return (cell[: LONGEST_TEXT + 1],)
    if question.kind in (Kind.MULTIPLE, Kind.RANKING):
        if (whole := _option(cell, question)) is not None:
            return (whole,)
        between = next((sign for sign in _list("between") if sign in _OTHER.sub("", cell)), None)
        parts = _OTHER.sub("", cell).split(between) if between else [cell]
    else:
        parts = [cell]
    found = [_option(part, question) for part in parts if part.strip()]
    if None in found:
        raise ValueError(cell)
    return tuple(one for one in found if one is not None)


def _option(cell: str, question: Question) -> str | None:
    """Return the option a cell names: by its words, else by its number in the order of the options."""
    said = _plain(_OTHER.sub("", cell))
    by_words = next((one.key for one in question.options if said in (_plain(one.words.zh), _plain(one.words.en))), None)
    number = cell.strip().removesuffix("分")
    if by_words is None and number.isdecimal() and 1 <= int(number) <= len(question.options):
        return question.options[int(number) - 1].key
    return by_words


def _ticked(cell: str, option: str, question: Question) -> tuple[str, ...]:
    said = cell.casefold()
    if said in _words("unticked"):
        return ()
    if said in _words("ticked") or _option(cell, question) == option:
        return (option,)
    raise ValueError(cell)


def _rank(cell: str, of: int) -> int:
    number = int(re.sub(r"[第位\s]", "", cell))
    if not 1 <= number <= of:
        raise ValueError(cell)
    return number


@cache
def _read() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(_FILE.read_text("utf-8"))
    return found


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(str(one).casefold() for one in _read()[name])


def _list(name: str) -> list[str]:
    found: list[str] = _read()[name]
    return found


_UNREAD = Words(
    "“{column}”一列的“{value}”不是这道题的选项", "“{value}” in the column “{column}” is no option of that question"
)
_TWICE = Words("两列都对应“{question}”", "two columns are taken for “{question}”")
_NO_COLUMN = Words("必答题“{question}”没有对应的列", "the required question “{question}” has no column")
