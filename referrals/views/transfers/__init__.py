"""Pages about transfers between areas."""
