"""Starts the measured processes from a process that stays small.

Linux counts what a process held before it became another program: started from a large process,
every child would seem as large as that.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time


def main() -> None:
    for line in sys.stdin:
        asked = json.loads(line)
        print(json.dumps(run(asked["command"], asked["environment"])), flush=True)


def run(command: list[str], environment: dict[str, str]) -> dict[str, object]:
    with tempfile.TemporaryFile() as said:
        began = time.perf_counter()
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            env={**os.environ, **environment},
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        words = said.read().decode(errors="replace")[-2000:]
    return {
        "code": process.returncode, "said": words, "seconds": seconds,
        "processor": usage.ru_utime + usage.ru_stime, "peak": usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024),
    }  # fmt: skip


if __name__ == "__main__":
    main()
