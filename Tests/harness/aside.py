"""Work in a process of its own, so that what measures is not held up by what it measures."""

import asyncio
import multiprocessing
import traceback


class Aside:
    """`Aside(work, *arguments)` runs the coroutine `work(stop, ready, *arguments)` in another process.

    `work` calls `ready()` once it has begun in earnest, ends soon after the event `stop` is set, and returns what
    `end()` then gives here.
    """

    def __init__(self, work, *arguments):
        context = multiprocessing.get_context("fork")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_run, args=(theirs, work, arguments), daemon=True)
        self.process.start()
        theirs.close()
        self._receive(60)

    def end(self, seconds=60):
        self.pipe.send("stop")
        result = self._receive(seconds)
        self.process.join()
        return result

    def _receive(self, seconds):
        assert self.pipe.poll(seconds), f"nothing came from the process aside within {seconds} s"
        done, value = self.pipe.recv()
        assert done, value
        return value


def _run(pipe, work, arguments):
    async def run():
        loop, stop = asyncio.get_running_loop(), asyncio.Event()

        def asked():
            loop.remove_reader(pipe.fileno())
            stop.set()

        loop.add_reader(pipe.fileno(), asked)
        return await work(stop, lambda: pipe.send((True, None)), *arguments)

    try:
        pipe.send((True, asyncio.run(run())))
    except BaseException:
        pipe.send((False, traceback.format_exc()))
