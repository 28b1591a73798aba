"""What a command costs: CPU seconds of all its processes, how long it took, the memory of the largest one and of all."""

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
    """CPU seconds (user and system, children included), peak memory in MiB of the largest process, stderr.

    `together` is the most that its processes held at one moment, pages they share counted in each; `wall` its seconds.
    """

    cpu: float
    memory: float
    errors: str
    together: float = 0.0
    wall: float = 0.0


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
    return Cost(spent["cpu"], spent["kib"] / 1024, errors, spent["together"] / 1024, spent["wall"])


# A small process of its own reports its children: the largest of all our children never falls again, a child
# forked from here would begin at our own size, and the wrapper's start-up belongs to neither side.
_WRAPPER = """
import json, os, resource, subprocess, sys, time

def family(process):
    try:
        with open(f"/proc/{process}/task/{process}/children") as children, open(f"/proc/{process}/statm") as size:
            pages = int(size.read().split()[1])
            return pages + sum(family(int(child)) for child in children.read().split())
    except OSError:
        return 0

since, together = time.monotonic(), 0
ours = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
while ours.poll() is None:
    together = max(together, family(ours.pid))
    time.sleep(0.02)
wall = time.monotonic() - since
used = resource.getrusage(resource.RUSAGE_CHILDREN)
spent = {"code": ours.returncode, "cpu": used.ru_utime + used.ru_stime, "kib": used.ru_maxrss,
         "together": together * resource.getpagesize() // 1024, "wall": wall}
print("cost=" + json.dumps(spent), file=sys.stderr, end="")
"""
