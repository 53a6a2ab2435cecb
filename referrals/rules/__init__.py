"""What follows from the facts of a referral or a transfer; values only."""
