"""Every invariant of the ledger, found beside this file: one file each, nothing lists them (核对)."""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from guantong.domain.fiscal.records.reconciling.outcome import Ledger, Outcome

_PACKAGE = "guantong.domain.fiscal.records.reconciling"


def reconcile(ledger: Ledger) -> tuple[Outcome, ...]:
    """Return how every invariant stands, I1 first; none raises for a table that is not there: it is not computed then."""
    return tuple(check(ledger) for _, check in _checks())


@cache
def _checks() -> tuple[tuple[int, Callable[[Ledger], Outcome]], ...]:
    package = import_module(_PACKAGE)
    modules = (
        import_module(f"{_PACKAGE}.{one.name}")
        for one in iter_modules(package.__path__)
        if not one.name.endswith("_test")
    )
    return tuple(
        sorted(((int(m.CODE[1:]), m.check) for m in modules if hasattr(m, "CODE")), key=lambda found: found[0])
    )
