"""Where a test may end the process at once, as a power cut would (断点).

Nothing happens unless the environment says CRASH_AT=name:n: then the n-th time `name` is passed kills the process.
"""

import os
import signal
from collections import Counter

_passed: Counter[str] = Counter()


def crashpoint(name: str) -> None:
    """Pass the point `name`."""
    wanted, _, count = os.environ.get("CRASH_AT", "").partition(":")
    if wanted == name:
        _passed[name] += 1
        if _passed[name] == int(count or 1):
            os.kill(os.getpid(), signal.SIGKILL)
