"""A sheet of answers checked against its questionnaire, with a sentence for every question that cannot be counted (答卷)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from guantong.domain.surveys.questionnaire import Kind, Problem, Question, Questionnaire
from guantong.domain.words import Words

Given = Mapping[str, tuple[str, ...]]
"""What was ticked or written: by question, of a matrix by "question.row". A ranking's keys stand best first."""
LONGEST_TEXT = 2000


@dataclass(frozen=True, slots=True)
class Sheet:
    """The answers that count, what is wrong, and the questions answered though they were not asked (set aside, no mistake)."""

    answers: dict[str, tuple[str, ...]]
    problems: tuple[Problem, ...]
    set_aside: tuple[str, ...]

    @property
    def sound(self) -> bool:
        """True where it can be counted."""
        return not self.problems


def checked(of: Questionnaire, given: Given) -> Sheet:
    """Return the sheet of what was given. Without JavaScript, and on paper, every question stands before everybody:

    what somebody answers beside their condition is set aside. An unknown key is a problem, never dropped in silence.
    """
    clean = {key: tuple(one.strip() for one in said if one.strip()) for key, said in given.items()}
    answers: dict[str, tuple[str, ...]] = {}
    wrong: list[Problem] = []
    aside: list[str] = []
    known: set[str] = set()
    for question in of.questions:
        names = places(question)
        known.update(names)
        here = {name: clean[name] for name in names if clean.get(name)}
        if not asked(question, answers):
            aside += [question.key] if here else []
            continue
        found = list(_wrong_with(question, here, len(names)))
        wrong += [Problem(question.key, says) for says in found]
        answers |= {} if found else here
    wrong += [
        Problem(key, Words("问卷里没有这道题。", "There is no such question.")) for key in clean if key not in known
    ]
    return Sheet(answers, tuple(wrong), tuple(aside))


def places(question: Question) -> tuple[str, ...]:
    """Return the names under which a question is answered: one, of a matrix one a row."""
    if question.kind is Kind.MATRIX:
        return tuple(f"{question.key}.{row.key}" for row in question.rows)
    return (question.key,)


def asked(question: Question, answers: Given) -> bool:
    """True where the condition of a question holds, or it has none."""
    when = question.only_if
    return when is None or bool(set(answers.get(when.question, ())) & set(when.options))


def _wrong_with(question: Question, here: Given, of: int) -> Iterator[Words]:
    if question.required and len(here) < of:
        yield Words("请回答这道题。", "Please answer this question.")
    for said in here.values():
        if question.kind is Kind.TEXT:
            if len(said) != 1 or len(said[0]) > LONGEST_TEXT:
                says = Words("文字请不超过 {most} 字。", "Please write no more than {most} characters.")
                yield says.filled(most=LONGEST_TEXT)
            continue
        if not set(said) <= set(question.keys):
            yield Words("选了没有的选项。", "An option was ticked that does not exist.")
        if len(set(said)) != len(said):
            yield Words("同一个选项选了两次。", "One option was ticked twice.")
        most = _most(question)
        if len(said) > most:
            yield Words("最多选 {most} 项。", "Tick no more than {most}.").filled(most=most)


def _most(question: Question) -> int:
    if question.kind in (Kind.SINGLE, Kind.SCALE, Kind.MATRIX):
        return 1
    return question.most or len(question.options)
