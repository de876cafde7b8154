"""Loads Chainlit for tests that run its parts in their own process: import this before whatever imports it."""

import os
import tempfile
import warnings

# Chainlit writes into the folder that it is loaded for.
os.environ.setdefault("CHAINLIT_APP_ROOT", tempfile.mkdtemp(prefix="chainlit"))

with warnings.catch_warnings():
    # What it loads warns its own developers.
    warnings.simplefilter("ignore")
    import chainlit.server

__all__ = ["chainlit"]
