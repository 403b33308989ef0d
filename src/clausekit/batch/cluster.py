"""A crew on a Dask cluster: the door to dask.distributed, which the extra `cluster` installs.

Every worker, one that joins later too, gets what it needs once, under the hash of its content.
Workers need clausekit of the same version; they need no files of this machine, and write none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from typing import Any

from clausekit import __version__
from clausekit.batch.engine import Crew
from clausekit.errors import ToolError

_LOT = 8
_AHEAD = 3
_PATIENCE = 20
"""Seconds until a scheduler that does not answer is given up."""


@contextmanager
def cluster_crew(
    address: str, begin: Callable[[Any], None], what: object, sha256: str
) -> Iterator[Crew]:
    """Give a crew of all workers of a cluster.

    Args:
        address: Of the scheduler, such as `tcp://10.0.0.1:8786`.
        begin: Called once on each worker, with `what`.
        what: Sent once to each worker.
        sha256: Hash of what is sent.

    Raises:
        ToolError: dask.distributed is missing, the scheduler does not answer, or the workers have
            another version of clausekit.
    """
    try:
        import distributed
    except ImportError as error:
        hint = "Install it: pip install 'clausekit[cluster]'."
        raise ToolError(
            "A cluster needs dask.distributed, which is not installed.", hint
        ) from error
    try:
        client: Any = distributed.Client(  # type: ignore[no-untyped-call]  # distributed has few types
            address, timeout=_PATIENCE, set_as_default=False
        )
    except (OSError, TimeoutError, ValueError) as error:
        raise ToolError(f"The scheduler at “{address}” does not answer.", str(error)) from error
    with client:
        _check_versions(client)
        client.register_plugin(_plugin(begin, what, sha256))
        threads = sum(client.nthreads().values())
        width = max(threads, 1) * _AHEAD
        yield Crew(lambda: _executor(client), width=width, lot=_LOT)


def _executor(client: Any) -> Executor:
    found: Executor = client.get_executor(pure=False, retries=2)
    return found


def _check_versions(client: Any) -> None:
    found = client.run(_version)
    if not found:
        raise ToolError("The cluster has no workers.", "Start one: dask worker ADDRESS.")
    other = {worker: version for worker, version in found.items() if version != __version__}
    if other:
        worker, version = next(iter(other.items()))
        raise ToolError(
            f"The worker {worker} has clausekit {version or 'not at all'}; here it is {__version__}.",
            "Install the same version on every worker.",
        )


def _version() -> str:
    try:
        from clausekit import __version__ as installed
    except ImportError:
        return ""
    return installed


def _plugin(begin: Callable[[Any], None], what: object, sha256: str) -> Any:
    from distributed import WorkerPlugin

    class Beginning(WorkerPlugin):
        """Gives a worker what it needs, once."""

        name = f"clausekit-{sha256[:32]}"

        def setup(self, worker: object) -> None:
            """Begin on a worker."""
            del worker
            begin(what)

    return Beginning()
