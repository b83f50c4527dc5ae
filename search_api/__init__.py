"""How knowledge is found and served: indexes, retrieval, HTTP, pages, SPARQL."""
