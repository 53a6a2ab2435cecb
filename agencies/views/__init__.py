"""Pages about accounts and agencies."""
