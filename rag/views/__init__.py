"""The pages about ratings, wanted alerts, duties, and the board."""
