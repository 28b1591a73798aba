"""A code replayed 10,000 times counts once: by hand or by machine, in capitals or not, with or without hyphens (重放).

Size: 300 by default, 10,000 with FULL=1. Every tenth goes by the page, as a phone sends it.
"""

import os
from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

import pytest
from django.test import Client

from guantong.apps.surveys.models import Answer, Slip
from guantong.domain.workflow.table import NotAllowed
from tests.promises import mutants
from tests.surveys import DISSATISFIED, SATISFIED, Held, opened
from tests.world import World

TIMES = 10_000 if os.environ.get("FULL") else 300
WITH_MUTANT = 30
SPELLINGS: tuple[Callable[[str], str], ...] = (
    str,
    str.lower,
    lambda code: code.replace("-", ""),
    lambda code: code.replace("-", " "),
    lambda code: f" {code} ",
)


def replayed(held: Held, code: str, times: int) -> tuple[int, int]:
    """Send one code so many times; return how many came through and how many were told that it was used."""
    through = told = 0
    phone = Client()
    for at in range(times):
        typed, given = SPELLINGS[at % len(SPELLINGS)](code), DISSATISFIED if at % 2 else SATISFIED
        if at % 10 == 0:
            sent = phone.post(f"/surveys/a/{typed.strip()}/", {"use": "yes", "overall": "5"})
            through, told = through + (sent.status_code == 302), told + (sent.status_code == 409)
            continue
        try:
            held.answered(typed, given)
            through += 1
        except NotAllowed:
            told += 1
    return through, told


@pytest.mark.parametrize("mutant", [False, True], ids=["", "mutant"])
def test_a_code_replayed_counts_once(world: World, mutant: bool) -> None:
    held, times = opened(world), WITH_MUTANT if mutant else TIMES
    code, other = held.slips(2)
    switched_off: Callable[[], Any] = mutants.slips_never_spent if mutant else nullcontext
    with switched_off():
        through, told = replayed(held, code, times)

    counted = Answer.objects.filter(survey=held.survey).count()
    print(
        f"\n{times} times one code: {through} through, {told} told, {counted} counted{' with its mutant' if mutant else ''}"
    )
    assert (through, told, counted) == ((times, 0, times) if mutant else (1, times - 1, 1))
    assert Slip.objects.filter(survey=held.survey, used=True).count() == (0 if mutant else 1)
    held.answered(other)  # another slip of the same survey is as good as before
    assert Answer.objects.filter(survey=held.survey).count() == counted + 1
