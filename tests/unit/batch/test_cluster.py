"""A batch on a Dask cluster: a real scheduler and two workers that the test starts, on loopback only."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.unit.batch.conftest import Ordering

from clausekit.api.batching import Step, open_batch
from clausekit.batch.manifest import read_manifest
from clausekit.errors import ToolError
from clausekit.library.load import Library

pytest.importorskip("distributed")
pytestmark = [
    pytest.mark.skipif(os.name != "posix", reason="sends POSIX signals"),
    pytest.mark.filterwarnings("ignore"),  # of dask, about the machine it runs on
    pytest.mark.xdist_group("cluster"),
]
ROWS = 120


@dataclass(frozen=True, slots=True)
class Cluster:
    address: str
    workers: tuple[subprocess.Popen[bytes], ...]


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    """A scheduler and two worker processes of one thread, ended with the test."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    home = {**os.environ, "DASK_TEMPORARY_DIRECTORY": str(tmp_path / "dask")}
    dask = [sys.executable, "-m", "distributed.cli.dask_scheduler"]
    work = [sys.executable, "-m", "distributed.cli.dask_worker", address]
    alone = ["--host", "127.0.0.1", "--no-dashboard"]
    started: list[subprocess.Popen[bytes]] = []

    def start(command: list[str], log: str) -> subprocess.Popen[bytes]:
        with (tmp_path / log).open("wb") as stream:
            process = subprocess.Popen(
                command, env=home, stdout=stream, stderr=stream, start_new_session=True
            )
        started.append(process)
        return process

    try:
        start([*dask, *alone, "--port", str(port)], "scheduler.log")
        options = ["--no-nanny", "--nthreads", "1", "--memory-limit", "0", "--death-timeout", "60"]
        workers = tuple(start([*work, *alone, *options], f"worker-{n}.log") for n in range(2))
        _wait_for_workers(address, 2)
        yield Cluster(address, workers)
    finally:
        for process in reversed(started):
            process.kill()
            process.wait(timeout=30)


def _wait_for_workers(address: str, count: int) -> None:
    from distributed import Client

    for _ in range(60):
        try:
            client = Client(address, timeout=5, set_as_default=False)  # type: ignore[no-untyped-call]
        except OSError:
            time.sleep(0.5)
            continue
        with client:
            client.wait_for_workers(count, timeout=60)
        return
    pytest.fail("the scheduler did not start")


def test_a_worker_that_is_killed_half_way_loses_nothing(
    cluster: Cluster, order: Ordering, mini: Library
) -> None:
    lines = "".join(f"Site {n},{n % 30 + 1}\n" for n in range(ROWS))
    table = f"parties.company.name,demo/register.deadline\n{lines}"
    wanted = order(table, cluster=cluster.address)
    killed = False

    def progress(step: Step, done: int, total: int) -> None:
        nonlocal killed
        if step is Step.WRITE and done >= total // 2 and not killed:
            killed = True
            cluster.workers[0].send_signal(signal.SIGKILL)

    result = open_batch(wanted, mini).run(progress)
    assert killed
    assert (result.written, result.failed, result.halt) == (ROWS, [], "")
    entries = read_manifest(wanted.folder)
    assert len(entries) == ROWS
    made = {p.name: p.read_bytes() for p in wanted.folder.glob("*.md")}
    assert set(made) == {f.file for e in entries.values() for f in e.files}
    for path in wanted.folder.iterdir():
        path.unlink()
    open_batch(order(table), mini).run()
    assert {p.name: p.read_bytes() for p in wanted.folder.glob("*.md")} == made


def test_a_scheduler_that_is_not_there_is_told_in_words(
    order: Ordering, mini: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    from clausekit.batch import cluster as door

    monkeypatch.setattr(door, "_PATIENCE", 1)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
        with pytest.raises(ToolError, match="does not answer"):
            open_batch(order("language\nen\n", cluster=address), mini).run()
