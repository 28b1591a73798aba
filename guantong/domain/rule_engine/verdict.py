"""What a person finds of a signal (核实结论): five words, none of them blames."""

from enum import StrEnum

from guantong.domain.words import Words


class Verdict(StrEnum):
    """One of five; what is true but justified is a hit of the fact and no problem."""

    TRUE = "true"
    JUSTIFIED = "justified"
    PARTLY = "partly"
    UNTRUE = "untrue"
    OTHER_SCOPE = "other_scope"

    @property
    def words(self) -> Words:
        """The words users read."""
        return _WORDS[self]


OF_FACT = frozenset({Verdict.TRUE, Verdict.JUSTIFIED, Verdict.PARTLY})
"""The rule pointed at something that is so."""
OF_PROBLEM = frozenset({Verdict.TRUE, Verdict.PARTLY})
"""What it pointed at may become a finding."""
UNHEARD = frozenset({Verdict.JUSTIFIED, Verdict.UNTRUE, Verdict.OTHER_SCOPE})
"""What may be found without having asked the unit: nothing that speaks against it."""
MISREAD = frozenset({Verdict.UNTRUE, Verdict.OTHER_SCOPE})
"""What may be found where the figures were misread."""
_WORDS = {
    Verdict.TRUE: Words("属实", "true"),
    Verdict.JUSTIFIED: Words("属实但理由成立", "true, with good reason"),
    Verdict.PARTLY: Words("部分属实", "partly true"),
    Verdict.UNTRUE: Words("不属实", "not true"),
    Verdict.OTHER_SCOPE: Words("数据口径差异", "a difference of scope"),
}
