"""Runs one command and prints, as JSON, its wall time and CPU time in seconds and its peak memory in MiB.

A process of its own, and a small one: until a command has replaced the process that starts it, the kernel counts the
memory of that one as the command's.   python -I -S bench/measure.py LIMIT LOG COMMAND…
"""

import os
import signal
import sys
import time


def main(limit: float, log: str, command: list[str]) -> None:
    """Runs the command for at most `limit` seconds; what it says goes to the file `log`."""
    started = time.perf_counter()
    child = os.fork()
    if child == 0:
        os.setsid()
        # Where it is set, Python compiles all of Postil anew every time, which takes longer than an edit.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        said = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(said, 1)
        os.dup2(said, 2)
        os.execvp(command[0], command)
    signal.signal(signal.SIGALRM, lambda *_: os.killpg(child, signal.SIGKILL))
    signal.setitimer(signal.ITIMER_REAL, limit)
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - started
    cpu = usage.ru_utime + usage.ru_stime
    memory, code = usage.ru_maxrss / 1024, os.waitstatus_to_exitcode(status)
    print(f'{{"wall": {wall}, "cpu": {cpu}, "memory": {memory}, "code": {code}}}')


if __name__ == "__main__":
    main(float(sys.argv[1]), sys.argv[2], sys.argv[3:])
