"""The commands of packages: our key, pack files for another installation, take in what a disc brings (数据包命令)."""

import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any


def add_to(verbs: Any) -> None:
    """Add `exchange-key`, `pack-out` and `take-in` to the `guantong` command."""
    verbs.add_parser("exchange-key", help="本系统的交换公钥 the key the other side enters").set_defaults(run=own)
    packed = verbs.add_parser("pack-out", help="打包导出：签名、编号 sign files as a package for a disc")
    packed.add_argument("files", nargs="+", type=Path, metavar="FILE", help="要打包的文件 the files")
    packed.add_argument("--to", required=True, metavar="NAME", help="发给哪个系统 the receiver's name")
    packed.add_argument("--kind", required=True, help="文件种类，如 feeds.file kind of document")
    packed.add_argument(
        "--about", action="append", default=[], metavar="NAME=VALUE",
        help="说明项，可多次，如 period=2026-03 what must be known beside the bytes",
    )  # fmt: skip
    packed.add_argument("--by", required=True, metavar="USERNAME", help="以谁的名义 in whose name")
    packed.add_argument("--out", type=Path, default=Path(), metavar="DIR", help="写到哪个文件夹 where to")
    packed.set_defaults(run=pack_out)
    taken = verbs.add_parser("take-in", help="接收数据包：逐字节核对，按编号接收 check packages and take them in")
    taken.add_argument(
        "files", nargs="+", type=Path, metavar="FILE|DIR", help=".gtpack 文件或装有它们的文件夹 packages"
    )
    taken.add_argument("--by", required=True, metavar="USERNAME", help="以谁的名义 in whose name")
    taken.set_defaults(run=take_in)


def own(_: Namespace) -> int:
    """Print the name, key and fingerprint that the other side enters."""
    _start()
    from guantong.apps.exchange.keys import own_key

    name, public, fingerprint = own_key()
    print(f"系统名称 name\t{name}\n公钥 key\t{public}\n指纹 fingerprint\t{fingerprint}")
    return 0


def pack_out(chosen: Namespace) -> int:
    """Pack the files and write the package into the folder; 0 written, 2 nothing was."""

    def done(by: Any, as_of: Any) -> int:
        from guantong.apps.exchange.kinds import kind_of, kinds
        from guantong.apps.exchange.models import Partner
        from guantong.apps.exchange.operations import pack
        from guantong.apps.files.store import path_of
        from guantong.domain.seal.package import Document

        kind, partner = kind_of(chosen.kind), Partner.objects.filter(name=chosen.to).first()
        if kind is None:
            return _say(f"没有这种文件：{chosen.kind}。有：{'、'.join(k.name for k in kinds())} (no such kind)")
        if partner is None:
            return _say(f"没有登记过“{chosen.to}”这个系统 (no such partner)")
        about = dict(one.partition("=")[::2] for one in chosen.about)
        documents = [Document(kind.name, kind.schema, p.name, about, p.read_bytes()) for p in chosen.files]
        made = pack(partner=partner, documents=documents, by=by, as_of=as_of)
        assert made.file is not None  # noqa: S101 - it was kept with the row
        out = chosen.out / made.file.name
        out.write_bytes(path_of(made.file.sm3).read_bytes())
        print(f"{made}\t{out}\tSM3 {made.sm3}")
        return 0

    return _in_the_name_of(chosen.by, done)


def take_in(chosen: Namespace) -> int:
    """Take the packages in and say of each what became of it; 0 all, 1 some were refused, 2 nothing was read."""

    def done(by: Any, as_of: Any) -> int:
        from guantong.apps.exchange.disc import receive_all
        from guantong.domain.seal.package import SUFFIX

        found = [f for p in chosen.files for f in (sorted(p.glob(f"*{SUFFIX}")) if p.is_dir() else [p])]
        if not found:
            return _say("没有 .gtpack 文件 (no package)")
        outcomes = receive_all([(path.name, path.read_bytes()) for path in found], by=by, as_of=as_of)
        for one in outcomes:
            print(f"{one.name}：{one.says.zh} ({one.says.en})", file=sys.stderr if one.refused else sys.stdout)
        return int(any(one.refused for one in outcomes))

    return _in_the_name_of(chosen.by, done)


def _in_the_name_of(username: str, do: Callable[[Any, Any], int]) -> int:
    """Do it as the person stands today; what they may not is refused here as on the site."""
    _start()
    from guantong.apps.actors.models import Person
    from guantong.apps.actors.queries import standing_of
    from guantong.apps.files.operations import Stopped
    from guantong.domain.workflow.table import BadInput, NotAllowed
    from guantong.gateways.clock import now

    person = Person.objects.filter(username=username, is_active=True).first()
    if person is None:
        return _say(f"没有“{username}”这个账号 (no such account)")
    try:
        return do(standing_of(person, now().date()), now())
    except OSError as error:
        return _say(f"{error.filename}：{error.strerror} (could not be read or written)")
    except NotAllowed as refused:
        return _say(f"{refused.refusal.why.zh} ({refused.refusal.why.en})")
    except BadInput as bad:
        return _say("\n".join(f"{words.zh} ({words.en})" for words in bad.reasons.values()))
    except Stopped:
        return _say("文件带有密级标志，已拦截，没有保存 (a secrecy mark: stopped, kept nowhere)")


def _say(words: str) -> int:
    print(words, file=sys.stderr)
    return 2


def _start() -> None:
    from guantong.gateways.cli.site_commands import start

    start()
