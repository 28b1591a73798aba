"""Reports never cost a file: what cannot be written is refused first, and a report is whole or not there."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from guantong.gateways.adapters.published_documents.reading_test import pdf
from guantong.gateways.cli import html_report, xlsx_report
from guantong.gateways.cli.command import main
from guantong.gateways.cli.outputs import OutputRefused, Outputs

ROOT = Path(__file__).parents[3]
OPTIONS = ("--json", "--html", "--xlsx")


def refusal(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["check", *arguments]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    return said.err


@pytest.mark.parametrize("option", OPTIONS)
def test_a_report_never_goes_over_a_file_that_is_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str
) -> None:
    book = tmp_path / "预算.xlsx"
    book.write_bytes(b"the published book")
    link = tmp_path / "链接"
    link.symlink_to(book)

    for given, out in ((book, book), (tmp_path, book), (book, link)):
        assert str(out.name) in refusal([str(given), option, str(out)], capsys) or out is link
    assert book.read_bytes() == b"the published book"


@pytest.mark.parametrize("option", ["--register", "--previous"])
def test_the_register_and_last_years_document_are_inputs_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str
) -> None:
    given = pdf(tmp_path / "预算.pdf")
    other = tmp_path / "另一份"
    other.write_text("不可丢失", "utf-8")

    assert "是要核对的文件" in refusal([str(given), option, str(other), "--json", str(other)], capsys)
    assert other.read_text("utf-8") == "不可丢失"


@pytest.mark.parametrize(
    ("option", "name"),
    [("--json", "a.pdf"), ("--html", "a.XLSX"), ("--xlsx", "a.docx"), ("--xlsx", "a.xls"), ("--json", "清单.csv")],
)
def test_a_report_does_not_bear_the_name_of_a_document(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str, name: str
) -> None:
    out = tmp_path / name
    out.write_bytes(b"published")

    assert "却是" in refusal([str(pdf(tmp_path / "预算.pdf")), option, str(out)], capsys)
    assert out.read_bytes() == b"published"


def test_two_reports_do_not_share_one_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given, out = str(pdf(tmp_path / "预算.pdf")), tmp_path / "报告"
    (tmp_path / "链接").symlink_to(out)

    assert "写到同一个文件" in refusal([given, "--json", str(out), "--html", str(tmp_path / "." / "链接")], capsys)
    assert not out.exists()


@pytest.mark.parametrize("option", OPTIONS)
def test_a_folder_a_read_only_file_and_a_place_for_no_files_are_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str
) -> None:
    given = str(pdf(tmp_path / "预算.pdf"))
    kept = tmp_path / "旧报告"
    kept.write_text("旧", "utf-8")
    kept.chmod(0o444)

    assert "它是一个文件夹" in refusal([given, option, str(tmp_path)], capsys)
    assert "文件是只读的" in refusal([given, option, str(kept)], capsys)
    assert "写不到" in refusal([given, option, "/proc/报告"], capsys)
    assert kept.read_text("utf-8") == "旧"


@pytest.mark.parametrize("option", OPTIONS)
def test_a_full_disk_leaves_the_old_reports_and_shows_what_was_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str
) -> None:
    others = {other: tmp_path / other for other in OPTIONS if other != option}
    for old in others.values():
        old.write_text("旧", "utf-8")
    places = [part for other, path in others.items() for part in (other, str(path))]

    code = main(["check", str(pdf(tmp_path / "预算.pdf")), *places, option, "/dev/full"])

    said = capsys.readouterr()
    assert code == 2
    assert "磁盘已满" in said.err
    assert "不能读取" in said.out
    assert [old.read_text("utf-8") for old in others.values()] == ["旧", "旧"]
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(["预算.pdf", *others])


@pytest.mark.parametrize("failure", [KeyboardInterrupt, OSError(28, "full")])
def test_what_breaks_off_a_report_leaves_the_old_ones_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failure: BaseException
) -> None:
    def broken(_: object, out: Path, *__: object, **___: object) -> None:
        out.write_text("half", "utf-8")
        raise failure

    monkeypatch.setattr(html_report, "write_html", broken)
    monkeypatch.setattr(xlsx_report, "write_xlsx", broken)
    old = {option: tmp_path / f"旧{option}" for option in OPTIONS}
    for path in old.values():
        path.write_text("旧", "utf-8")

    code = main(["check", str(pdf(tmp_path / "预算.pdf")), *(p for o, path in old.items() for p in (o, str(path)))])

    assert code == (130 if failure is KeyboardInterrupt else 2)
    assert [path.read_text("utf-8") for path in old.values()] == ["旧"] * 3
    assert len(list(tmp_path.iterdir())) == 4


def test_a_report_keeps_the_rights_of_the_one_it_replaces_and_a_link_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "真.json", tmp_path / "链接.json"
    real.write_text("旧", "utf-8")
    real.chmod(0o640)
    link.symlink_to(real)

    Outputs({"--json": link}, []).write({"--json": lambda out: out.write_text("新", "utf-8") and None})

    assert (link.is_symlink(), real.read_text("utf-8"), real.stat().st_mode & 0o777) == (True, "新", 0o640)


def test_a_device_is_written_into_and_not_replaced(tmp_path: Path) -> None:
    assert main(["check", str(pdf(tmp_path / "预算.pdf")), "--json", "/dev/null", "--html", "/dev/null"]) == 2
    assert Path("/dev/null").is_char_device()


def test_a_circle_of_links_is_said(tmp_path: Path) -> None:
    (tmp_path / "甲").symlink_to(tmp_path / "乙")
    (tmp_path / "乙").symlink_to(tmp_path / "甲")

    with pytest.raises(OutputRefused, match="链接绕成了圈"):
        Outputs({"--json": tmp_path / "甲"}, [])


@pytest.mark.parametrize("out", ["/dev/full", "/proc/明湖区", "/dev/full/明湖区"])
def test_a_demo_that_cannot_be_built_is_said(capsys: pytest.CaptureFixture[str], out: str) -> None:
    assert main(["demo", "--no-serve", "--out", out]) == 2
    assert "写不到" in capsys.readouterr().err


def test_a_demo_leaves_what_no_demo_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from guantong.gateways.demo import build

    monkeypatch.setattr(build, "FAULTS", build.FAULTS[:1])
    monkeypatch.setattr(build, "BODIES", build.BODIES[:1])
    monkeypatch.setattr(build, "editions", lambda *_: iter(()))
    (tmp_path / "documents").mkdir()
    own = pdf(tmp_path / "documents" / "自己的.pdf")

    codes = [main(["demo", "--no-serve", "--out", str(tmp_path)]) for _ in range(2)]

    assert codes == [0, 0]
    assert own.exists()
    assert len(list((tmp_path / "documents").iterdir())) == 3
    assert {p.name for p in tmp_path.iterdir()} == {"documents", "labels.csv", "report.html", "report.xlsx"}


@pytest.mark.parametrize("arguments", [["check", "坏.pdf"], ["check", "坏.pdf", "--json"], ["rules"], ["rules", "B01"]])
def test_a_standard_output_that_takes_no_more_is_a_sentence(tmp_path: Path, arguments: list[str]) -> None:
    pdf(tmp_path / "坏.pdf", b"%PDF-1.4 cut")

    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "guantong.gateways.cli.command", *arguments], cwd=tmp_path, stdout=full,
            stderr=subprocess.PIPE, text=True, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip

    assert (ran.returncode, ran.stderr) == (2, "写不到 标准输出：磁盘已满。没有改动任何文件，请换一个位置。\n")


def test_an_interrupt_while_files_are_read_ends_the_check_and_leaves_nothing(tmp_path: Path) -> None:
    for at in range(60):
        pdf(tmp_path / f"{at}.pdf")
    command = [
        sys.executable,
        "-m",
        "guantong.gateways.cli.command",
        "check",
        str(tmp_path),
        "--json",
        str(tmp_path / "r"),
    ]
    ran = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)},
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler) and None,
    )  # fmt: skip
    threads = Path(f"/proc/{ran.pid}/task")

    while not any(held.read_text() for held in threads.glob("*/children")):
        assert ran.poll() is None
    ran.send_signal(signal.SIGINT)
    _, said = ran.communicate()

    assert (ran.returncode, said) == (130, "已中断，没有写出报告；原有的文件没有改动。\n")
    assert [p.name for p in tmp_path.iterdir() if p.suffix != ".pdf"] == []
