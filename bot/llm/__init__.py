"""The port to the writers, and the writers behind it. Vendors' libraries are imported here only, when they are used."""
