"""What one chooses from: the six questions, the eight stages, how soon to look, what may be found (慧诊的选项)."""

from guantong.apps.components.templatetags.words import later
from guantong.domain.questions import Question, Stage
from guantong.domain.rule_engine.signal import Severity
from guantong.domain.rule_engine.verdict import Verdict


def question_choices() -> list[tuple[str, str]]:
    """Return the six questions; callable, so that words change without a migration."""
    return [(question.value, later(question.words)) for question in Question]


def stage_choices() -> list[tuple[str, str]]:
    """Return the eight stages."""
    return [(stage.value, later(stage.words)) for stage in Stage]


def severity_choices() -> list[tuple[str, str]]:
    """Return how soon one should look."""
    return [(severity.value, later(severity.words)) for severity in Severity]


def verdict_choices() -> list[tuple[str, str]]:
    """Return what a person may find."""
    return [(verdict.value, later(verdict.words)) for verdict in Verdict]
