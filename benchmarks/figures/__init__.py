"""The figures. A module is a few that belong together; its `measured()` yields them. Adding one is adding a file."""
