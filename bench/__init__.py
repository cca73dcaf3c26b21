"""Benchmarks: a generated site, the same work done by Postil and its peers, and what each of them takes."""
