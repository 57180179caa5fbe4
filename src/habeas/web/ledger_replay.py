"""Makes all projections from the log: stretches are worked out side by side, and written in order."""

import gc
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any

from habeas.ledger.admission import is_repeated
from habeas.ledger.codec import decode_record
from habeas.ledger.merkle import Frontier
from habeas.ledger.store import Logged
from habeas.ledger.stretch import Replayed, Row, replay_rows
from habeas.web.ledger_queries import Queries
from habeas.web.ledger_rows import Projector

STEP = 4096
"""How many entries a stretch has: a power of two, so that it is one subtree of the log."""

ALONE = 50_000
"""Up to so many entries, to start other processes would cost more than they bring."""

AHEAD = 2
"""How many stretches are read ahead for each process."""


def rebuild_rows(queries: Queries, progress: Callable[[int, int], None] | None = None) -> None:
    """Write all projections into empty tables, from entry and payload."""
    size = queries.size()
    replay = _Replay(queries)
    read = (queries.read_rows(start, start + STEP) for start in range(0, size, STEP))
    with pause_collector():
        for replayed in _replay_beside(read) if size > ALONE else map(replay_rows, read):
            replay.take(replayed)
            if progress:
                progress(replay.frontier.size, size)
        replay.finish()


def _replay_beside(read: Iterable[list[Row]]) -> Iterator[Replayed]:
    """Yield what follows from each stretch, in order; the others hold no connection and no key."""
    count = os.cpu_count() or 1
    waiting: deque[Future[Replayed]] = deque()
    with ProcessPoolExecutor(count, initializer=gc.disable) as beside:
        for rows in read:
            waiting.append(beside.submit(replay_rows, rows))
            if len(waiting) > AHEAD * count:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


@contextmanager
def pause_collector() -> Iterator[None]:
    """Hold Python's search for cycles: among a million fresh rows it costs a third and finds nothing."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


class _Replay:
    """Writes what follows from the log into empty projections."""

    def __init__(self, queries: Queries) -> None:
        self.queries = queries
        self.projector = Projector(queries, is_repeated, defer=True)
        self.frontier = Frontier()
        self.day = ""
        self.keys: dict[str, tuple[int, int]] = {}

    def take(self, replayed: Replayed) -> None:
        """Take in the next stretch."""
        self.frontier.join(replayed.frontier)
        self.day = replayed.day
        for key, (first, last) in replayed.keys.items():
            begun = self.keys[key][0] if key in self.keys else first
            self.keys[key] = (begun, last - begun + 1)
        self.keys |= replayed.emptied
        decisions: list[Logged[Any]] = [
            Logged(position, bytes(id_).hex(), day, decode_record(type_, body or ""))
            for position, id_, day, type_, body in replayed.decisions
        ]
        self.projector.project(replayed.stretch, decisions)

    def finish(self) -> None:
        self.queries.index_projections()
        self.projector.finish()
        self.queries.write_keys(self.keys)
        if self.frontier.size:
            self.queries.write_log(self.frontier, self.day)
