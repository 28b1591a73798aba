"""Files are read while they are what was written: one byte is enough to refuse one, and what was restored is read again."""

import os
from pathlib import Path

import pytest

from guantong.domain.fiscal.digests import FOLDER, Damaged, demand_whole, noted


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A table of two files in a folder of their year, with their digests."""
    for name, content in (("a", b"facts of March"), ("b", b"facts of April")):
        file = tmp_path / "stored_year=2026" / f"{name}.parquet"
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(content)
        noted(tmp_path, file)
    return tmp_path


def files(table: Path) -> list[Path]:
    return sorted(table.glob("stored_year=2026/*"))


def test_what_is_as_it_was_written_is_read(table: Path) -> None:
    demand_whole(table, files(table))

    assert len(list((table / FOLDER).iterdir())) == 2


def test_one_byte_that_changed_is_refused_and_the_file_named(table: Path) -> None:
    files(table)[0].write_bytes(b"facts of Narch")

    with pytest.raises(Damaged) as refused:
        demand_whole(table, files(table))

    assert refused.value.words.zh == (
        "账册的数据文件 stored_year=2026/a.parquet 与写入时不同，不读取；请从备份恢复这个文件"
    )


def test_a_file_that_was_read_through_is_looked_at_again_when_it_changes(table: Path) -> None:
    demand_whole(table, files(table))
    file, before = files(table)[0], files(table)[0].stat()
    file.write_bytes(b"facts of Narch")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns + 1))

    with pytest.raises(Damaged):
        demand_whole(table, files(table))


def test_what_was_restored_is_read_again(table: Path) -> None:
    file = files(table)[0]
    file.write_bytes(b"facts of Narch")
    with pytest.raises(Damaged):
        demand_whole(table, files(table))

    file.write_bytes(b"facts of March")

    demand_whole(table, files(table))


def test_a_file_that_is_gone_is_named(table: Path) -> None:
    there = files(table)
    there[1].unlink()

    with pytest.raises(Damaged, match="stored_year=2026/b.parquet"):
        demand_whole(table, there)


def test_a_digest_once_written_down_stays(table: Path) -> None:
    file = files(table)[0]
    file.write_bytes(b"something else")
    noted(table, file)

    with pytest.raises(Damaged):
        demand_whole(table, [file])
