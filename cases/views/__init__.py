"""The pages of the caseload and of each case."""
