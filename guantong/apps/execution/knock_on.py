"""What follows from a project's pace, as the books tell (连锁反应)."""

from guantong.apps.execution.days import Asked
from guantong.domain.fiscal.records.knock_on import KnockOn, knock_on


def follows(asked: Asked, project_code: str) -> KnockOn:
    """Return what would be carried over, which bond money lies idle at what interest, which projects wait."""
    return asked.ledger.told(knock_on, project_code, asked.day)
