"""What a command costs: CPU seconds of all its processes, and the memory of the largest one."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass


class CommandFailedError(RuntimeError):
    """A command that did not do its work: its cost would be a figure about nothing."""


@dataclass(frozen=True)
class Cost:
    """CPU seconds (user and system, children included), peak memory in MiB of the largest process, stderr."""

    cpu: float
    memory: float
    errors: str


def cost(command: Sequence[str], succeeds: Sequence[int] = (0,), **environment: str) -> Cost:
    """Run `command`, its output thrown away, and return what it cost.

    Raises CommandFailedError when it ends with a code outside `succeeds` or with a traceback: Python's own
    crash ends with 1, as does a check that found something.
    """
    done = subprocess.run(
        [sys.executable, "-c", _WRAPPER, *command],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    errors, _, last = done.stderr.rpartition("cost=")
    spent = json.loads(last)
    if spent["code"] not in succeeds or "Traceback (most recent call last)" in errors:
        raise CommandFailedError(f"{command[0]} ended with {spent['code']}: {errors.strip()[-400:]}")
    return Cost(spent["cpu"], spent["kib"] / 1024, errors)


# A small process of its own reports its children: the largest of all our children never falls again, a child
# forked from here would begin at our own size, and the wrapper's start-up belongs to neither side.
_WRAPPER = """
import json, resource, subprocess, sys
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
spent = {"code": code, "cpu": used.ru_utime + used.ru_stime, "kib": used.ru_maxrss}
print("cost=" + json.dumps(spent), file=sys.stderr, end="")
"""
