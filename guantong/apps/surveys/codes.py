"""The code on a slip: 128 bits in letters and digits that are easy to type (答卷码)."""

import base64


def printed(raw: bytes) -> str:
    """Return 16 bytes as 26 letters and digits in groups: what is printed, and what the QR bears without the hyphens."""
    plain = base64.b32encode(raw).decode().rstrip("=")
    return "-".join(plain[at : at + 5] for at in range(0, len(plain), 5))
