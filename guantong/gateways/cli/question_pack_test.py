"""The questions of two documents on paper: asked with their place, with what was not computed."""

from pathlib import Path

import pypdfium2
import pytest

from guantong.gateways.cli.command import main
from guantong.gateways.cli.command_test import paper
from guantong.gateways.demo.printing import print_pdf


def text_of(path: Path) -> str:
    pages = pypdfium2.PdfDocument(path)
    return "".join(page.get_textpage().get_text_bounded() for page in pages).replace("\r\n", "").replace(" ", "")


def test_two_published_documents_become_a_pack_to_print(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    planted = paper()
    planted.rewrite("政府采购服务预算150.00万元", "政府采购服务预算160.00万元")
    for name, one in {"甲.pdf": planted, "乙.pdf": paper(2024)}.items():
        (tmp_path / name).write_bytes(print_pdf(one))
    out = tmp_path / "问题单.pdf"

    code = main(
        ["check", str(tmp_path / "甲.pdf"), str(tmp_path / "乙.pdf"), "--pdf", str(out), "--as-of", "2026-03-02"]
    )

    said = text_of(out)
    assert code == 1
    assert "公开文件问题单" in said
    assert "明湖区城市管理局2025年预算（甲.pdf）" in said
    assert "没有需要核实的事项。" in said
    assert "截至2026年3月2日" in said
    assert "数字和原文的出处" in said
    assert capsys.readouterr().out
