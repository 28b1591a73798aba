"""`guantong first-administrators`: three people get into an empty installation, each by a link of their own (首批管理员)."""

import argparse
import sys
from typing import Any

from guantong.domain.roles import Role

_POSTS = {
    "system": Role.SYSTEM_ADMINISTRATOR,
    "security": Role.SECURITY_ADMINISTRATOR,
    "audit": Role.SECURITY_AUDITOR,
}


def add_to(verbs: Any) -> None:
    """Add the command."""
    words = "首批管理员：在新安装的系统里设立三员 the three administrators of a new installation"
    first = verbs.add_parser("first-administrators", help=words, description=words)
    first.add_argument("--organisation", metavar="NAME", help="人民代表大会全称 the congress's full name")
    for option, role in _POSTS.items():
        said = f"{role.words.zh}的登录名和姓名 the {role.words.en}"
        first.add_argument(f"--{option}", nargs=2, metavar=("USERNAME", "NAME"), help=said)
    first.add_argument(
        "--renew",
        action="store_true",
        help="为尚未激活的管理员重新出具链接 fresh links for those who have not used theirs",
    )
    first.add_argument("--address", metavar="URL", help="站点地址，写在链接前面 the site's address, before the links")
    first.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Make them, or renew their links; prints the links. 2 when it is refused, and nothing is changed."""
    from guantong.gateways.cli.site_commands import start

    typed = {role: getattr(chosen, option) for option, role in _POSTS.items()}
    if chosen.renew == any([chosen.organisation, *typed.values()]) or not (
        chosen.renew or all([chosen.organisation, *typed.values()])
    ):
        print(_ASK, file=sys.stderr)
        return 2
    start()
    from django.conf import settings
    from django.core.management import call_command

    from guantong.apps.actors import beginning
    from guantong.apps.actors.sign_in import LINK_LIFE
    from guantong.domain.workflow.table import BadInput, NotAllowed
    from guantong.gateways.clock import now

    call_command("migrate", verbosity=0)
    as_of = now()
    try:
        if chosen.renew:
            made = beginning.renewed_links(as_of=as_of)
        else:
            people = {role: (username, name) for role, (username, name) in typed.items()}
            made = beginning.first_administrators(organisation=chosen.organisation, people=people, as_of=as_of)
    except BadInput as bad:
        print("\n".join(f"{words.zh} {words.en}" for words in bad.reasons.values()), file=sys.stderr)
        return 2
    except NotAllowed as refused:
        said = (refused.refusal.why, refused.refusal.opens)
        print("\n".join(f"{words.zh} {words.en}" for words in said), file=sys.stderr)
        return 2
    address = (chosen.address or _address(settings)).rstrip("/")
    print(
        f"激活链接，只能用一次，{as_of + LINK_LIFE:%m-%d %H:%M} 前有效；请分别交给本人 one-time links, each to its owner:"
    )
    for post, token in made:
        role = Role(post.role).words
        print(f"  {role.zh} {role.en}\t{post.person.name}\t{post.person.username}")
        print(f"      {address}/accounts/activate/{token}/")
    return 0


def _address(settings: Any) -> str:
    scheme = "https" if settings.SESSION_COOKIE_SECURE else "http"
    return f"{scheme}://{settings.HOSTS[0]}" if settings.HOSTS else "http://127.0.0.1:8000"


_ASK = """请写明机构和三个人（三个不同的人），例如 name the congress and three different people:
  guantong first-administrators --organisation 某区人民代表大会 --system zhang 张三 --security li 李四 --audit wang 王五
链接过期未用 when a link was not used in time:
  guantong first-administrators --renew"""
