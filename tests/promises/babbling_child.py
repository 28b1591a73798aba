"""A child that answers, but not in the agreed form."""

import struct
import sys

if __name__ == "__main__":
    for _ in sys.stdin.buffer:
        sys.stdout.buffer.write(struct.pack(">I", 9) + b'{"a": [1}')
        sys.stdout.buffer.flush()
