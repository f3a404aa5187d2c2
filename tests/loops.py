"""A loop of its own for what is asynchronous: where a browser is driven, its thread runs a loop already."""

import asyncio
from concurrent.futures import ThreadPoolExecutor


def finished(coroutine):
    """What a coroutine comes to."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, coroutine).result()
