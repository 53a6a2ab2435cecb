"""Which status of a recall, or of a breach of supervision, may follow which."""
