"""What goes before a clip and after it: the still, the movement, what can be made of the clip. No LLM, no I/O."""
