"""How fast the service is: `make bench`. Figures and how to read them: docs/benchmark.md."""
