"""A mutant of the child that reads record files with its guard switched off: the promise must fail without the mechanism."""

from guantong.gateways.adapters.record_files import child
from guantong.gateways.quarantine import guard

guard.check_package = lambda _file, _scans, _form=None: "xlsx"

if __name__ == "__main__":
    child.main()
