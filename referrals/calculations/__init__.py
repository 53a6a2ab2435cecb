"""What follows from the facts about leaving a scheme; values in, values out."""
