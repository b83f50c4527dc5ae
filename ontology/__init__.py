"""What exists: identifiers, vocabulary, and the types that every room shares."""
