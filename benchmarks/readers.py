"""Many readers at once: each with a line of its own to the app, as a browser has, and a click every few seconds."""

import asyncio
import itertools
import os
import random
import time
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from benchmarks.coldstart import app, free_port
from benchmarks.timing import Timing, of
from geo_pa.cli.serving import LOCAL
from geo_pa.model import STANDARD
from geo_pa.terms import label

if TYPE_CHECKING:
    import subprocess

LIST = "Gekozen locatie"
"""The list on the page in which each click chooses another location: the page runs whole, and the map gets a ring."""

PAGE = "sociale-huur"
PAUSE_S, ROUNDS = 5.0, 8
TICKS_S = os.sysconf("SC_CLK_TCK")
PATIENCE_S = 120.0


@dataclass(frozen=True)
class Load:
    """What some readers at once waited, what their clicks cost, and what the app kept.

    Attributes
    ----------
    readers : int
        How many at once.
    waited : Timing
        From a click to the end of its run.
    p95_s : float
        What 19 of 20 clicks stay below.
    cpu_s : float
        Processor time of the app per click.
    memory_mb : float
        Of the app at the end.
    """

    readers: int
    waited: Timing
    p95_s: float
    cpu_s: float
    memory_mb: float


def time_readers(counts: tuple[int, ...]) -> Iterator[Load]:
    """Measure a click with so many readers at once, on one app that goes on."""
    port = free_port()
    with app(port) as process:
        asyncio.run(_load(process, port, 1, pause_s=0.0))
        for readers in counts:
            yield asyncio.run(_load(process, port, readers, pause_s=PAUSE_S if readers > 1 else 0.0))


class Reader:
    """One session of the app without a browser.

    Parameters
    ----------
    line : ClientConnection
        To the app.
    viewer : str
        Who looks.
    """

    def __init__(self, line: ClientConnection, viewer: str) -> None:
        self.line = line
        self.viewer = viewer
        self.texts: list[str] = []
        self.list_id, self.choices = "", []
        self.click = itertools.count()

    async def open(self) -> None:
        """Open the page, and find the list on it."""
        await self._run(BackMsg())
        if not self.choices:
            raise LookupError(f"no list {LIST!r} on the page {PAGE}: {self.texts[-3:]}")

    async def choose(self) -> float:
        """Choose the next location; return how long its run took, in seconds."""
        asked = BackMsg()
        state = asked.rerun_script.widget_states.widgets.add()
        state.id, state.string_value = self.list_id, self.choices[next(self.click) % len(self.choices)]
        start = time.perf_counter()
        await self._run(asked)
        return time.perf_counter() - start

    async def _run(self, asked: BackMsg) -> None:
        asked.rerun_script.page_name = PAGE
        asked.rerun_script.query_string = urlencode({"bekijken_als": label("viewer", self.viewer)})
        self.texts.clear()
        await self.line.send(asked.SerializeToString())
        async with asyncio.timeout(PATIENCE_S):
            while self._read(ForwardMsg.FromString(await self.line.recv())):  # type: ignore[arg-type]  # bytes
                pass

    def _read(self, message: ForwardMsg) -> bool:
        """Take what the page holds; tell whether more comes."""
        if message.WhichOneof("type") == "delta":
            element = message.delta.new_element
            self.texts.append(str(message.delta))
            if element.selectbox.label == LIST:
                self.list_id, self.choices = element.selectbox.id, list(element.selectbox.options)
        return message.WhichOneof("type") != "script_finished"


async def _load(process: "subprocess.Popen[bytes]", port: int, readers: int, *, pause_s: float) -> Load:
    """Let so many readers open the page, and when all have it click, each in its own rhythm."""
    async with AsyncExitStack() as lines:
        viewers = list(itertools.islice(itertools.cycle(STANDARD), readers))
        opened = [Reader(await lines.enter_async_context(_line(port)), viewer) for viewer in viewers]
        for reader in opened:
            await reader.open()
        before = cpu_s(process.pid)
        rhythms = map(random.Random, range(readers))  # no secret
        told = await asyncio.gather(*map(_click, opened, rhythms, itertools.repeat(pause_s)))
        waited = sorted(itertools.chain(*told))
        per_click = (cpu_s(process.pid) - before) / len(waited)
        return Load(readers, of(waited), waited[int(len(waited) * 0.95)], per_click, _memory_mb(process))


def _line(port: int) -> connect:
    address = f"ws://{LOCAL}:{port}/_stcore/stream"
    return connect(address, subprotocols=["streamlit"], max_size=None)  # type: ignore[list-item]


async def _click(reader: Reader, chance: random.Random, pause_s: float) -> list[float]:
    waited = []
    for _ in range(ROUNDS):
        await asyncio.sleep(pause_s * chance.uniform(0.5, 1.5))
        waited.append(await reader.choose())
    return waited


def cpu_s(process: int) -> float:
    """Return the processor time that a process took until now, in its own code and in the kernel."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS_S


def _memory_mb(process: "subprocess.Popen[bytes]") -> float:
    """Return how much memory a process holds."""
    pages = int(Path(f"/proc/{process.pid}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
