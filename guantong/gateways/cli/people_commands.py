"""The commands of who holds the server: the first administrators, and letting one in again (初始化与恢复)."""

import sys
from argparse import Namespace
from typing import Any

from guantong.domain.roles import Role

_ADMINISTRATORS = {
    "system": Role.SYSTEM_ADMINISTRATOR, "security": Role.SECURITY_ADMINISTRATOR, "auditor": Role.SECURITY_AUDITOR,
}  # fmt: skip


def add_to(verbs: Any) -> None:
    """Add `set-up` and `recover` to the `guantong` command."""
    begun = verbs.add_parser("set-up", help="初始化：首个机构和三名管理员 the first body, the three administrators")
    begun.add_argument("--body", nargs=2, metavar=("CODE", "NAME"), required=True, help="代码 全称 code and name")
    for option, role in _ADMINISTRATORS.items():
        words = f"{role.words.zh}：登录名 姓名 username and name"
        begun.add_argument(f"--{option}", nargs=2, metavar=("USERNAME", "NAME"), required=True, help=words)
    begun.set_defaults(run=set_up)
    recovered = verbs.add_parser("recover", help="管理员口令和手机都丢失时 let an administrator begin anew")
    recovered.add_argument("username", help="登录名 username")
    recovered.set_defaults(run=recover)


def set_up(chosen: Namespace) -> int:
    """Found the first body with its three administrators in an empty database; print their activation links."""
    people = {role: tuple(getattr(chosen, option)) for option, role in _ADMINISTRATORS.items()}

    def done(as_of: Any) -> dict[str, str]:
        from guantong.gateways.site.installation import set_up

        return set_up(code=chosen.body[0], name=chosen.body[1], people=people, as_of=as_of)  # type: ignore[arg-type]

    return _in_the_installers_name(done)


def recover(chosen: Namespace) -> int:
    """Reset what an administrator lost; print the activation link."""

    def done(as_of: Any) -> dict[str, str]:
        from guantong.gateways.site.installation import recover

        return {chosen.username: recover(username=chosen.username, as_of=as_of)}

    return _in_the_installers_name(done)


def _in_the_installers_name(do: Any) -> int:
    from guantong.gateways.cli.site_commands import start, why_not_begun

    start()
    from django.urls import reverse

    from guantong.domain.workflow.table import BadInput, NotAllowed
    from guantong.gateways.clock import now

    if why := why_not_begun():
        print(f"{why.zh} {why.en}", file=sys.stderr)
        return 2
    try:
        tokens = do(now())
    except NotAllowed as refused:
        print(f"{refused.refusal.why.zh} {refused.refusal.why.en}", file=sys.stderr)
        return 2
    except BadInput as bad:
        print("\n".join(f"{field}：{words.zh} {words.en}" for field, words in bad.reasons.items()), file=sys.stderr)
        return 2
    print("激活链接（接在站点地址之后，只能用一次，十二小时内有效）· activation links, once, within twelve hours:")
    for username, token in tokens.items():
        print(f"  {username}\t{reverse('account_activate', args=[token])}")
    return 0
