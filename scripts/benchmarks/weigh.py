"""Time and memory of a whole process: `weigh.py COMMAND…` prints seconds, peak bytes and exit code as JSON.

It is a small process of its own, because the peak of a child counts what its parent had in memory when it was made.
"""

import json
import os
import subprocess
import sys
import time

UNIT = 1 if sys.platform == "darwin" else 1024


def main() -> None:
    begun = time.perf_counter()
    child = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    told = child.stderr.read() if child.stderr else b""
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - begun
    code = child.returncode = os.waitstatus_to_exitcode(status)
    print(json.dumps([seconds, usage.ru_maxrss * UNIT, code, told.decode(errors="replace")[-500:]]))


if __name__ == "__main__":
    main()
