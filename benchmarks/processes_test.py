"""A cost is a figure about work that was done, of that command alone."""

import sys

import pytest

from benchmarks.processes import CommandFailedError, cost


def test_a_command_that_crashes_has_no_cost() -> None:
    with pytest.raises(CommandFailedError, match="SystemError"):
        cost([sys.executable, "-c", "raise SystemError('x')"], succeeds=(0, 1))


def test_an_exit_code_that_means_not_read_has_no_cost() -> None:
    with pytest.raises(CommandFailedError, match="ended with 2"):
        cost([sys.executable, "-c", "raise SystemExit(2)"], succeeds=(0, 1))


def test_memory_is_of_the_largest_process_of_this_command() -> None:
    large = cost([sys.executable, "-c", "bytearray(200 * 2**20)"])
    small = cost([sys.executable, "-c", "pass"])

    assert large.memory > 200
    assert small.memory < 50


def test_memory_together_is_that_of_all_processes_at_one_moment() -> None:
    hold = "import time; held = bytearray(60 * 2**20); time.sleep(0.6)"
    pair = f"import subprocess, sys; [p.wait() for p in [subprocess.Popen([sys.executable, '-c', {hold!r}]) for _ in 'ab']]"

    spent = cost([sys.executable, "-c", pair])

    assert spent.memory < 120 < spent.together


def test_a_command_that_sleeps_takes_time_but_no_cpu() -> None:
    spent = cost([sys.executable, "-c", "import time; time.sleep(0.5)"])

    assert spent.cpu < 0.5 <= spent.wall


def test_the_time_of_a_grandchild_counts() -> None:
    burn = "import time\nwhile time.process_time() < 0.3: pass"
    through = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {burn!r}])"

    assert cost([sys.executable, "-c", through]).cpu >= 0.3
