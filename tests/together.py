"""Starts several acts at the same instant, each in a thread with a connection of its own."""

import threading
from collections.abc import Callable

from django.db import connection


def at_once(acts: list[Callable[[], object]]) -> list[object]:
    """What each returned or raised, all having started together."""
    gate, results = threading.Barrier(len(acts)), [None] * len(acts)
    if pool := getattr(connection, "pool", None):
        pool.timeout = 100  # a slow machine lets the last of fifty wait long for one of twelve connections

    def run(index: int) -> None:
        try:
            gate.wait(timeout=30)
            results[index] = acts[index]()
        except Exception as error:  # noqa: BLE001 – what it raised is the result
            results[index] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(index,)) for index in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    return results
