"""`guantong check` and `guantong rules` as a person or a script uses them."""

import json
import os
from pathlib import Path

import pytest

from guantong.gateways.adapters.published_documents.reading_test import pdf
from guantong.gateways.cli.command import main
from guantong.gateways.demo.figures import grow
from guantong.gateways.demo.layouts import budget
from guantong.gateways.demo.paper import Paper
from guantong.gateways.demo.printing import print_pdf

BODY = "明湖区城市管理局"


def paper(year: int = 2025) -> Paper:
    return budget(grow(BODY, year, 1), grow(BODY, year - 1, 1))


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("clean") / "预算.pdf"
    path.write_bytes(print_pdf(paper()))
    return path


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("faulty") / "差错预算.pdf"
    planted = paper()
    planted.rewrite("政府采购服务预算150.00万元", "政府采购服务预算160.00万元")
    path.write_bytes(print_pdf(planted))
    return path


def result_of(*arguments: str | Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, dict]:
    code = main(["check", *map(str, arguments), "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_nothing_to_ask_exits_0(clean: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, found = result_of(clean, capsys=capsys)

    assert (code, found["documents"][0]["signals"]) == (0, [])


def test_signals_exit_1(faulty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, found = result_of(faulty, capsys=capsys)

    assert (code, [signal["rule"] for signal in found["documents"][0]["signals"]]) == (1, ["B26"])


def test_an_unreadable_file_exits_2_and_the_others_are_checked_all_the_same(
    faulty: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = pdf(tmp_path / "坏.pdf", b"%PDF-1.4 cut")

    code, found = result_of(broken, faulty, capsys=capsys)

    assert code == 2
    assert [error["what"] for error in found["documents"][0]["errors"]] == ["PDF 已损坏或不完整"]
    assert len(found["documents"][1]["signals"]) == 1


def test_a_file_that_is_no_budget_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, found = result_of(pdf(tmp_path / "别的.pdf"), capsys=capsys)

    assert code == 2
    assert found["documents"][0]["errors"][0]["what"] == "没有找到预算或决算的公开表"


def test_a_missing_path_and_an_empty_folder_say_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, found = result_of(tmp_path / "没有.pdf", tmp_path, capsys=capsys)

    assert code == 2
    assert [d["errors"][0]["what"] for d in found["documents"]] == ["没有这个文件或文件夹", "文件夹里没有 PDF 或 xlsx"]


def test_a_table_without_a_unit_is_named_and_not_guessed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    planted = paper()
    planted.sheet("expenditure").unit = ""
    path = tmp_path / "无单位.pdf"
    path.write_bytes(print_pdf(planted))

    code, found = result_of(path, capsys=capsys)

    assert code == 2
    (error,) = found["documents"][0]["errors"]
    assert error["what"] == "没有写明金额单位，数字未读"
    assert "支出预算总表" in error["where"]
    assert all(v["fen"] is None for v in found["documents"][0]["values"] if v["table"] == "expenditure")


def test_english_is_spoken_on_request(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["check", str(pdf(tmp_path / "bad.pdf", b"%PDF-1.4 cut")), "--lang", "en"])

    assert code == 2
    assert "the PDF is damaged or cut short" in capsys.readouterr().out


def test_last_years_document_is_compared_and_not_checked(
    faulty: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    last = tmp_path / "上年.pdf"
    last.write_bytes(print_pdf(paper(2024)))

    _, found = result_of(faulty, "--previous", last, capsys=capsys)

    (document,) = found["documents"]
    assert not any(entry["rule"] == "D03" for entry in document["coverage"]["not_computed"])


def test_a_registered_document_that_is_not_among_the_files_is_asked_for(
    clean: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    register = tmp_path / "应公开清单.csv"
    register.write_text(
        f"单位,年度,级次,文种,到期日\n{BODY},2025,部门,预算,2025-02-28\n明湖区财政局,2025,部门,预算,2025-02-28\n",
        "utf-8",
    )

    code, found = result_of(clean, "--register", register, "--as-of", "2025-04-01", capsys=capsys)

    assert code == 1
    document, asked = found["documents"]
    assert (document["signals"], asked["file"], asked["kind"]) == ([], "应公开清单.csv", "register")
    assert ["明湖区财政局2025年预算" in s["because"] for s in asked["signals"]] == [True]


def test_a_register_is_asked_for_even_when_no_document_could_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    register = tmp_path / "应公开清单.csv"
    register.write_text("单位,年度,级次,文种,批复日期\n明湖区财政局,2025,部门,预算,2025-02-01\n", "utf-8")
    broken = pdf(tmp_path / "坏.pdf", b"%PDF-1.4 cut")

    code, found = result_of(broken, "--register", register, "--as-of", "2025-04-01", capsys=capsys)

    (signal,) = found["documents"][1]["signals"]
    assert code == 2
    assert "应于2025-02-21（2025-02-01批复后20日）前公开" in signal["because"]
    assert (signal["limit"], signal["limit_source"]) == ("20日", "《预算法》第14条第2款")
    assert signal["subject"].startswith("明湖区财政局/department/")


def test_a_register_that_cannot_be_read_stops_neither_the_check_nor_the_json(
    faulty: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, found = result_of(faulty, "--register", tmp_path / "没有.csv", capsys=capsys)

    document, register = found["documents"]
    assert code == 2
    assert [signal["rule"] for signal in document["signals"]] == ["B26"]
    assert (register["file"], register["kind"], len(register["errors"])) == ("没有.csv", None, 1)


def test_last_years_document_of_another_year_says_that_it_was_not_used(
    faulty: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    older = tmp_path / "前年.pdf"
    older.write_bytes(print_pdf(paper(2023)))

    _, found = result_of(faulty, "--previous", older, capsys=capsys)

    assert [
        (one["file"], "是明湖区城市管理局2023年的预算" in one["why"], one["unread"]) for one in found["left_out"]
    ] == [("前年.pdf", True, False)]


def test_last_years_document_that_cannot_be_read_is_said(
    clean: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, found = result_of(clean, "--previous", pdf(tmp_path / "坏.pdf", b"%PDF-1.4 cut"), capsys=capsys)

    assert code == 2
    assert [d["errors"][0]["what"] for d in found["documents"] if d["errors"]] == ["PDF 已损坏或不完整"]


def test_equal_copies_keep_signals_of_their_own(
    faulty: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "副本.pdf"
    copy.write_bytes(faulty.read_bytes())

    _, alone = result_of(faulty, capsys=capsys)
    _, both = result_of(faulty, copy, capsys=capsys)

    (name,) = [signal["id"] for signal in alone["documents"][0]["signals"]]
    assert [s["id"] for d in both["documents"] for s in d["signals"]] == [name, f"{name}-2"]


def test_what_a_folder_holds_and_nobody_looked_at_turns_the_exit_code(
    clean: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "预算.pdf").write_bytes(clean.read_bytes())
    (tmp_path / "补充说明.docx").write_bytes(b"PK")

    code, found = result_of(tmp_path, capsys=capsys)

    assert (code, [(Path(one["file"]).name, one["unread"]) for one in found["left_out"]]) == (
        2,
        [("补充说明.docx", True)],
    )


def test_a_name_in_gbk_is_read_and_shown_in_every_report(
    faulty: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    named = Path(os.fsdecode(os.fsencode(tmp_path) + "/预算.pdf".encode("gbk")))
    named.write_bytes(faulty.read_bytes())
    outputs = [str(tmp_path / name) for name in ("r.json", "r.html", "r.xlsx")]

    code = main(["check", str(named), "--json", outputs[0], "--html", outputs[1], "--xlsx", outputs[2]])

    assert code == 1
    assert json.loads(Path(outputs[0]).read_text("utf-8"))["documents"][0]["file"] == "预算.pdf"
    assert "data:image/jpeg" in Path(outputs[1]).read_text("utf-8")
    assert "预算.pdf" in capsys.readouterr().out


def test_terminal_report_puts_coverage_before_questions(faulty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(faulty)])
    printed = capsys.readouterr().out

    assert printed.index("公开表 9/9 张") < printed.index("一般核实")
    assert "未执行不等于通过" in printed.replace("\n", "").replace(" ", "")


def test_a_rules_page_is_printed_by_code_or_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "b01"]) == 0
    by_code = capsys.readouterr().out
    assert main(["rules", "row_total"]) == 0

    assert capsys.readouterr().out == by_code
    assert "行合计与分项不符" in by_code


def test_an_unknown_rule_exits_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "Z99"]) == 2
    assert "Z99" in capsys.readouterr().err


def test_the_list_of_rules_names_code_question_and_law(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules"]) == 0
    printed = capsys.readouterr().out

    assert all(words in printed for words in ("B01", "行合计与分项不符", "问依据", "《预算法》"))


def test_the_demo_builds_checks_and_says_where_the_report_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from guantong.gateways.demo import build

    monkeypatch.setattr(build, "FAULTS", build.FAULTS[:1])
    monkeypatch.setattr(build, "BODIES", build.BODIES[:1])
    monkeypatch.setattr(build, "editions", lambda *_: iter(()))

    assert main(["demo", "--no-serve", "--out", str(tmp_path)]) == 0
    assert "report.html" in capsys.readouterr().out
    assert {path.name for path in tmp_path.iterdir()} == {"documents", "labels.csv", "report.html", "report.xlsx"}


def test_all_reports_are_written_in_one_run(faulty: Path, tmp_path: Path) -> None:
    outputs = [tmp_path / name for name in ("r.json", "r.html", "r.xlsx")]

    code = main(["check", str(faulty), "--json", str(outputs[0]), "--html", str(outputs[1]), "--xlsx", str(outputs[2])])

    assert code == 1
    assert all(path.stat().st_size > 1_000 for path in outputs)


@pytest.mark.parametrize("option", ["--html", "--xlsx", "--json"])
def test_a_place_that_cannot_be_written_is_said_before_anything_is_read(
    clean: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str
) -> None:
    assert main(["check", str(clean), option, str(tmp_path / "没有" / "报告")]) == 2
    assert "文件夹不存在，或不能在那里新建文件" in capsys.readouterr().err


def test_an_interrupted_check_says_so(
    clean: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from guantong.gateways.cli import check

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(check, "check", interrupted)

    assert main(["check", str(clean)]) == 130
    assert "已中断，没有写出报告；原有的文件没有改动。" in capsys.readouterr().err


def test_namesakes_in_two_folders_are_told_apart(
    clean: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in ("甲", "乙"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "预算.pdf").write_bytes(clean.read_bytes())

    _, found = result_of(tmp_path, capsys=capsys)

    assert [document["file"] for document in found["documents"]] == ["乙/预算.pdf", "甲/预算.pdf"]
