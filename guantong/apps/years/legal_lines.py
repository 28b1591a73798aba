"""What a legal profile says beside the national law, line by line, for reading (法域对照)."""

from dataclasses import dataclass
from datetime import date

from guantong.domain.law.catalogue import cite
from guantong.domain.lifecycle.calendar import all_steps
from guantong.domain.lifecycle.profile import Profile, holds
from guantong.domain.lifecycle.steps import Clock, Unit
from guantong.domain.words import Words

KNOWN = {
    "verified": (Words("已核对原文", "verified"), "done"),
    "title-verified": (Words("见过标题或转述", "seen at second hand"), "doing"),
    "from-knowledge": (Words("未核对原文", "from knowledge"), "due"),
}
"""How far a line was verified: words and shape."""
_WORDS = {
    "draft_submitter": Words("提交预算草案初步方案", "submits the draft budget"),
    "budget_reviewer": Words("初步审查预算", "reviews the draft budget"),
    "adjustment_reviewer": Words("对预算调整初步方案", "looks at the draft adjustment"),
    "adjustment_act": Words("对预算调整初步方案的方式", "in which way"),
    "accounts_reviewer": Words("对决算草案", "looks at the draft accounts"),
    "accounts_act": Words("对决算草案的方式", "in which way"),
    "result_reporter": Words("提出审查结果报告", "reports on the result"),
    "deputies_invited": Words("代表参加", "deputies take part"),
}


@dataclass(frozen=True, slots=True)
class Compared:
    """One line: what it is about, what this profile says, what the nation says."""

    words: Words
    here: Words
    nation: Words
    basis: Words
    status: str


def lines_of(one: Profile, national: Profile, day: date) -> list[Compared]:
    """Return the words that matter to letters, and every term of the profile, beside the national ones on `day`."""
    found = []
    for key, words in _WORDS.items():
        line = one.line(key, day)
        basis = cite(line.basis).words() if line.basis else _NONE
        found.append(Compared(words, line.words, national.word(key, day), basis, line.status))
    for step in all_steps():
        own = one.own_clock(step.key)
        if own is not None and holds(own.clock.basis, day):
            nation = said(step.clocks[0]) if step.clocks else _NONE
            found.append(Compared(step.words, said(own.clock), nation, cite(own.clock.basis).words(), own.status))
    return found


def said(clock: Clock) -> Words:
    """Return a term in words: 人代会召开30日前."""
    if clock.event is None:
        month, day = clock.by or (12, 31)
        return _BY.filled(month=month, day=day)
    unit = _UNITS[clock.unit]
    return (_BEFORE if clock.n <= 0 else _AFTER).filled(event=clock.event.words, n=abs(clock.n), unit=unit)


_UNITS = {
    Unit.DAY: Words("日", "days"),
    Unit.WORKDAY: Words("个工作日", "working days"),
    Unit.MONTH: Words("个月", "months"),
}
_BY = Words("{month}月{day}日前", "by {month}/{day}")
_BEFORE = Words("{event}{n}{unit}前", "{n} {unit} before {event}")
_AFTER = Words("{event}后{n}{unit}内", "within {n} {unit} after {event}")
_NONE = Words("—", "—")
