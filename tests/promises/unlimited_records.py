"""A mutant of the child that reads record files with memory and disk as it likes: the promise must fail without the limits."""

from guantong.gateways.adapters.record_files import child
from guantong.gateways.quarantine import serving

serving.Limits.impose = lambda _self: None  # type: ignore[method-assign]

if __name__ == "__main__":
    child.main()
