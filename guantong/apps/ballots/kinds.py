"""Of what kind a box is: three grades, or candidates. Both modules answer the same questions (票的种类)."""

from types import ModuleType

from guantong.apps.ballots import choosing, grading
from guantong.apps.ballots.models import Box


def kind_of(box: Box) -> ModuleType:
    """Return the module that knows the box's ballots: marks, length, counts, what is typed from paper."""
    return choosing if box.contest else grading
