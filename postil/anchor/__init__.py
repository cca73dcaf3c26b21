"""Anchoring: where each note's words stand, or how they drifted; never a guess passed off as a find."""
