"""Serves the model: `python serve.py ENGINE WEIGHTS`. Prints its address and serves until its input ends."""

import sys
from typing import Any

CONTEXT = 8192
"""Tokens: all that this model was trained on."""
LONGEST = 900
"""Tokens of an answer. Some answers end before, some are cut off: both is wanted."""


def main(engine: str, weights: str) -> None:
    """Serve on a free port of this computer."""
    sys.path.insert(0, engine)
    import xllamacpp

    parameters: Any = xllamacpp.CommonParams()
    parameters.model.path, parameters.model_alias = weights, {"smollm2"}
    parameters.hostnames, parameters.port, parameters.ui = ["127.0.0.1"], 0, False
    parameters.n_ctx, parameters.n_parallel, parameters.n_predict = CONTEXT, 1, LONGEST
    # Without these it says the same thing again until it is cut off, each time.
    sampling = parameters.sampling
    sampling.seed, sampling.temp = 1, 0.6
    sampling.penalty_repeat, sampling.penalty_last_n, sampling.dry_multiplier = 1.15, 256, 0.8
    parameters.verbosity = 1
    server = xllamacpp.Server(parameters)
    print(server.listening_address, flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main(*sys.argv[1:])
