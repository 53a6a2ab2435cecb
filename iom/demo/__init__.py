"""The demonstration: a fictional cast and caseload, made through the services."""
