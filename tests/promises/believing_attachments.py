"""A mutant of the reading child that takes a file for what its ending says: the promise must fail without the look inside."""

from pathlib import PurePath

from guantong.gateways.adapters.published_documents import attachment, child

attachment.looked_at = lambda _content, suffix: attachment.LookedAt(PurePath(f"a{suffix}").suffix[1:])
child.looked_at = attachment.looked_at  # type: ignore[attr-defined]

if __name__ == "__main__":
    child.main()
