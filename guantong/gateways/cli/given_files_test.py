"""What is given is read or named: nothing is passed over in silence, nothing is read twice."""

import os
from pathlib import Path

import pytest

from guantong.gateways.cli.given_files import Given, shown_names


def touched(*paths: Path) -> None:
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(path.name.encode())


def left_out(given: Given, folder: Path) -> dict[str, tuple[str, bool]]:
    return {str(Path(one.file).relative_to(folder)): (one.why.zh, one.unread) for one in given.left_out}


def test_a_folder_names_what_is_not_looked_at(tmp_path: Path) -> None:
    names = (
        "预算.pdf",
        "下级/决算.XLSX",
        "说明.docx",
        "旧.doc",
        "表.et",
        "公文.ofd",
        "包.zip",
        "读我.txt",
        ".隐",
        "~$锁.xlsx",
    )
    touched(*(tmp_path / name for name in names), tmp_path / ".隐夹" / "x.pdf")
    (tmp_path / "断.pdf").symlink_to(tmp_path / "不在.pdf")
    (tmp_path / "别处").symlink_to(tmp_path.parent)
    os.mkfifo(tmp_path / "管道.pdf")
    given = Given()

    files = given.add([tmp_path])

    other = "不是 PDF 或 xlsx（{}），没有查看"
    assert [str(path.relative_to(tmp_path)) for path in files] == ["下级/决算.XLSX", "预算.pdf"]
    assert left_out(given, tmp_path) == {
        "说明.docx": (other.format(".docx"), True),
        "旧.doc": (other.format(".doc"), True),
        "表.et": (other.format(".et"), True),
        "公文.ofd": (other.format(".ofd"), True),
        "包.zip": (other.format(".zip"), True),
        "读我.txt": (other.format(".txt"), False),
        "断.pdf": ("链接指向的文件不存在", True),
        "别处": ("是指向别处的文件夹链接，没有进入", True),
        ".隐夹": ("是隐藏文件夹，没有进入", False),
        "管道.pdf": ("不是普通文件（管道或设备），没有查看", True),
    }
    assert given.lost == []


def test_a_pipe_or_device_given_by_name_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "管道.pdf")
    given = Given()

    assert given.add([tmp_path / "管道.pdf", Path("/dev/zero")]) == []
    assert [file.troubles[0].what.zh for file in given.lost] == ["不是普通文件（管道或设备），没有查看"] * 2


def test_a_folder_that_cannot_be_opened_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    touched(tmp_path / "预算.pdf", tmp_path / "锁着" / "决算.pdf")
    scan = os.scandir

    def closed(path: str) -> object:
        if str(path).endswith("锁着"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", closed)
    given = Given()

    given.add([tmp_path])

    assert left_out(given, tmp_path) == {"锁着": ("文件夹打不开（没有权限，或位置是只读的），里面的文件没有查看", True)}


def test_a_path_that_cannot_even_be_asked_about_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stat = os.stat

    def closed(path: object, **options: object) -> object:
        if "锁着" in str(path):
            raise PermissionError(13, "Permission denied", str(path))
        return stat(path, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "stat", closed)
    given = Given()

    assert given.add([tmp_path / "锁着" / "预算.pdf", tmp_path / ("长" * 300)]) == []
    assert [file.troubles[0].what.zh for file in given.lost] == [
        "无法打开：没有权限，或位置是只读的",
        "无法打开：名称太长",
    ]


def test_a_file_by_two_paths_is_read_once_and_both_names_are_said(tmp_path: Path) -> None:
    touched(tmp_path / "甲" / "预算.pdf")
    (tmp_path / "乙.pdf").symlink_to(tmp_path / "甲" / "预算.pdf")
    (tmp_path / "丙.pdf").hardlink_to(tmp_path / "甲" / "预算.pdf")
    given = Given()

    files = given.add([tmp_path / "甲", tmp_path / "甲" / "预算.pdf", tmp_path])

    assert files == [tmp_path / "甲" / "预算.pdf"]
    twin = f"与 {tmp_path}/甲/预算.pdf 是同一个文件，只核对一次"
    assert left_out(given, tmp_path) == {"乙.pdf": (twin, False), "丙.pdf": (twin, False)}


def test_a_name_means_one_file() -> None:
    gbk = Path(os.fsdecode("甲/预算.pdf".encode()[:4] + "预算.pdf".encode("gbk")))

    assert shown_names([Path("甲/a.pdf"), Path("乙/a.pdf"), Path("b.pdf")]) == ["甲/a.pdf", "乙/a.pdf", "b.pdf"]
    assert shown_names([Path("甲/预算.pdf"), gbk]) == ["甲/预算.pdf", "甲/预算.pdf (2)"]
