"""TODO composing."""
