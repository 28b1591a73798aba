"""Every reason for not reading a file says, in both languages, what is wrong and what to do."""

import pytest

from guantong.gateways.quarantine.refusals import _REASONS, Refused, refusal


@pytest.mark.parametrize("reason", _REASONS)
def test_a_reason_is_a_sentence_with_a_remedy(reason: str) -> None:
    what, do = _REASONS[reason]

    assert all((what.zh, what.en, do.zh, do.en))


def test_the_facts_of_a_refusal_stand_in_its_sentence() -> None:
    refused = Refused(refusal("too_large", limit=64))

    assert (str(refused), refused.trouble.where.zh) == ("文件超过 64 MiB", "整个文件")
