"""TODO llm."""
