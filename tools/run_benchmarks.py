"""Run every benchmark, one after the other: they measure time, so nothing runs beside them.

Use it through `python3 start.py bench`; with a name, such as "pages", only bench_pages.py runs.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def main(names: list[str]) -> int:
    """0 when all benchmarks ran; they fail by themselves when a number is not reached."""
    chosen = [path for path in benchmarks() if not names or path.stem[6:] in names]
    if not chosen:
        known = ", ".join(path.stem[6:] for path in benchmarks())
        print(f"Geen meting met deze naam. Wat er is: {known or 'nog niets'}")
        return 2
    codes = []
    for path in chosen:
        print(f"\n== {path.relative_to(ROOT)}", flush=True)
        codes.append(subprocess.run([sys.executable, path], cwd=ROOT, check=False).returncode)
    return 1 if any(codes) else 0


def benchmarks() -> list[Path]:
    """The files bench_*.py, in order of name."""
    return sorted((ROOT / "benchmarks").glob("bench_*.py"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
