"""From which network address a request comes: what a proxy says of it counts only if the installation trusts that proxy (来访地址).

Anybody can write X-Forwarded-For. Read from its end, every address that a trusted proxy noted is passed over; the first that is
no proxy of ours is the client. Without trusted proxies the header is not read at all.
"""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """Return the address whose answers and failed sign-ins are counted together; "" where the server names none."""
    peer = str(request.META.get("REMOTE_ADDR", ""))
    if not _trusted(peer):
        return peer
    noted = [one.strip() for one in str(request.META.get("HTTP_X_FORWARDED_FOR", "")).split(",") if one.strip()]
    for one in reversed(noted):
        if not _trusted(one):
            return one if _read(one) else peer  # not an address: whoever wrote it is not believed
    return peer


def _trusted(address: str) -> bool:
    found = _read(address)
    return found is not None and any(found in ip_network(one, strict=False) for one in settings.PROXIES)


def _read(address: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(address)
    except ValueError:
        return None
