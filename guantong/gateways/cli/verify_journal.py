"""An independent verifier of the journal: the held head, the lines, nothing else (核对留痕).

It shares no code with what writes the journal and needs only the standard library; a signature is checked where
the package `cryptography` is at hand. Run it alone: python verify_journal.py HEAD.json JOURNAL.jsonl [KEY]
Without the key anybody may have signed the head: the verdict then says that the signature was not checked.
"""

import hashlib
import json
import sys
from collections.abc import Iterable
from pathlib import Path

UNSIGNED = "签名未核对：没有给公钥 (signature not checked: no key was given)"


def verify(head: object, lines: Iterable[str], key: str | None = None) -> list[str]:
    """Return what is wrong with a journal, nothing when it is whole.

    `head` is the parsed head somebody outside has held; `lines` are the canonical texts in order, of which there may
    be more than the head counts: later entries are not vouched for by it. `key` is the public key in hexadecimal, None when
    nobody holds it; what is no key is wrong.
    """
    if not isinstance(head, dict) or not isinstance(head.get("size"), int) or isinstance(head.get("size"), bool):
        return ["日封不是规范的 JSON 对象，或没有条数 (not a head)"]
    wrong = [] if key is None else _signature(head, key)
    roots = {"root_sm3": _Tree("sm3"), "root_sha256": _Tree("sha256")}
    count = 0
    for line in lines:
        if count == head["size"]:
            break
        count += 1
        wrong += _line(count, line)
        for tree in roots.values():
            tree.add(line)
    if count < head["size"] or head["size"] < 0:
        wrong.append(f"只有 {count} 条，日封时有 {head['size']} 条：被截断或回退 (truncated or rolled back)")
    for name, tree in roots.items():
        if head.get(name) != tree.root():
            wrong.append(f"{name} 与日封不符：有条目被改动、插入、删除或调换 (entries were changed)")
    return wrong


class _Tree:
    """A Merkle tree (RFC 6962) built from left to right."""

    def __init__(self, digest: str) -> None:
        self._digest, self._heaps = digest, []  # type: str, list[tuple[int, bytes]]

    def _hash(self, content: bytes) -> bytes:
        return hashlib.new(self._digest, content).digest()

    def add(self, line: str) -> None:
        size, top = 1, self._hash(b"\x00" + line.encode("utf-8", "surrogatepass"))
        while self._heaps and self._heaps[-1][0] == size:
            _, left = self._heaps.pop()
            size, top = 2 * size, self._hash(b"\x01" + left + top)
        self._heaps.append((size, top))

    def root(self) -> str:
        heaps = list(self._heaps)
        if not heaps:
            return self._hash(b"").hex()
        _, top = heaps.pop()
        while heaps:
            top = self._hash(b"\x01" + heaps.pop()[1] + top)
        return top.hex()


def verdict(head: dict[str, object], wrong: list[str], key: str | None) -> str:
    """Return what is said in the end: what is wrong, or that nothing is; never silent about a signature left aside."""
    said = wrong or [f"留痕完整，与日封相符：{head['size']} 条 (whole)"]
    return "\n".join([*said, *([UNSIGNED] if key is None else [])])


def key_in(path: Path | None) -> str | None:
    """Return the public key in a file, None when no file is given; raises ValueError when it holds none."""
    if path is None:
        return None
    key = path.read_text("utf-8").strip().lower()
    if len(key) != 64 or set(key) - set("0123456789abcdef"):
        raise ValueError(f"{path} 不是公钥：应为 64 位十六进制数字 (not a public key: 64 hexadecimal digits)")
    return key


def _line(number: int, line: str) -> list[str]:
    try:
        record = json.loads(line)
    except ValueError:
        return [f"第 {number} 条不是 JSON (not JSON)"]
    if not isinstance(record, dict) or not {"at", "by", "verb"} <= record.keys():
        return [f"第 {number} 条缺少时间、何人或何事 (incomplete)"]
    return []


def _signature(head: dict[str, object], key: str) -> list[str]:
    try:
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    except ImportError:
        return ["没有 cryptography 包，签名未核对 (signature not checked)"]
    signed = {name: value for name, value in head.items() if name != "signature"}
    text = json.dumps(signed, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(bytes.fromhex(str(head["signature"])), text)
    except (InvalidSignature, ValueError, KeyError):
        return ["日封的签名不符 (bad signature)"]
    return []


def main(arguments: list[str]) -> int:
    """Verify files; 0 whole, 1 not whole, 2 could not be read."""
    if not 2 <= len(arguments) <= 3:
        print(__doc__)
        return 2
    try:
        head = json.loads(Path(arguments[0]).read_text("utf-8"))
        lines = Path(arguments[1]).read_text("utf-8").split("\n")
        key = key_in(Path(arguments[2])) if len(arguments) == 3 else None
    except (OSError, ValueError) as error:
        print(f"不能读取 cannot read: {error}")
        return 2
    wrong = verify(head, lines[:-1] if lines and not lines[-1] else lines, key)
    print(verdict(head, wrong, key))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
