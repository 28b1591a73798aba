"""Named places at which a test may kill the process, to see what is left (崩溃点)."""

import os
import signal

_passed: dict[str, int] = {}


def crashpoint(name: str) -> None:
    """Do nothing, unless the environment says CRASH_AT=name:n: then the n-th passing dies as by kill -9."""
    wanted, _, nth = os.environ.get("CRASH_AT", "").partition(":")
    if wanted != name:
        return
    _passed[name] = _passed.get(name, 0) + 1
    if _passed[name] == int(nth or 1):
        os.kill(os.getpid(), signal.SIGKILL)
