"""TODO exporting."""
