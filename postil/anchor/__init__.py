"""Anchoring: where in an article each note's words stand, or how they drifted; never a guess that is passed off as a find."""
