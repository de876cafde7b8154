"""How fast and how frugal Yumekonte is: ratios measured in one run, each beside its bar. Run it with `make bench`."""
