"""Prints the median seconds that proselint takes for the texts of a JSON file, in one process, rules loaded before."""

import json
import sys
import time
from pathlib import Path
from statistics import median

packages, texts, rounds = sys.argv[1:]
sys.path.insert(0, packages)
checks = __import__("proselint.checks", fromlist=["__register__"])
registry = __import__("proselint.registry", fromlist=["CheckRegistry"])
tools = __import__("proselint.tools", fromlist=["LintFile"])
registry.CheckRegistry().register_many(checks.__register__)
read = json.loads(Path(texts).read_text("utf-8"))
times = []
for _ in range(int(rounds) + 1):
    began = time.perf_counter()
    for text in read:
        tools.LintFile("prompt.txt", text).lint()
    times.append(time.perf_counter() - began)
print(median(times[1:]))
