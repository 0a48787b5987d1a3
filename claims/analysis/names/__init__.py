"""Who speaks, by name: what kind of source words name, and who else in the article they stand for."""
