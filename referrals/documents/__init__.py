"""What goes out on paper, as far as whoever makes it may read it."""
