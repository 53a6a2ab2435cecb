"""The pages of a case's plan."""
