"""`guantong demo --money` says where the files are, and writes over nothing."""

from pathlib import Path

import pytest

from guantong.gateways.cli.command import main


def test_the_money_is_handed_over_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["demo", "--money", "small", "--seed", "3", "--out", str(tmp_path)]

    codes = [main(asked), main(asked)]

    printed = capsys.readouterr()
    assert codes == [0, 2]
    assert {path.name for path in tmp_path.iterdir()} == {"sources", "labels.jsonl"}
    assert "交接清单.csv" in printed.out
    assert "已有资金流水" in printed.err
