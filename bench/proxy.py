"""A TCP proxy on loopback that holds every packet back for a while, each way."""

import asyncio
import multiprocessing
from collections.abc import Iterator
from contextlib import contextmanager


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, delay: float) -> None:
    loop = asyncio.get_running_loop()
    while data := await reader.read(1 << 16):
        loop.call_later(delay, writer.write, data)
    await asyncio.sleep(delay)
    writer.close()


async def _serve(target: int, delay: float, ready: "multiprocessing.Queue[int]") -> None:
    async def meet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        to_reader, to_writer = await asyncio.open_connection("127.0.0.1", target)
        await asyncio.gather(_pump(reader, to_writer, delay), _pump(to_reader, writer, delay))

    server = await asyncio.start_server(meet, "127.0.0.1", 0)
    ready.put(server.sockets[0].getsockname()[1])
    async with server:
        await server.serve_forever()


def _run(target: int, delay: float, ready: "multiprocessing.Queue[int]") -> None:
    asyncio.run(_serve(target, delay, ready))


@contextmanager
def delayed(target: int, *, milliseconds: float) -> Iterator[int]:
    """Give the port of a proxy to a local port that adds this delay in each direction."""
    ready: multiprocessing.Queue[int] = multiprocessing.Queue()
    process = multiprocessing.Process(target=_run, args=(target, milliseconds / 1000, ready), daemon=True)
    process.start()
    try:
        yield ready.get(timeout=10)
    finally:
        process.terminate()
        process.join()
