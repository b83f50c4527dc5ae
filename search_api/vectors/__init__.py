"""Indexes of vectors. Each adapter is imported by whoever opens it, because its engine is a package of its own."""
