"""Indexes of words. Each adapter is imported by whoever opens it, because its engine is a package of its own."""
