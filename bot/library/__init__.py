"""Reads prompts/ and knowledge/ into checked objects. Errors name file and key."""
