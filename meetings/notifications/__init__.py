"""What leaves the service by mail before and after a meeting."""
