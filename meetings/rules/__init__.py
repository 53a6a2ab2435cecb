"""What follows from the facts: when case conferences are due."""
