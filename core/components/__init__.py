"""The components pages are put together from, by what they are for."""
