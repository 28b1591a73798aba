"""A mutant of the reading child with its guard switched off: the promise must fail without the mechanism."""

from guantong.gateways.adapters.published_documents import child
from guantong.gateways.quarantine import guard

guard.kind_of = lambda path, _scans, _suffix: path.suffix.lstrip(".")

if __name__ == "__main__":
    child.main()
