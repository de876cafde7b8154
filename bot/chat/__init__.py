"""The chat: how a film and the talk about it look in Chainlit."""
