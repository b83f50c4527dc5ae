"""How long ``alinea --help`` takes: the best of five, for a busy machine only ever adds to it."""

import subprocess
import sys
from pathlib import Path
from time import perf_counter

LIMIT_S = 0.4


def best_of(turns: int) -> float:
    """Seconds of the fastest of several runs of ``alinea --help``."""
    command = [str(Path(sys.executable).with_name("alinea")), "--help"]
    times = []
    for _ in range(turns):
        start = perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(perf_counter() - start)
    return min(times)


def main() -> None:
    seconds = best_of(5)
    print(f"alinea --help: {seconds:.2f} s (limit {LIMIT_S} s)")
    sys.exit(int(seconds > LIMIT_S))


if __name__ == "__main__":
    main()
