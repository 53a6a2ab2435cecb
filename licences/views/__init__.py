"""Pages about custody, dates and licences."""
