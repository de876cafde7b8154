"""TODO importing."""
