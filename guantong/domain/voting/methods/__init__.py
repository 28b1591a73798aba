"""Every method of voting on projects, found beside this file: one file each, nothing lists them (票决方法)."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from guantong.domain.voting.method import Method


@cache
def methods() -> dict[str, Method]:
    """Return every method by its stem, in the order of the stems."""
    stems = sorted(one.name for one in iter_modules(__path__) if not one.name.endswith("_test"))
    return {stem: import_module(f"{__name__}.{stem}").METHOD for stem in stems}
