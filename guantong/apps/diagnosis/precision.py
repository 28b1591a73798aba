"""How often a rule was right, by what people found, as far as one may read it (规则的核实结论统计).

The statistics themselves are triage's (`verdicts`); where nobody triages yet there are none.
"""

from collections.abc import Iterable
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from guantong.domain.roles import Standing

_TRIAGE = f"{__package__}.verdicts"


def precisions_for(standing: Standing, rules: Iterable[str]) -> dict[str, Any]:
    """Return what people found of the signals of every one of `rules`; nothing to whom the statistics are closed."""
    if find_spec(_TRIAGE) is None:
        return {}
    triage = import_module(_TRIAGE)
    found: dict[str, Any] = triage.precisions(list(rules)) if triage.may_read_precision(standing) else {}
    return found
