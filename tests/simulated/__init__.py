"""The simulated server of the OpenAI protocol (server.py), and how to start it."""

from tests.simulated.running import House, Simulated

__all__ = ["House", "Simulated"]
