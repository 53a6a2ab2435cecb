"""What follows from the facts: who is heard, what was agreed, when conferences are due."""
