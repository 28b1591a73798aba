"""The commands of the site: serve it, seal and verify its journal (站点命令). Django is only imported when one runs."""

import json
import multiprocessing
import os
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

from guantong.domain.words import Words
from guantong.gateways.cli.work_commands import nightly, worker, worker_beside

SETTINGS = "guantong.gateways.site.settings"
THREADS = 16
"""Requests answered at once; a district office asks far fewer, and each holds a connection to the database."""

_USED_FOR = 240
"""Days for which the district of the demo has used the site."""


def add_to(verbs: Any) -> None:
    """Add the site's commands to the `guantong` command."""
    served = verbs.add_parser("serve", help="启动站点 serve the site")
    served.add_argument("--host", default="127.0.0.1")
    served.add_argument("--port", type=int, default=8000)
    served.add_argument("--no-worker", action="store_true", help="不同时启动后台程序 without a worker beside the site")
    served.set_defaults(run=lambda chosen: serve(chosen.host, chosen.port, working=not chosen.no_worker))
    working = verbs.add_parser("worker", help="后台程序：办理后台任务 do background jobs")
    working.add_argument("--until-idle", action="store_true", help="办完即止 end when nothing is left to do")
    working.set_defaults(run=lambda chosen: worker(until_idle=chosen.until_idle))
    verbs.add_parser(
        "nightly", help="每晚一次：列出当日提醒并日封 the reminders of the day, and its seal"
    ).set_defaults(run=lambda _: nightly())
    verbs.add_parser("migrate", help="升级数据库 bring the database to this version").set_defaults(
        run=lambda _: migrate()
    )
    granted = verbs.add_parser("database-role", help="PostgreSQL 应用角色的授权语句 grants for the site's role")
    granted.add_argument("role")
    granted.set_defaults(run=lambda chosen: database_role(chosen.role))
    sealed = verbs.add_parser("seal-journal", help="日封：封存留痕 seal the journal")
    sealed.add_argument("--out", type=Path, metavar="FILE", help="日封文件 write the head to FILE")
    sealed.add_argument(
        "--public-key",
        type=Path,
        metavar="FILE",
        help="公钥，与日封一并交出 write the key that heads are checked with to FILE",
    )
    sealed.set_defaults(run=lambda chosen: seal_journal(chosen.out, chosen.public_key))
    verified = verbs.add_parser("verify-journal", help="用保管的日封核对留痕 verify the journal against a held head")
    verified.add_argument("head", type=Path, metavar="HEAD", help="保管在外的日封 the head held outside")
    verified.add_argument(
        "--key", type=Path, metavar="FILE", help="公钥：不给则不核对签名 without it no signature is checked"
    )
    verified.set_defaults(run=lambda chosen: verify_journal(chosen.head, chosen.key))
    checked = verbs.add_parser("verify-files", help="核对附件的每个字节 compare every file with its digests")
    checked.set_defaults(run=lambda _chosen: verify_files())


def database_role(role: str) -> int:
    """Print the statements that let a PostgreSQL role run the site and never rewrite the journal."""
    if not role.isidentifier():
        print(f"角色名只能用字母、数字和下划线：{role} (letters, digits, underscore)", file=sys.stderr)
        return 2
    from guantong.apps.journal.protection import app_role

    print(";\n".join(app_role(role)) + ";")
    return 0


def migrate() -> int:
    """Bring the database to this version."""
    start()
    if why := why_not_begun():
        print(f"{why.zh} {why.en}", file=sys.stderr)
        return 2
    print("数据库已到本版本 (the database is at this version)")
    return 0


def why_not_begun() -> Words | None:
    """Bring the database to this version and return None, or why nothing was touched."""
    from django.db import DatabaseError

    from guantong.gateways.upkeep.upgrading import UpgradeRefused, upgrade

    try:
        upgrade()
    except UpgradeRefused as refused:
        return refused.words
    except (
        DatabaseError,
        OSError,
    ) as error:  # a disk that is full, a server that is gone: the transaction took it back
        return _NOT_UPGRADED.filled(why=" ".join(str(error).split()))
    return None


class NotStarted(RuntimeError):
    """Nothing was begun; `words` say why and what to do."""

    def __init__(self, words: Words) -> None:
        self.words = words
        super().__init__(words.zh)


def start(demo: Path | None = None, *, restoring: bool = False) -> None:
    """Make Django ready; `demo` is the folder of a demo site, `restoring` says that a restore may be ended by it.

    Raises NotStarted where the settings file or the data folder cannot be read: a slip of the pen, or somebody else's; and where a
    restore has not ended: rows and files may be of two installations.
    """
    import django

    from guantong.gateways.cli.system_refusals import why
    from guantong.gateways.site import settings_file

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    if demo is not None:
        os.environ["GUANTONG_DATA"], os.environ["DEMO"] = str(demo), "1"
    try:
        settings_file.apply()
    except (OSError, ValueError) as error:
        said = why(error) if isinstance(error, OSError) else Words(str(error), str(error))
        said = _NO_FILE if isinstance(error, FileNotFoundError) else said
        raise NotStarted(_NO_SETTINGS.filled(file=settings_file.place(), why=said)) from error
    try:
        django.setup()
    except OSError as error:
        raise NotStarted(_NO_FOLDER.filled(file=error.filename, why=why(error))) from error
    from django.conf import settings

    from guantong.gateways.upkeep.looking import MARK, UNFINISHED

    if not restoring and (Path(settings.DATA) / MARK).exists():
        raise NotStarted(UNFINISHED)


def serve(host: str, port: int, demo: Path | None = None, *, working: bool = True) -> int:
    """Serve the site until interrupted, a worker beside it; a demo is served on loopback only."""
    start(demo)
    from django.conf import settings
    from django.core.management import call_command
    from granian import Granian
    from granian.constants import Interfaces

    from guantong.apps.actors.models import Person
    from guantong.gateways.site.demo_folder import why_not_served

    if why := why_not_served(host, settings.DEMO, settings.DATA, kept=False):
        print(f"{why.zh} {why.en}", file=sys.stderr)
        return 2
    if why := why_not_begun():
        print(f"{why.zh} {why.en}", file=sys.stderr)
        return 2
    if why := why_not_served(host, settings.DEMO, settings.DATA, kept=Person.objects.exists()):
        print(f"{why.zh} {why.en}", file=sys.stderr)
        return 2
    call_command("collectstatic", interactive=False, verbosity=0)
    from guantong.apps.feeds.reading import clear_left
    from guantong.apps.files.operations import sweep
    from guantong.gateways.clock import now

    sweep(as_of=now())
    clear_left()
    if working:
        worker_beside()
    # not forked: this process may have read and written figures, whose library does not live on in a fork
    multiprocessing.set_start_method("spawn", force=True)
    target = f"{SETTINGS.rpartition('.')[0]}.wsgi:application"
    Granian(target, host, port, interface=Interfaces.WSGI, blocking_threads=THREADS).serve()
    return 0


def seal_journal(out: Path | None, public: Path | None = None) -> int:
    """Seal what was recorded, print the head; keep it, and the key to check its signature with, in files if asked."""
    start()
    from django.conf import settings

    from guantong.apps.journal.operations import seal
    from guantong.domain.seal.head import public_text
    from guantong.gateways.clock import now
    from guantong.gateways.site.keys import sealing_key

    key = sealing_key(settings.DATA)
    head = seal(journal=settings.DISTRICT, key=key, as_of=now())
    print(head.printed())
    if out is not None:
        out.write_text(head.printed() + "\n", "utf-8")
    if public is not None:
        public.write_text(public_text(key.public_key()) + "\n", "utf-8")
    return 0


def verify_journal(head: Path, key: Path | None) -> int:
    """Verify the journal of this installation against a held head; 0 whole, 1 not, 2 could not be read."""
    from guantong.gateways.cli.verify_journal import key_in, verdict, verify

    try:
        held = json.loads(head.read_text("utf-8"))
        public = key_in(key)
    except (OSError, ValueError) as error:
        print(f"不能读取日封或公钥 cannot read the head or the key: {error}", file=sys.stderr)
        return 2
    start()
    from guantong.apps.journal import queries

    wrong = verify(held, queries.lines(), public)
    wrong += behind_the_journal()
    print(verdict(held, wrong, public))
    return 1 if wrong else 0


def behind_the_journal() -> list[str]:
    """Return a line for every row or list that is not as the journal says."""
    from guantong.apps.journal import queries

    wrong = [f"{key} 的列表与原文不符 (misprinted)" for key in queries.misprinted()]
    return wrong + [f"{drift.key}：{drift.what}，没有留痕 (changed behind the journal)" for drift in queries.drifted()]


def verify_files() -> int:
    """Compare the bytes of every attachment with its digests; 0 all as brought, 1 not. Bytes without a row are told."""
    start()
    from guantong.apps.files.queries import misfits, orphans

    wrong = [f"附件{misfit.pk}：{misfit.what} 不符" for misfit in misfits()]
    loose = sum(1 for _ in orphans())
    print("\n".join(wrong) or "附件完整，与登记的摘要相符 (every file as it was brought)")
    if loose:
        print(f"另有 {loose} 份没有登记的内容，下次启动时清理 (bytes without a row)")
    return 1 if wrong else 0


def grow_demo(folder: Path, small: bool = False, port: int = 8000) -> None:
    """Grow 明湖区 in `folder` if it is empty, seal its journal, print a sign-in link for every desk.

    `small`: two sub-districts and a body of every kind, in seconds; the units whose money moves are not among them.
    """
    start(folder)
    from django.conf import settings
    from django.core.management import call_command

    from guantong.apps.actors.models import Person
    from guantong.apps.journal.operations import seal
    from guantong.gateways.clock import now
    from guantong.gateways.demo.adjusted import grow_adjustments
    from guantong.gateways.demo.assessed import grow_assessment, grow_round
    from guantong.gateways.demo.consulted import grow_consultation
    from guantong.gateways.demo.district import read
    from guantong.gateways.demo.examined import grow_figures
    from guantong.gateways.demo.handed_over import grow_money
    from guantong.gateways.demo.matters import grow_matters
    from guantong.gateways.demo.opined import grow_opinions
    from guantong.gateways.demo.reviewed import grow_reviews
    from guantong.gateways.demo.reviewed_further import grow_further_reviews
    from guantong.gateways.demo.scored import grow_scores
    from guantong.gateways.demo.selected import grow_selection
    from guantong.gateways.demo.steps import grow_years
    from guantong.gateways.demo.supervised import grow_supervision
    from guantong.gateways.demo.voiced import grow_needs
    from guantong.gateways.demo.world import grow_site, sign_in_links
    from guantong.gateways.site.demo_folder import mark
    from guantong.gateways.site.keys import sealing_key

    mark(settings.DATA)
    call_command("migrate", verbosity=0)
    people = {p.username: p for p in Person.objects.filter(username__in=read("people")).order_by("pk")}
    if not people:
        people = grow_site(now() - timedelta(days=_USED_FOR), small)
        grow_matters(people, now())
        grow_assessment(people, now())
        grow_round(people, now())
        grow_scores(people, now())
        grow_years(people, now())
        grow_supervision(people, now())
        grow_reviews(people, now(), small)
        grow_further_reviews(people, now())
        grow_adjustments(people, now())
        grow_needs(people, now())
        grow_consultation(people, now())
        begun = now()
        count = grow_figures(people, now)
        took = (now() - begun).total_seconds()
        print(
            f"  已上传、读取、核对 {count} 份虚构文件，用时 {took:.1f} 秒 ({count} documents brought, read and examined)"
        )
        if not small:
            count = grow_money(people, now)
            grow_selection(people, now)
            grow_opinions(people, now)
            print(
                f"  已报送、入账 {count} 份虚构明细，并对账上数据运行规则 ({count} files of records published and judged)"
            )
    for person, desk, address in sign_in_links(people, now()):
        print(f"  {person.name}\t{desk}\n      http://127.0.0.1:{port}{address}")
    seal(journal=settings.DISTRICT, key=sealing_key(settings.DATA), as_of=now())


def serve_demo(folder: Path, port: int, small: bool = False) -> int:
    """Grow 明湖区 in `folder`/site if it is empty, print a sign-in link for every desk, and serve it on loopback."""
    print("\n站点（虚构）：每个链接只能用一次，打开即进入该人的工作台 · one-time links, one a desk", flush=True)
    site = (folder / "site").resolve()
    grow_demo(site, small=small, port=port)
    return serve("127.0.0.1", port, demo=site)


_NOT_UPGRADED = Words(
    "数据库打不开，或升级没有做完：{why}。数据库没有改动。请运行 guantong doctor 查看原因，处理后再试。",
    "The database cannot be opened, or the upgrade did not end: {why}. The database is as it was. Ask guantong doctor, then try again.",
)
_NO_FILE = Words("没有这个文件", "there is no such file")
_NO_SETTINGS = Words(
    "设置文件 {file} 不能使用：{why}。没有启动。请改正后再试；没有权限时用运行站点的用户执行：sudo -u guantong guantong …。",
    "The settings file {file} cannot be used: {why}. Nothing was started. Put it right; without the right to read it, run it as the site's user: sudo -u guantong guantong …",
)
_NO_FOLDER = Words(
    "数据文件夹不能使用（{file}：{why}），没有启动。请用运行站点的用户执行：sudo -u guantong guantong …，或运行 guantong doctor。",
    "The data folder cannot be used ({file}: {why}); nothing was started. Run it as the site's user: sudo -u guantong guantong …, or ask guantong doctor.",
)
