"""The six questions (六问) and the eight stages they are asked at, in their order."""

from enum import StrEnum

from guantong.domain.words import Words


class Question(StrEnum):
    """What supervision asks; each has a folder of the rulebook."""

    BASIS = "basis"
    DEVIATION = "deviation"
    CAUSE = "cause"
    PERFORMANCE = "performance"
    FOLLOW_THROUGH = "follow_through"
    OUTCOME = "outcome"

    @property
    def words(self) -> Words:
        """The question's name in Chinese and English."""
        return _QUESTIONS[self]


class Stage(StrEnum):
    """The stages of a budget's life; the words of the law catalogue."""

    FORMULATION = "formulation"
    EXECUTION = "execution"
    ADJUSTMENT = "adjustment"
    FINAL_ACCOUNTS = "final_accounts"
    PERFORMANCE = "performance"
    AUDIT = "audit"
    RECTIFICATION = "rectification"
    RETROSPECT = "retrospect"

    @property
    def words(self) -> Words:
        """The stage's name in Chinese and English."""
        return _STAGES[self]

    @property
    def asks(self) -> Question:
        """The question that is asked at this stage."""
        return _ASKED[self]


_QUESTIONS = {
    Question.BASIS: Words("问依据", "On what basis?"),
    Question.DEVIATION: Words("问偏差", "Where does it deviate?"),
    Question.CAUSE: Words("问原由", "For what cause?"),
    Question.PERFORMANCE: Words("问绩效", "What did it achieve?"),
    Question.FOLLOW_THROUGH: Words("问落实", "Was it followed through?"),
    Question.OUTCOME: Words("问成效", "Did it last?"),
}

_STAGES = {
    Stage.FORMULATION: Words("编制", "formulation"),
    Stage.EXECUTION: Words("执行", "execution"),
    Stage.ADJUSTMENT: Words("调整", "adjustment"),
    Stage.FINAL_ACCOUNTS: Words("决算", "final accounts"),
    Stage.PERFORMANCE: Words("绩效", "performance"),
    Stage.AUDIT: Words("审计", "audit"),
    Stage.RECTIFICATION: Words("整改", "rectification"),
    Stage.RETROSPECT: Words("回溯", "retrospect"),
}
_ASKED = {
    Stage.FORMULATION: Question.BASIS,
    Stage.EXECUTION: Question.DEVIATION,
    Stage.ADJUSTMENT: Question.CAUSE,
    Stage.FINAL_ACCOUNTS: Question.PERFORMANCE,
    Stage.PERFORMANCE: Question.PERFORMANCE,
    Stage.AUDIT: Question.FOLLOW_THROUGH,
    Stage.RECTIFICATION: Question.FOLLOW_THROUGH,
    Stage.RETROSPECT: Question.OUTCOME,
}
