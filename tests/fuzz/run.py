"""Fuzzes reclint: `python tests/fuzz/run.py --seconds 60 [TARGET…]`, all targets when none is named, two at a time.

With atheris (coverage-guided; `pip install 'reclint[fuzz]'`), else by random changes of the corpus, which it says.
Every kind of failure is told once, with an input that shows it in tests/fuzz/crashes/; exit code 1 when there is any.
"""

from __future__ import annotations

import argparse
import ast
import hashlib
import importlib
import importlib.util
import os
import pkgutil
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from types import FrameType
from typing import NoReturn

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

MEMORY = 1_500_000_000
"""Bytes of address space that a target may have beyond what it has when it starts."""
LONGEST = 4096
"""Bytes of the longest input."""
PATIENCE = 10
"""Seconds of the processor's time that one input may take; on a busy machine any may have to wait for its turn."""


class Tried:
    """One target at work: counts inputs and keeps one input for each kind of failure."""

    def __init__(self, name: str, crashes: Path, seconds: float, note: str = "") -> None:
        from targets import TARGETS

        self.name, self.crashes, self.target = name, crashes, TARGETS[name]
        self.inputs, self.kinds = 0, set[str]()
        self.end, self.note = time.monotonic() + seconds, note

    def __call__(self, data: bytes) -> None:
        """Tries one input, unless the time is over."""
        if time.monotonic() > self.end:
            self.finish()
        self.inputs += 1
        signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
        try:
            self.target(data)
        except Exception as error:
            self.failed(error, data)
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)

    def failed(self, error: Exception, data: bytes) -> None:
        """Keeps the input of a failure that is not yet known."""
        frames = traceback.extract_tb(error.__traceback__)
        kind = f"{type(error).__name__} at " + " < ".join(
            f"{Path(one.filename).name}:{one.lineno}" for one in frames[:-4:-1]
        )
        if kind in self.kinds:
            return
        self.kinds.add(kind)
        self.crashes.mkdir(parents=True, exist_ok=True)
        kept = self.crashes / f"{self.name}-{hashlib.sha256(data).hexdigest()[:12]}"
        kept.write_bytes(data)
        print(f"{self.name}: {kind}: {str(error)[:300]!r}: {kept}", flush=True)

    def finish(self) -> NoReturn:
        """Says what became of it and ends the process, which a fuzzer would not leave by itself."""
        print(f"{self.name}: {self.inputs:,} inputs tried, {len(self.kinds) or 'no'} failures{self.note}", flush=True)
        os._exit(bool(self.kinds))


def too_slow(number: int, frame: FrameType | None) -> NoReturn:
    """Turns the timer into a failure of the input at hand."""
    raise TimeoutError(f"took more than {PATIENCE} seconds")


def one_target(name: str, seconds: int, crashes: Path, number: int) -> NoReturn:
    """Tries one target in this process."""
    guided = importlib.util.find_spec("atheris") is not None
    if guided:
        import atheris

        with atheris.instrument_imports(include=["reclint"], enable_loader_override=False):
            _import_all()
    tried = Tried(name, crashes, seconds, "" if guided else " (no atheris here: random changes of the corpus)")
    signal.signal(signal.SIGVTALRM, too_slow)
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + MEMORY, most))
    (_guided if guided else _at_random)(tried, number)


def _import_all() -> None:
    import reclint

    for module in pkgutil.walk_packages(reclint.__path__, "reclint."):
        if module.name != "reclint.__main__":
            importlib.import_module(module.name)


def corpus(name: str) -> list[Path]:
    """The inputs that a target starts from."""
    return sorted(path for path in (HERE / "corpus" / name).iterdir() if path.is_file())


def words() -> list[bytes]:
    """What is worth inserting: the API's names, and signs that mean something to the languages or to who reads logs."""
    from reclint.spec import facts, fields

    names = {key for owner in facts.OBJECTS for key in fields(owner)}
    signs = (HERE / "signs.dict").read_text(encoding="utf-8").splitlines()
    return [*(name.encode() for name in sorted(names)), *(ast.literal_eval(f"b{sign}") for sign in signs)]


def _guided(tried: Tried, number: int) -> NoReturn:
    """Coverage-guided; `finish` ends it."""
    import atheris

    known = Path(f"{tried.name}.dict")
    known.write_text("".join('"' + "".join(f"\\x{byte:02x}" for byte in word) + '"\n' for word in words()))
    inputs = ",".join(map(str, corpus(tried.name)))
    flags = [f"-seed_inputs={inputs}", f"-dict={known}", f"-max_len={LONGEST}", "-len_control=0", f"-seed={number}"]
    atheris.Setup([sys.argv[0], *flags, "-rss_limit_mb=0", f"-timeout={10**6}", "-verbosity=0"], tried)
    atheris.Fuzz()
    tried.finish()


def _at_random(tried: Tried, number: int) -> NoReturn:
    """Random changes of the corpus, until the time is over."""
    chance = random.Random(number)
    inputs, known = [path.read_bytes() for path in corpus(tried.name)], words()
    for data in inputs:
        tried(data)
    while True:
        data = chance.choice(inputs)
        for _ in range(chance.choice((1, 1, 2, 3, 5))):
            data = _mutated(data, chance, inputs, known)
        tried(data[:LONGEST])


def _mutated(data: bytes, chance: random.Random, inputs: list[bytes], known: list[bytes]) -> bytes:
    start = chance.randint(0, len(data))
    end = min(len(data), start + chance.choice((0, 1, 1, 2, 4, 16, 64)))
    other = chance.choice(inputs)
    at = chance.randint(0, len(other))
    new = chance.choice((b"", chance.randbytes(1), chance.choice(known), other[at : at + 40], data[start:end] * 2))
    return data[:start] + new + data[end:]


def _started(names: list[str], given: argparse.Namespace, folder: str) -> Iterator[subprocess.Popen[str]]:
    for name in names:
        command = [sys.executable, __file__, "--in-this-process", "--seconds", str(given.seconds)]
        command += ["--seed", str(given.seed), "--crashes", str(given.crashes.resolve()), name]
        yield subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def main() -> int:
    """Runs targets in processes of their own."""
    known = sorted(path.name for path in (HERE / "corpus").iterdir())
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("targets", nargs="*", choices=[[], *known], metavar="TARGET", help=", ".join(known))
    parser.add_argument("--seconds", type=int, default=60, help="how long each target is tried")
    parser.add_argument("--jobs", type=int, default=2, help="how many are tried at a time")
    parser.add_argument("--seed", type=int, default=1, help="where the chance begins")
    parser.add_argument("--crashes", type=Path, default=HERE / "crashes", help="where failing inputs are kept")
    parser.add_argument("--in-this-process", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    names = given.targets or known
    if given.in_this_process:
        one_target(names[0], given.seconds, given.crashes, given.seed)
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        pending = _started(names, given, folder)
        running = list(islice(pending, given.jobs))
        while running:
            one = running.pop(0)
            output, noise = one.communicate()
            print((output or noise).strip(), flush=True)
            failed |= one.returncode != 0
            running += islice(pending, 1)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
