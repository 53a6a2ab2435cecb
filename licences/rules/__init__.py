"""What follows from the facts of release, requirements and restrictive conditions."""
