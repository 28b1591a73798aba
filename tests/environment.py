"""What the environment says before Django's settings are read; loaded first of all (pytest -p)."""

import os
import sys
import tempfile

# hundreds of processes are begun: what one has compiled the next need not, whatever the machine is set to elsewhere
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
os.environ["GUANTONG_DATA"] = tempfile.mkdtemp(prefix="guantong-test-")
os.environ["DEMO"] = "1"
if os.environ.get("TEST_DATABASE") == "postgres":
    from tests.postgres import address

    os.environ["DATABASE_URL"] = address()
