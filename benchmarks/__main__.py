"""`python -m benchmarks [NAME...]`: measures the modules of figures/ that are named, else all; exits 1 if a bar is missed."""

import importlib
import pkgutil
import sys
import time

from benchmarks import figures


def main(wanted: list[str]) -> int:
    """Print every figure beside its bar and return the exit code."""
    names = sorted(module.name for module in pkgutil.iter_modules(figures.__path__))
    if unknown := sorted(set(wanted) - set(names)):
        print(f"There is no figure {', '.join(unknown)}; there are {', '.join(names)}.", file=sys.stderr)
        return 2
    missed, began = 0, time.perf_counter()
    for name in wanted or names:
        print(name, flush=True)
        for figure in importlib.import_module(f"{figures.__name__}.{name}").measured():
            print(figure, flush=True)
            missed += figure.missed
    verdict = f"{missed} of the bars missed" if missed else "Every bar reached"
    print(f"{verdict}, {time.perf_counter() - began:.0f} s")
    return 1 if missed else 0


sys.exit(main(sys.argv[1:]))
