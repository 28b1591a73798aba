"""Whoever holds a head and the public key can check both; without the key the verdict says what was left aside."""

import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import transaction

from guantong.apps.journal import queries
from guantong.apps.journal.operations import record
from guantong.domain.roles import Standing
from guantong.domain.seal.head import head_from, signed
from guantong.domain.words import Words
from guantong.gateways.cli import site_commands, verify_journal
from guantong.gateways.cli.command import main
from tests.promises import mutants
from tests.world import NOON


@pytest.fixture
def handed_out(db: None, settings, tmp_path: Path, capsys) -> Path:  # type: ignore[no-untyped-def] # noqa: ARG001
    """A folder with the head and the public key of a journal of three entries."""
    settings.DATA = tmp_path / "site"
    with transaction.atomic():
        for number in range(3):
            record(by=Standing("shen"), as_of=NOON, room="years", verb="register", says=Words(f"登记{number}", "did"))
    assert main(["seal-journal", "--out", str(tmp_path / "head"), "--public-key", str(tmp_path / "key")]) == 0
    capsys.readouterr()
    return tmp_path


def forged(folder: Path) -> None:
    """Sign the head anew with another key, as whoever rewrote the journal would."""
    head = head_from(json.loads((folder / "head").read_text("utf-8")))
    (folder / "head").write_text(signed(head, Ed25519PrivateKey.generate()).printed(), "utf-8")


def test_the_head_is_whole_with_the_key_that_was_handed_out(handed_out: Path, capsys) -> None:  # type: ignore[no-untyped-def]
    code = site_commands.verify_journal(handed_out / "head", handed_out / "key")

    assert (code, capsys.readouterr().out) == (0, "留痕完整，与日封相符：3 条 (whole)\n")


def test_a_forged_signature_is_found_with_the_key(handed_out: Path, capsys) -> None:  # type: ignore[no-untyped-def]
    forged(handed_out)

    code = site_commands.verify_journal(handed_out / "head", handed_out / "key")
    said = capsys.readouterr().out
    with mutants.verifier_that_checks_no_signature():
        fooled = site_commands.verify_journal(handed_out / "head", handed_out / "key")

    assert (code, said, fooled) == (1, "日封的签名不符 (bad signature)\n", 0)


def test_without_the_key_the_verdict_says_that_no_signature_was_checked(handed_out: Path, capsys) -> None:  # type: ignore[no-untyped-def]
    forged(handed_out)

    code = site_commands.verify_journal(handed_out / "head", None)

    assert (code, capsys.readouterr().out.splitlines()) == (
        0, ["留痕完整，与日封相符：3 条 (whole)", verify_journal.UNSIGNED],
    )  # fmt: skip


@pytest.mark.parametrize("content", ["", "\n", "0" * 63, "0" * 65, "z" * 64, "日封", "-----BEGIN PUBLIC KEY-----"])
def test_what_is_no_key_is_refused_and_never_passed_over(handed_out: Path, capsys, content: str) -> None:  # type: ignore[no-untyped-def]
    (handed_out / "key").write_text(content, "utf-8")

    code = site_commands.verify_journal(handed_out / "head", handed_out / "key")

    assert (code, "不是公钥" in capsys.readouterr().err) == (2, True)


def test_the_verifier_that_stands_alone_says_the_same(handed_out: Path, capsys) -> None:  # type: ignore[no-untyped-def]
    lines, head, key = (str(handed_out / name) for name in ("lines", "head", "key"))
    Path(lines).write_text("".join(f"{line}\n" for line in queries.lines()), "utf-8")

    whole, unsigned = verify_journal.main([head, lines, key]), verify_journal.main([head, lines])
    forged(handed_out)
    found = verify_journal.main([head, lines, key])
    (handed_out / "key").write_text("", "utf-8")
    refused = verify_journal.main([head, lines, key])

    assert (whole, unsigned, found, refused) == (0, 0, 1, 2)
    assert verify_journal.UNSIGNED in capsys.readouterr().out
