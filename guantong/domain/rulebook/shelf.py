"""The rules on the shelf: every module of the six question folders that holds a `RULE` (规则目录)."""

from functools import cache
from importlib import import_module
from pathlib import Path

from guantong.domain.questions import Question
from guantong.domain.rule_engine.rule import Rule

_SHELF = Path(__file__).parent


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return every rule, in the order of the six questions and then of their codes.

    A new rule is found because its file is there: no list is kept.
    """
    found = []
    for question in Question:
        for path in (_SHELF / question.value).glob("*.py"):
            if path.stem != "__init__" and not path.stem.endswith("_test"):
                module = import_module(f"guantong.domain.rulebook.{question.value}.{path.stem}")
                found.append(module.RULE)
    order = list(Question)
    return tuple(sorted(found, key=lambda rule: (order.index(rule.asks), rule.code)))


def rule_named(code_or_stem: str) -> Rule | None:
    """Return the rule with this code (any case) or stem, or None."""
    wanted = code_or_stem.casefold()
    return next((r for r in all_rules() if wanted in (r.code.casefold(), r.stem)), None)
