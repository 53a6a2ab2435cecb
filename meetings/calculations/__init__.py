"""When meetings fall, when they are over, and when their papers are due."""
