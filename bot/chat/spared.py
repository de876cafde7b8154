"""What the start is spared: Chainlit loads the SDK of a tracing service, for a service of its own that is gone.

Half of its loading time, and telemetry that nobody here asked for.
"""

import sys
from types import ModuleType


def spare() -> None:
    """Put an empty SDK in its place. To be done before Chainlit is loaded; nothing of it is ever called."""
    if "traceloop.sdk" in sys.modules:
        return
    package, sdk = ModuleType("traceloop"), ModuleType("traceloop.sdk")
    sdk.__dict__["Traceloop"] = type("Traceloop", (), {})
    sys.modules |= {"traceloop": package, "traceloop.sdk": sdk}
