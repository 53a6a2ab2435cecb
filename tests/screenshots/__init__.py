"""Every page each role can reach, at three widths: `make screenshots`."""
