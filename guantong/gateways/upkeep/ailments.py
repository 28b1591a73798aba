"""What may be wrong with a machine or an installation, judged from plain facts: one function a complaint (体检项目).

Nothing is looked up here; `looking.py` does that. Each function returns a Finding in plain words, with what to do.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from guantong.domain.words import Words

State = Literal["well", "mind", "ill", "unknown"]
"""well 正常, mind 请注意 (it runs), ill 须处理 (it does not run or cannot be trusted), unknown 未检查: never taken for well."""
PYTHONS = ((3, 11), (3, 14))
"""From the first, below the second: pyproject.toml."""
DJANGO = "5.2"
SQLITE = (3, 31, 0)
"""The oldest that Django 5.2 runs on (docs.djangoproject.com, Databases, SQLite notes)."""
POSTGRESQL = 15
GIB = 1 << 30
_ROOM = (GIB, 5 * GIB)
_AHEAD = timedelta(days=45)
_UNSEALED = timedelta(days=3)
_NOTHING = Words("", "")


@dataclass(frozen=True, slots=True)
class Finding:
    """How one thing stands, and what to do where it is not well."""

    name: Words
    state: State
    says: Words
    do: Words = _NOTHING


def python(version: tuple[int, int, int]) -> Finding:
    """Is this Python one that the product was made for?"""
    said = Words(*2 * (".".join(map(str, version)),))
    if PYTHONS[0] <= version[:2] < PYTHONS[1]:
        return Finding(_PYTHON, "well", said)
    return Finding(
        _PYTHON, "ill", said,
        Words("请安装 Python 3.11、3.12 或 3.13，再重新运行安装脚本。", "Install Python 3.11, 3.12 or 3.13 and run the install script again."),
    )  # fmt: skip


def django(version: str) -> Finding:
    """Is it the Django of the lock?"""
    if version.startswith(f"{DJANGO}."):
        return Finding(_DJANGO, "well", Words(version, version))
    return Finding(
        _DJANGO, "ill", Words(version, version),
        Words(f"应为 {DJANGO}.x：请用安装包重新安装，不要单独升级。", f"{DJANGO}.x is needed: install again from the bundle, upgrade nothing by itself."),
    )  # fmt: skip


def libraries(missing: Collection[str]) -> Finding:
    """Is everything there that was installed with the product?"""
    if not missing:
        return Finding(_LIBRARIES, "well", Words("齐全", "all there"))
    named = "、".join(sorted(missing))
    return Finding(
        _LIBRARIES, "ill", Words(f"缺少：{named}", f"missing: {named}"),
        Words("请用安装包重新安装。", "Install again from the bundle."),
    )  # fmt: skip


def sqlite(version: tuple[int, int, int], used: bool) -> Finding:
    """Is the system's SQLite new enough; does it matter?"""
    said = ".".join(map(str, version))
    if version >= SQLITE:
        return Finding(_SQLITE, "well", Words(f"{said}（够新）", f"{said} (new enough)"))
    return Finding(
        _SQLITE, "ill" if used else "mind", Words(f"{said}，太旧", f"{said}, too old"),
        Words("须 3.31 或更新：请升级系统，或改用 PostgreSQL。", "3.31 or later is needed: upgrade the system, or use PostgreSQL."),
    )  # fmt: skip


def postgresql(version: int) -> Finding:
    """Is the server of the database new enough? `version` as it counts itself: 150004."""
    said = f"{version // 10000}.{version % 10000}"
    if version // 10000 >= POSTGRESQL:
        return Finding(_POSTGRESQL, "well", Words(f"{said}（够新）", f"{said} (new enough)"))
    return Finding(
        _POSTGRESQL, "ill", Words(f"{said}，太旧", f"{said}, too old"),
        Words("须 15 或更新：请升级数据库服务器。", "15 or later is needed: upgrade the database server."),
    )  # fmt: skip


def fonts(families: Collection[str], wanted: Iterable[str]) -> Finding:
    """Is there a Chinese font to print with?"""
    here = [name for name in wanted if name in families]
    if here:
        return Finding(_FONTS, "well", Words("、".join(here), ", ".join(here)))
    return Finding(
        _FONTS, "ill", Words("没有中文字体，不能生成 PDF（docx 不受影响）", "no Chinese font: no PDF (docx is not affected)"),
        Words("请安装 fonts-noto-cjk，或把仿宋、黑体、楷体放进 /usr/local/share/fonts。", "Install fonts-noto-cjk, or put FangSong, SimHei and KaiTi into /usr/local/share/fonts."),
    )  # fmt: skip


def disk(free: int) -> Finding:
    """Is there room in the data folder?"""
    said = Words(f"剩余 {free / GIB:.1f} GB", f"{free / GIB:.1f} GB free")
    if free >= _ROOM[1]:
        return Finding(_DISK, "well", said)
    return Finding(
        _DISK, "ill" if free < _ROOM[0] else "mind", said,
        Words("请腾出空间，至少 5 GB；备份不要放在同一磁盘上。", "Make room, 5 GB at least; keep backups on another disk."),
    )  # fmt: skip


def folder(*, exists: bool, own: bool, writable: bool) -> Finding:
    """May this user work in the data folder? A stranger's look would leave files there that the site cannot read."""
    if not exists:
        return Finding(
            _FOLDER, "ill", Words("还没有", "not there yet"),
            Words("第一次使用：请先运行 guantong migrate 和 guantong set-up；设置里的路径写错时请改正。", "First use: run guantong migrate and guantong set-up; or the path in the settings is wrong."),
        )  # fmt: skip
    if own and writable:
        return Finding(_FOLDER, "well", Words("可用", "usable"))
    return Finding(
        _FOLDER, "ill", Words("不属于当前用户，或不能写", "another user's, or not writable"),
        Words("请用运行站点的用户执行：sudo -u guantong guantong doctor。", "Run it as the user that the site runs as: sudo -u guantong guantong doctor."),
    )  # fmt: skip


def owners(of_others: Collection[str]) -> Finding:
    """Is everything in the data folder this user's? `of_others` are paths in it."""
    if not of_others:
        return Finding(_OWNERS, "well", Words("都属于运行站点的用户", "all of it is the site's user's"))
    few = "、".join(list(of_others)[:3])
    return Finding(
        _OWNERS, "ill", Words(f"{len(of_others)} 项属于别的用户：{few}", f"{len(of_others)} belong to another user: {few}"),
        Words("多半是有人用 root 运行过命令。请以 root 执行 chown -R guantong: 数据文件夹，以后用 sudo -u guantong。", "Most likely a command was run as root. As root: chown -R guantong: on the data folder; from now on sudo -u guantong."),
    )  # fmt: skip


def keys(open_to_others: Collection[str]) -> Finding:
    """Can nobody else on the machine read the keys and the settings?"""
    if not open_to_others:
        return Finding(_KEYS, "well", Words("只有本用户可读", "readable by this user alone"))
    named = "、".join(sorted(open_to_others))
    return Finding(
        _KEYS, "ill", Words(f"别人也能读：{named}", f"others can read: {named}"),
        Words("请执行 chmod 600；曾被别人读过的口令和密钥应更换。", "Run chmod 600; change what others may have read."),
    )  # fmt: skip


def settings_file(path: str, unknown: Collection[str] = (), wrong: str = "", readable: bool = True) -> Finding:
    """Was a settings file found, may this user read it, and is every line of it understood?"""
    if not readable:
        return Finding(
            _SETTINGS, "ill", Words(f"{path}：没有，或当前用户不能读", f"{path}: not there, or not for this user to read"),
            Words("请用运行站点的用户执行：sudo -u guantong guantong doctor；GUANTONG_SETTINGS 写错时请改正。", "Run it as the user that the site runs as: sudo -u guantong guantong doctor; or GUANTONG_SETTINGS is wrong."),
        )  # fmt: skip
    if wrong:
        return Finding(_SETTINGS, "ill", Words(wrong, wrong), Words("请改正这一行。", "Put that line right."))
    if not path:
        return Finding(
            _SETTINGS, "mind", Words("没有，全部用默认值", "none: everything is as preset"),
            Words("把安装包里的 settings.env 复制到 /etc/guantong/ 并填写。", "Copy settings.env of the bundle to /etc/guantong/ and fill it in."),
        )  # fmt: skip
    if unknown:
        named = "、".join(sorted(unknown))
        return Finding(
            _SETTINGS, "mind", Words(f"{path}：不认识 {named}", f"{path}: unknown {named}"),
            Words("可能是写错了名称，这几行没有起作用。", "Most likely misspelt; these lines have no effect."),
        )  # fmt: skip
    return Finding(_SETTINGS, "well", Words(path, path))


def time_zone(known: bool, offset: timedelta) -> Finding:
    """Does the machine know the district's time, and does it show it?"""
    if not known:
        return Finding(
            _ZONE, "ill", Words("系统没有时区数据", "the system has no time zone data"),
            Words("请安装 tzdata。", "Install tzdata."),
        )  # fmt: skip
    if offset == timedelta(hours=8):
        return Finding(_ZONE, "well", Words("北京时间", "Beijing time"))
    return Finding(
        _ZONE, "mind", Words("系统时区不是北京时间；站点仍按北京时间显示", "the system is not on Beijing time; the site shows it nevertheless"),
        Words("为免日志和定时任务相差几小时：timedatectl set-timezone Asia/Shanghai。", "So that logs and timers agree: timedatectl set-timezone Asia/Shanghai."),
    )  # fmt: skip


def clock(now: datetime, last: datetime | None) -> Finding:
    """Has the clock jumped, seen from the journal's last entry?"""
    shown = Words(*2 * (f"{now:%Y-%m-%d %H:%M}",))
    if last is None:
        return Finding(_CLOCK, "unknown", Words(f"{shown.zh}；还没有留痕可比", f"{shown.en}; no entry to compare with"))
    if now < last:
        return Finding(
            _CLOCK, "ill", Words(f"{shown.zh}，早于最后一条留痕 {last:%Y-%m-%d %H:%M}", f"{shown.en}, earlier than the last entry {last:%Y-%m-%d %H:%M}"),
            Words("时钟倒走了：请校准时间后再使用，期限才算得对。", "The clock went back: set it before going on, or terms are counted wrongly."),
        )  # fmt: skip
    if now - last > _AHEAD:
        return Finding(
            _CLOCK, "mind", Words(f"{shown.zh}，最后一条留痕在 {(now - last).days} 天前", f"{shown.en}, the last entry is {(now - last).days} days old"),
            Words("若其间有人使用过，时钟可能走快了：请对照手机上的时间。", "If it was in use since, the clock may be ahead: hold it against a phone."),
        )  # fmt: skip
    return Finding(_CLOCK, "well", shown)


def migrations(*, waiting: int, ahead: Collection[str] = (), halves: Collection[str] = ()) -> Finding:
    """Is the database the one that this program knows?"""
    if ahead:
        named = "、".join(sorted(ahead))
        return Finding(
            _MIGRATIONS, "ill", Words(f"数据库比程序新：{named}", f"the database is newer than the program: {named}"),
            Words("请安装与数据库同一版或更新的程序，不要用旧程序打开。", "Install the program of the database's version or a later one."),
        )  # fmt: skip
    if halves:
        named = "、".join(sorted(halves))
        return Finding(
            _MIGRATIONS, "ill", Words(f"升级只做了一半：{named}", f"half upgraded: {named}"),
            Words("请从升级前的备份恢复，再升级。", "Restore the backup from before the upgrade, then upgrade."),
        )  # fmt: skip
    if waiting:
        return Finding(
            _MIGRATIONS, "ill", Words(f"有 {waiting} 步升级未做", f"{waiting} steps of an upgrade are not done"),
            Words("请先备份，再运行 guantong migrate。", "Back up, then run guantong migrate."),
        )  # fmt: skip
    return Finding(_MIGRATIONS, "well", Words("已到本版本", "at this version"))


def sealed(now: datetime, last: datetime | None, entries: int) -> Finding:
    """Was the journal sealed lately?"""
    if last is not None and now - last <= _UNSEALED:
        return Finding(_SEALED, "well", Words(f"{last:%Y-%m-%d %H:%M}", f"{last:%Y-%m-%d %H:%M}"))
    if not entries:
        return Finding(_SEALED, "unknown", Words("还没有留痕", "no entry yet"))
    said = Words(f"上次 {last:%Y-%m-%d}", f"last {last:%Y-%m-%d}") if last else Words("从未日封", "never sealed")
    return Finding(
        _SEALED, "mind", said,
        Words("请启用 guantong-nightly.timer，或每晚运行 guantong nightly，日封交机关以外保管。", "Enable guantong-nightly.timer, or run guantong nightly every night; hand the head to somebody outside."),
    )  # fmt: skip


def journal(wrong: Collection[str]) -> Finding:
    """Is the journal whole, and is every row as it says? `wrong` are the lines of `verify-journal`."""
    if not wrong:
        return Finding(_JOURNAL, "well", Words("完整，各表与留痕相符", "whole; every row is as it says"))
    few = "；".join(list(wrong)[:3])
    return Finding(
        _JOURNAL, "ill", Words(f"{len(wrong)} 处不符：{few}", f"{len(wrong)} places differ: {few}"),
        Words("不要再改动数据，先做一份备份，再用保管在外的日封运行 guantong verify-journal 查明。", "Change nothing; back up, then run guantong verify-journal with the head held outside."),
    )  # fmt: skip


def files(wrong: Collection[str], count: int) -> Finding:
    """Are the bytes of every attachment those that were examined when it was brought?"""
    if not wrong:
        return Finding(_FILES, "well", Words(f"{count} 份，逐字节相符", f"{count}, byte for byte"))
    few = "；".join(list(wrong)[:3])
    return Finding(
        _FILES, "ill", Words(f"{len(wrong)} 份不符：{few}", f"{len(wrong)} differ: {few}"),
        Words("请从备份恢复 files/ 里的这些文件；guantong verify-files 列出全部。", "Restore these from a backup; guantong verify-files lists all."),
    )  # fmt: skip


def examiner(works: bool) -> Finding:
    """Can a file that is brought be examined in its limited child process?"""
    if works:
        return Finding(_EXAMINER, "well", Words("可用", "works"))
    return Finding(
        _EXAMINER, "ill", Words("检查文件的子进程没有答复", "the process that examines files does not answer"),
        Words("没有它不接收任何文件：请看站点日志；内存不足 2 GB 的机器须加内存。", "No file is taken in without it: see the site's log; it needs 2 GB of memory."),
    )  # fmt: skip


def assets(*, charts: bool, english: bool) -> Finding:
    """Are charts and the English of the pages there?"""
    missing = [*([] if charts else ["echarts"]), *([] if english else ["django.mo"])]
    if not missing:
        return Finding(_ASSETS, "well", Words("齐全", "all there"))
    named = "、".join(missing)
    return Finding(
        _ASSETS, "mind", Words(f"缺少 {named}（图表以表格显示，英文页面不全）", f"missing {named} (charts show as tables, pages only in Chinese)"),
        Words("请用安装包重新安装。", "Install again from the bundle."),
    )  # fmt: skip


def restored(unfinished: bool) -> Finding:
    """Did a restore end?"""
    if not unfinished:
        return Finding(_RESTORED, "well", Words("没有未完成的恢复", "no restore is unfinished"))
    return Finding(
        _RESTORED, "ill", Words("上一次恢复没有做完", "the last restore did not end"),
        Words("请再运行一次 guantong restore：它先把文件放回原处。", "Run guantong restore again: it first puts everything back."),
    )  # fmt: skip


_PYTHON = Words("Python", "Python")
_DJANGO = Words("Django", "Django")
_LIBRARIES = Words("程序库", "Libraries")
_SQLITE = Words("SQLite", "SQLite")
_POSTGRESQL = Words("PostgreSQL", "PostgreSQL")
_FONTS = Words("中文字体", "Chinese fonts")
_DISK = Words("磁盘空间", "Disk space")
_FOLDER = Words("数据文件夹", "Data folder")
_OWNERS = Words("文件的归属", "Owners of files")
_KEYS = Words("密钥和设置的权限", "Who reads keys and settings")
_SETTINGS = Words("设置文件", "Settings file")
_ZONE = Words("时区", "Time zone")
_CLOCK = Words("时钟", "Clock")
_MIGRATIONS = Words("数据库版本", "Version of the database")
_SEALED = Words("日封", "Daily seal")
_JOURNAL = Words("留痕", "Journal")
_FILES = Words("附件", "Files")
_EXAMINER = Words("文件检查", "Examination of files")
_ASSETS = Words("页面资源", "Assets of the pages")
_RESTORED = Words("恢复", "Restore")
