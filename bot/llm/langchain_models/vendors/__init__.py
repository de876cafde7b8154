"""A vendor a module, named as LangChain names it: `Differences` is what of it differs from vendor.Vendor."""
