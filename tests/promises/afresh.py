"""A process for every act of an installation, begun from one that has read the libraries already (进程起点).

Each process is forked before any setting is read, sets up Django for its own folder, and may be killed: only the reading
of libraries, half of what such a process costs, is done once.
"""

import os
import subprocess
import sys
import tempfile
from importlib import import_module
from multiprocessing import get_context
from typing import IO, Any

from tests.house.files import ROOT

_AFRESH = get_context("forkserver")
_AFRESH.set_forkserver_preload([
    "django.db.models", "django.contrib.auth.hashers", "django.forms", "django.template.loader", "django.core.management",
    "django.db.backends.sqlite3.base", "pydantic", "xlsxwriter", "deltalake", "yaml", "pypdfium2", "tests.promises.afresh",
    "guantong.domain.fiscal.lake", "guantong.domain.fiscal.document", "guantong.domain.fiscal.corrections",
    "guantong.domain.fiscal.records.store", "guantong.domain.fiscal.records.engine", "guantong.domain.rulebook.shelf", "duckdb",
    "docx", "cryptography.x509",
])  # fmt: skip


def begun(process: str, verb: tuple[str, ...], environment: dict[str, str], out: IO[str], err: IO[str]) -> Any:
    """Begin `process` (a module with `main`) with `verb`; what it prints goes into the files `out` and `err`."""
    child = _AFRESH.Process(target=_acted, args=(process, verb, environment, out.name, err.name))
    child.start()
    return child


def ran(process: str, verb: tuple[str, ...], environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run it to its end; the return code of a killed one is minus its signal, as everywhere."""
    with tempfile.NamedTemporaryFile("r+") as out, tempfile.NamedTemporaryFile("r+") as err:
        child = begun(process, verb, environment, out, err)
        child.join()
        return subprocess.CompletedProcess([process, *verb], child.exitcode, out.read(), err.read())


def _acted(process: str, verb: tuple[str, ...], environment: dict[str, str], out: str, err: str) -> None:
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(ROOT)
    for stream, path in ((sys.stdout, out), (sys.stderr, err)):
        with open(path, "w") as file:  # noqa: PTH123 - a descriptor is wanted
            os.dup2(file.fileno(), stream.fileno())
    import_module(process).main(*verb)
    sys.stdout.flush()
