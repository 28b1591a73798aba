"""A check is the same whatever order its files are read in, and understands each as it arrives."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest

from guantong.domain.fiscal.pages import PrintedFile
from guantong.gateways.adapters.published_documents.reading import read_files
from guantong.gateways.cli import check as checking
from guantong.gateways.demo.build import papers
from guantong.gateways.demo.printing import print_pdf
from guantong.gateways.demo.workbook import print_xlsx


@pytest.fixture
def given(tmp_path: Path) -> Path:
    for name, paper, _ in list(papers())[:3]:
        (tmp_path / name).write_bytes(print_pdf(paper))
        (tmp_path / name).with_suffix(".xlsx").write_bytes(print_xlsx(paper))
    (tmp_path / "空.pdf").write_bytes(b"")
    return tmp_path


def test_the_result_does_not_depend_on_which_file_is_read_first(given: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def result() -> str:
        return json.dumps(checking.check([given], as_of=date(2025, 6, 1)), ensure_ascii=False)

    def backwards(paths: Sequence[Path]) -> Iterator[tuple[int, PrintedFile]]:
        return reversed(list(enumerate(read_files(paths, workers=1))))

    as_it_comes = result()
    monkeypatch.setattr(checking, "files_as_read", backwards)

    assert result() == as_it_comes


def test_each_file_is_understood_before_the_next_is_waited_for(given: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    understand = checking.documents_of

    def reading(paths: Sequence[Path]) -> Iterator[tuple[int, PrintedFile]]:
        for at, file in enumerate(read_files(paths, workers=1)):
            done.append(f"{at} read")
            yield at, file

    monkeypatch.setattr(checking, "files_as_read", reading)
    monkeypatch.setattr(checking, "documents_of", lambda file: done.append("understood") or understand(file))

    checking.check([given], as_of=date(2025, 6, 1))

    assert done == [step for at in range(7) for step in (f"{at} read", "understood")]
