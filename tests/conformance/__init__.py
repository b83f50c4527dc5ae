"""The W3C's SPARQL 1.1 tests, run over HTTP. The tests themselves stay outside: https://github.com/w3c/rdf-tests."""
