"""Lane T4 for record files: no damaged or hostile file harms the parent, and each wall is missed when it is taken away."""

import os
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest.mock import patch

import openpyxl
import pytest

from guantong.domain.fiscal.records.staging import CannotRead
from guantong.gateways.adapters.record_files import data_package, delimited, voucher_xml
from guantong.gateways.adapters.record_files.data_package_test import ROWS, descriptor, folder, zipped
from guantong.gateways.adapters.record_files.staging import RecordFiles
from guantong.gateways.adapters.record_files.staging_test import HEADER, LINE, files, refusal, staged, written
from guantong.gateways.adapters.record_files.voucher_xml_test import detail, message, voucher
from guantong.gateways.quarantine.guard_test import A1, SHEET
from guantong.gateways.quarantine.guard_test import workbook as package
from guantong.gateways.quarantine.refusals import Refused

CASES = 150 * (10 if os.environ.get("FULL") else 1)


@pytest.fixture
def mutant(tmp_path: Path) -> Iterator[Callable[[str, Path], str]]:
    """Return what a child without a mechanism says of a file: its refusal, or "" when it read it."""
    made: list[RecordFiles] = []

    def asked(module: str, path: Path) -> str:
        made.append(RecordFiles(child=module))
        try:
            made[-1].stage(path, tmp_path)
        except CannotRead as refused:
            return refused.words.zh
        return ""

    yield asked
    for reader in made:
        reader.close()


def test_without_the_guard_a_sparse_corner_is_met_by_the_limits_alone(
    tmp_path: Path, mutant: Callable[[str, Path], str]
) -> None:
    corner = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    path = package(tmp_path / "支付.xlsx", SHEET.format(A1 + corner))

    assert "已用区域异常大" in refusal(path)
    assert "已用区域异常大" not in mutant("tests.promises.unguarded_records", path)
    assert staged(written(tmp_path, f"{HEADER}\n{LINE}\n"))  # the parent lives and the next file is read


def test_without_its_limits_the_child_could_write_to_a_disk(tmp_path: Path) -> None:
    path = written(tmp_path, f"{HEADER}\n{LINE}\n")
    limits = {}
    for name, child in (("ours", RecordFiles()), ("mutant", RecordFiles(child="tests.promises.unlimited_records"))):
        child.stage(path, tmp_path)
        said = Path(f"/proc/{child.process}/limits").read_text("utf-8")
        limits[name] = [
            line.split()[3:5] for line in said.splitlines() if line.startswith(("Max file size", "Max address space"))
        ]
        child.close()

    assert limits["ours"] == [["0", "0"], [str(2 << 30), str(2 << 30)]]
    assert limits["mutant"] != limits["ours"]


def test_without_the_refusal_of_entities_they_would_be_unfolded(tmp_path: Path) -> None:
    content = message(voucher("1", detail("&a;"))).replace("<MOF>", '<!DOCTYPE MOF [<!ENTITY a "1">]><MOF>')
    path = written(tmp_path, content, "凭证.xml")

    with pytest.raises(Refused, match="实体声明"):
        list(voucher_xml.Vouchers(path).rows())
    with patch.object(voucher_xml.Vouchers, "_refuse_entity", lambda *_: None):
        assert list(voucher_xml.Vouchers(path).rows())[0][1][voucher_xml.HEADERS.index("PayAmt")] == "1"


def test_without_the_look_at_where_a_path_leads_a_link_leaves_the_package(tmp_path: Path) -> None:
    made = folder(tmp_path, descriptor())
    outside = tmp_path / "outside.csv"
    outside.write_text(ROWS, "utf-8")
    (made / "payments.csv").unlink()
    (made / "payments.csv").symlink_to(outside)

    with pytest.raises(Refused, match="指向包外"), data_package.resources_of(made):
        pass
    with (
        patch.object(data_package, "_within", lambda folder, name: (folder / name).open("rb")),
        data_package.resources_of(made) as resources,
    ):
        assert len(list(resources[0].rows())) == 2


def test_without_the_line_at_the_end_an_open_quotation_mark_swallows_rows(tmp_path: Path) -> None:
    path = written(tmp_path, f'{HEADER}\n{LINE},"open\n{LINE}\n{LINE}\n')

    def rows() -> int:
        with path.open(newline="", encoding="utf-8") as text:
            return sum(len(block) for _, block in delimited.Delimited(text).blocks())

    with pytest.raises(Refused, match="引号没有闭合"):
        rows()
    with patch.object(delimited.Delimited, "_no_end_within", lambda *_: None):
        assert rows() == 2  # of four lines


def honest(made: Path) -> list[Path]:
    """One file of each kind, well formed."""
    book = openpyxl.Workbook()
    for row in (HEADER.split(","), LINE.split(","), LINE.split(",")):
        book.active.append(row)
    book.save(made / "支付.xlsx")
    return [
        written(made, f"{HEADER}\n{LINE}\n{LINE}\n"),
        written(made, f"{HEADER}\n{LINE}\n".encode("gbk"), "支付GBK.csv"),
        written(made, f"{HEADER}\n{LINE}\n".encode("utf-16"), "支付16.csv"),
        made / "支付.xlsx",
        written(made, message(voucher("2", detail("2"))), "凭证.xml"),
        zipped(made, descriptor()),
    ]


def damaged(rng: random.Random, content: bytes) -> bytes:
    """Return the bytes cut, doubled, flipped, or with others put in."""
    at = rng.randrange(len(content))
    match rng.randrange(5):
        case 0:
            return content[:at]
        case 1:
            return content[:at] + content[at // 2 :]
        case 2:
            return content[:at] + bytes([content[at] ^ 1 << rng.randrange(8)]) + content[at + 1 :]
        case 3:
            return content[:at] + rng.randbytes(rng.randrange(1, 9)) + content[at:]
    return content[:at] + rng.choice([b'"', b"\0", b"\xff\xfe", b"<!DOCTYPE a>", b"\r", b"," * 2_000]) + content[at:]


def test_no_damaged_file_harms_the_parent_and_every_refusal_is_a_sentence(tmp_path: Path) -> None:
    rng = random.Random(20260703)  # noqa: S311 - damage, not secrets
    into = tmp_path / "into"
    into.mkdir()
    originals, outcomes = honest(tmp_path), {"read": 0, "refused": 0}
    for number in range(CASES):
        original = originals[number % len(originals)]
        path = tmp_path / f"{number}{original.suffix}"
        path.write_bytes(damaged(rng, original.read_bytes()))
        try:
            files().stage(path, into).path.unlink()
            outcomes["read"] += 1
        except CannotRead as refused:
            outcomes["refused"] += 1
            assert refused.words.zh.startswith(f"“{path.name}”") and refused.words.zh.endswith("。")
            assert refused.words.en
        path.unlink()

    assert list(into.iterdir()) == []
    assert min(outcomes.values()) > CASES // 10
