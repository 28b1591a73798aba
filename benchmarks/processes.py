"""What a command costs: CPU seconds of all its processes, and the memory of the largest one."""

import os
import resource
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Cost:
    """CPU seconds (user and system, children included), peak memory in MiB of the largest process, stderr."""

    cpu: float
    memory: float
    errors: str


def cost(command: Sequence[str], **environment: str) -> Cost:
    """Run `command`, its output thrown away, and return what it cost."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    # a shell-free wrapper reports the largest process of its own tree: the maximum over all children never falls
    done = subprocess.run(
        ["python3", "-c", _WRAPPER, *command],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    memory, _, errors = done.stderr.rpartition("peak-kib=")
    return Cost(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, int(errors) / 1024, memory)


_WRAPPER = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)
print(f"peak-kib={resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss}", file=sys.stderr, end="")
"""
