"""The commands of whoever keeps the server: is it well, back it up, bring it back (看护命令)."""

import getpass
import sys
from argparse import Namespace
from datetime import datetime
from pathlib import Path
from typing import Any

from guantong.domain.words import Words

_MARKS = {"well": "正常", "mind": "注意", "ill": "须处理", "unknown": "未检查"}
_SHORTEST = 12
"""Characters of a passphrase: whoever finds the disc has all the time there is."""


def add_to(verbs: Any) -> None:
    """Add `doctor`, `backup` and `restore` to the `guantong` command."""
    asked = verbs.add_parser("doctor", help="体检：这台机器和这套安装是否正常 is the installation well")
    asked.set_defaults(run=doctor)
    taken = verbs.add_parser("backup", help="备份：加密写出并读回核对 an encrypted backup, read back")
    taken.add_argument("out", type=Path, metavar="FILE|DIR", help="写到哪个文件或文件夹 the file, or the folder for it")
    taken.set_defaults(run=backup)
    brought = verbs.add_parser("restore", help="恢复：全部恢复或什么都不改 all of it or nothing")
    brought.add_argument("file", type=Path, metavar="FILE", help="备份文件 the backup")
    brought.add_argument(
        "--over",
        default="",
        metavar="DISTRICT",
        help="替换现有数据时写出地区名 to replace what is there: the district's name",
    )
    brought.add_argument("--check", action="store_true", help="只核对，不恢复 only prove it")
    brought.set_defaults(run=restore)
    for verb in (taken, brought):
        verb.add_argument(
            "--passphrase-file", type=Path, metavar="FILE",
            help="口令所在的文件（第一行）；不给则提示输入 the file whose first line is the passphrase; else it is asked for",
        )  # fmt: skip


def doctor(_chosen: Namespace) -> int:
    """Print how everything stands and what to do; 0 well, 1 something to mind, 2 something is ill."""
    import os

    from guantong.gateways.cli.site_commands import SETTINGS
    from guantong.gateways.upkeep.looking import findings, in_short, worst

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    found = []
    for finding in findings():
        found.append(finding)
        print(f"[{_MARKS[finding.state]}] {finding.name.zh}：{finding.says.zh}（{finding.name.en}: {finding.says.en}）")
        if finding.do.zh:
            print(f"        → {finding.do.zh} {finding.do.en}", flush=True)
    says = in_short(found)
    print(says.zh, says.en)
    return worst(found)


def backup(chosen: Namespace) -> int:
    """Seal the journal, write the backup, read it back; 0 whole, 1 whole but the installation lost files, 2 none was written."""
    from guantong.gateways.cli.site_commands import start
    from guantong.gateways.cli.system_refusals import why

    start()
    from django.conf import settings
    from django.db import DatabaseError

    from guantong.apps.journal.operations import seal
    from guantong.gateways.clock import now
    from guantong.gateways.site.keys import sealing_key
    from guantong.gateways.upkeep.backing_up import back_up
    from guantong.gateways.upkeep.locked_box import NotOpened
    from guantong.gateways.upkeep.upgrading import UpgradeRefused, schema

    as_of = now()
    out = chosen.out / f"guantong-{as_of:%Y%m%d-%H%M%S}.backup" if chosen.out.is_dir() else chosen.out
    if out.exists():
        return _refused(_THERE.filled(out=out))
    passphrase = _passphrase(chosen.passphrase_file, twice=True)
    if passphrase is None:
        return 2
    try:
        if schema().fits:
            seal(journal=settings.DISTRICT, key=sealing_key(settings.DATA), as_of=as_of)
        taken = back_up(out, passphrase, as_of=as_of)
    except (UpgradeRefused, NotOpened) as refused:
        return _refused(refused.words)
    except OSError as error:
        return _refused(_UNWRITTEN.filled(out=out, why=why(error)))
    except DatabaseError as error:
        return _refused(_DATABASE.filled(why=" ".join(str(error).split())))
    inventory = taken.inventory
    print(f"已备份并读回核对：{out}（{len(inventory.members)} 项，{inventory.entries} 条留痕）(written and read back)")
    print(_apart(inventory.apart, _APART) or "密钥和设置文件也在其中 (the keys and the settings file are in it)")
    if taken.lost:
        return _told(_LOST.filled(count=len(taken.lost), few="、".join(name[:8] for name in taken.lost[:3])))
    return 0


def restore(chosen: Namespace) -> int:
    """Prove a backup and bring it back; 0 done, 2 nothing was changed."""
    from guantong.gateways.cli.site_commands import start
    from guantong.gateways.cli.system_refusals import why

    start(restoring=True)
    from django.db import DatabaseError

    from guantong.gateways.upkeep.locked_box import NotOpened
    from guantong.gateways.upkeep.restoring import read_through, settings_brought
    from guantong.gateways.upkeep.restoring import restore as brought_back

    passphrase = _passphrase(chosen.passphrase_file, twice=False)
    if passphrase is None:
        return 2
    try:
        if chosen.check:
            inventory = read_through(chosen.file, passphrase)
        else:
            inventory = brought_back(chosen.file, passphrase, over=chosen.over)
    except NotOpened as refused:
        return _refused(refused.words)
    except OSError as error:
        missing = isinstance(error, FileNotFoundError) and not chosen.file.exists()
        return _refused(
            _NO_BACKUP.filled(file=chosen.file) if missing else _UNREAD.filled(file=chosen.file, why=why(error))
        )
    except DatabaseError as error:
        return _refused(_UNREAD.filled(file=chosen.file, why=" ".join(str(error).split())))
    taken = datetime.fromisoformat(inventory.taken_at)
    done = "核对无误，没有改动任何东西 proved, nothing was changed" if chosen.check else "已恢复 restored"
    print(
        f"{done}：{inventory.district}，{taken:%Y-%m-%d %H:%M}，{len(inventory.members)} 项，{inventory.entries} 条留痕"
    )
    if inventory.apart:
        print(_apart(inventory.apart, _APART_STILL))
    if not chosen.check:
        if "settings.env" in inventory.members:
            print(
                f"备份里的设置文件：{settings_brought()}，请与现用的对照 (the settings file of the backup, to compare with)"
            )
        print(
            "请再用保管在外的日封运行 guantong verify-journal，并运行 guantong doctor (verify against the head held outside)"
        )
    return 0


def _passphrase(file: Path | None, *, twice: bool) -> bytes | None:
    """Return the passphrase from a file or a prompt, never from the command line, which everybody on the machine can read."""
    try:
        if file is not None:
            given = (file.read_text("utf-8").splitlines() or [""])[0]
        else:
            given = getpass.getpass("备份口令 passphrase: ")
            if twice and getpass.getpass("再输入一次 once more: ") != given:
                return _nothing(_TWO)
    except (OSError, EOFError, UnicodeDecodeError):
        return _nothing(_NO_PASSPHRASE)
    return given.encode() if len(given) >= _SHORTEST else _nothing(_SHORT)


def _apart(names: tuple[str, ...], words: Words) -> str:
    """Say which keys are kept elsewhere; empty where none is."""
    return f"{words.filled(names='、'.join(names)).zh} {words.filled(names=', '.join(names)).en}" if names else ""


def _nothing(words: Words) -> None:
    _refused(words)


def _refused(words: Words) -> int:
    print(f"{words.zh} {words.en}", file=sys.stderr)
    return 2


def _told(words: Words) -> int:
    print(f"{words.zh} {words.en}", file=sys.stderr)
    return 1


_THERE = Words("{out} 已经存在，没有覆盖。请换一个名称。", "{out} is there already and was not overwritten.")
_UNWRITTEN = Words("写不到 {out}：{why}。没有备份。", "{out} cannot be written: {why}. There is no backup.")
_UNREAD = Words(
    "读写时出错（{file}：{why}），没有恢复任何东西。",
    "Reading or writing failed ({file}: {why}); nothing was restored.",
)
_NO_BACKUP = Words("没有 {file} 这个文件，没有恢复任何东西。", "There is no file {file}; nothing was restored.")
_DATABASE = Words(
    "数据库打不开，或写不进：{why}。没有备份。请运行 guantong doctor 查看原因。",
    "The database cannot be opened or written: {why}. There is no backup. Ask guantong doctor.",
)
_LOST = Words(
    "备份完整，但本机有 {count} 份附件的内容早已不在（{few}…）：请运行 guantong verify-files。",
    "The backup is whole, but the bytes of {count} attachments are gone from this machine ({few}…): run guantong verify-files.",
)
_APART = Words(
    "密钥和设置文件也在其中；保管在别处的密钥不在：{names}，请另行备份。",
    "The keys and the settings file are in it, except for keys that are kept elsewhere: {names}. Back those up by themselves.",
)
_APART_STILL = Words(
    "这些密钥当时保管在别处，不在备份里：{names}。请放回原处，并在设置文件里写明。",
    "These keys were kept elsewhere and are not in the backup: {names}. Put them in their place and name it in the settings file.",
)
_TWO = Words("两次输入不一样，没有备份。", "The two differ; no backup was made.")
_NO_PASSPHRASE = Words("没有口令，什么都没有做。", "There is no passphrase; nothing was done.")
_SHORT = Words("口令至少 12 个字，什么都没有做。", "A passphrase has 12 characters at least; nothing was done.")
