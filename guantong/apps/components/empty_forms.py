"""Every workbook that can be taken in, as an empty one to be filled in: each room declares its own, they are found here (样表)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from django.utils.module_loading import module_has_submodule

from guantong import apps
from guantong.domain.words import Words


@dataclass(frozen=True, slots=True)
class EmptyForm:
    """One workbook: the name it is asked for by, what it is called, how it is made, and the module that takes it in."""

    name: str
    words: Words
    make: Callable[[], bytes]
    taken_in_by: str


@cache
def empty_forms() -> Mapping[str, EmptyForm]:
    """Return the forms by name: those of `FORMS` in the module `empty_forms` of each room."""
    found: dict[str, EmptyForm] = {}
    for room in sorted(one.name for one in iter_modules(apps.__path__) if one.ispkg and one.name != "components"):
        package = import_module(f"{apps.__name__}.{room}")
        if module_has_submodule(package, "empty_forms"):
            forms: tuple[EmptyForm, ...] = import_module(f"{package.__name__}.empty_forms").FORMS
            found |= {one.name: one for one in forms}
    return found
