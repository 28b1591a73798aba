"""Secret lines of a published table: one masked amount, without a name or an item code (涉密项目合并).

Budget law, article 14: state secrets stay out of what is published. So that totals still hold, their sum stands in one row.
"""

from guantong.domain.fiscal.kinds import squeezed

MASKED = "涉密项目（合并）"
"""The whole name of the one masked row."""
LONGEST_CODE = 5
"""A 款; the code of a 项 would tell what the secret is about."""


def is_masked(name: str) -> bool:
    """Tell the name of the masked row, however its brackets are printed."""
    return squeezed(name) == squeezed(MASKED)
