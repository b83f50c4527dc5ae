"""Reading: how bytes become provisions, mentions and links, and how curated files are loaded."""
