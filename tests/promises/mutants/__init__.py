"""Every mechanism a promise rests on, switched off: a lane counts only if it goes red with its mutant (变异).

Each is a context manager called by its name, kept by room; lanes run with and without, and assert that without the mechanism
the promise is broken.
"""

from importlib import import_module
from pkgutil import iter_modules

for _found in iter_modules(__path__):
    _module = import_module(f"{__name__}.{_found.name}")
    globals().update({name: value for name, value in vars(_module).items() if not name.startswith("_")})
