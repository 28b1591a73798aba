"""Every complaint of the doctor: a machine that is well, one that is not, and what is to be done."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from guantong.gateways.upkeep import ailments
from guantong.gateways.upkeep.ailments import GIB, Finding

NOON = datetime(2026, 3, 2, 12, tzinfo=ZoneInfo("Asia/Shanghai"))
BEIJING = timedelta(hours=8)
WELL = {
    "python": ailments.python((3, 11, 2)),
    "django": ailments.django("5.2.9"),
    "libraries": ailments.libraries([]),
    "sqlite": ailments.sqlite((3, 40, 1), used=True),
    "postgresql": ailments.postgresql(150004),
    "fonts": ailments.fonts({"Noto Sans CJK SC"}, ["仿宋", "Noto Sans CJK SC"]),
    "disk": ailments.disk(5 * GIB),
    "folder": ailments.folder(exists=True, own=True, writable=True),
    "owners": ailments.owners([]),
    "keys": ailments.keys([]),
    "settings file": ailments.settings_file("/etc/guantong/settings.env"),
    "time zone": ailments.time_zone(True, BEIJING),
    "clock": ailments.clock(NOON, NOON - timedelta(days=45)),
    "migrations": ailments.migrations(waiting=0),
    "sealed": ailments.sealed(NOON, NOON - timedelta(days=3), 9),
    "journal": ailments.journal([]),
    "files": ailments.files([], 9),
    "examiner": ailments.examiner(True),
    "assets": ailments.assets(charts=True, english=True),
    "restored": ailments.restored(False),
}
COMPLAINTS = [
    (ailments.python((3, 10, 9)), "ill", "3.10.9", "请安装 Python 3.11"),
    (ailments.python((3, 14, 0)), "ill", "3.14.0", "请安装 Python 3.11"),
    (ailments.django("5.1.4"), "ill", "5.1.4", "不要单独升级"),
    (ailments.libraries(["typst", "duckdb"]), "ill", "缺少：duckdb、typst", "用安装包重新安装"),
    (ailments.sqlite((3, 30, 1), used=True), "ill", "3.30.1，太旧", "3.31"),
    (ailments.sqlite((3, 30, 1), used=False), "mind", "3.30.1，太旧", "3.31"),
    (ailments.postgresql(140011), "ill", "14.11，太旧", "15 或更新"),
    (ailments.fonts({"DejaVu Sans"}, ["仿宋"]), "ill", "没有中文字体", "fonts-noto-cjk"),
    (ailments.disk(GIB - 1), "ill", "剩余 1.0 GB", "腾出空间"),
    (ailments.disk(5 * GIB - 1), "mind", "剩余 5.0 GB", "腾出空间"),
    (ailments.folder(exists=False, own=False, writable=False), "ill", "还没有", "guantong set-up"),
    (ailments.folder(exists=True, own=False, writable=True), "ill", "不属于当前用户", "sudo -u guantong"),
    (ailments.folder(exists=True, own=True, writable=False), "ill", "不能写", "sudo -u guantong"),
    (
        ailments.owners(["files/ab", "guantong.sqlite3"]),
        "ill",
        "2 项属于别的用户：files/ab、guantong.sqlite3",
        "sudo -u guantong",
    ),
    (ailments.keys(["keys/seal"]), "ill", "别人也能读：keys/seal", "chmod 600"),
    (ailments.settings_file(""), "mind", "默认值", "settings.env"),
    (ailments.settings_file("s", unknown=["GUANTONG_DATE"]), "mind", "不认识 GUANTONG_DATE", "写错了名称"),
    (ailments.settings_file("s", wrong="第 2 行应为 名称=值"), "ill", "第 2 行", "改正这一行"),
    (ailments.settings_file("s", readable=False), "ill", "当前用户不能读", "sudo -u guantong"),
    (ailments.time_zone(False, BEIJING), "ill", "没有时区数据", "tzdata"),
    (ailments.time_zone(True, timedelta()), "mind", "不是北京时间", "timedatectl"),
    (ailments.clock(NOON, NOON + timedelta(minutes=1)), "ill", "早于最后一条留痕 2026-03-02 12:01", "校准时间"),
    (ailments.clock(NOON, NOON - timedelta(days=46)), "mind", "46 天前", "对照手机"),
    (ailments.clock(NOON, None), "unknown", "还没有留痕", ""),
    (ailments.migrations(waiting=2), "ill", "有 2 步升级未做", "先备份"),
    (ailments.migrations(waiting=0, ahead=["years.0009"]), "ill", "比程序新：years.0009", "同一版或更新"),
    (ailments.migrations(waiting=1, halves=["years_step"]), "ill", "只做了一半：years_step", "从升级前的备份恢复"),
    (ailments.sealed(NOON, NOON - timedelta(days=4), 9), "mind", "上次 2026-02-26", "guantong nightly"),
    (ailments.sealed(NOON, None, 9), "mind", "从未日封", "guantong nightly"),
    (ailments.sealed(NOON, None, 0), "unknown", "还没有留痕", ""),
    (ailments.journal(["actors.person/3：changed"]), "ill", "1 处不符：actors.person/3", "verify-journal"),
    (ailments.files(["附件7：missing"], 9), "ill", "1 份不符：附件7", "从备份恢复"),
    (ailments.examiner(False), "ill", "没有答复", "站点日志"),
    (ailments.assets(charts=False, english=True), "mind", "缺少 echarts", "安装包"),
    (ailments.assets(charts=True, english=False), "mind", "缺少 django.mo", "安装包"),
    (ailments.restored(True), "ill", "没有做完", "guantong restore"),
]


@pytest.mark.parametrize("finding", WELL.values(), ids=WELL.keys())
def test_what_is_well_asks_for_nothing(finding: Finding) -> None:
    assert (finding.state, finding.do.zh, finding.do.en) == ("well", "", "")


@pytest.mark.parametrize(("finding", "state", "says", "do"), COMPLAINTS, ids=[c[2] for c in COMPLAINTS])
def test_a_complaint_says_what_is_wrong_and_what_to_do_in_both_languages(
    finding: Finding, state: str, says: str, do: str
) -> None:
    assert finding.state == state
    assert says in finding.says.zh
    assert do in finding.do.zh
    assert finding.says.en
    assert bool(finding.do.en) == bool(do)
