"""What is wrong with the content, as values: one finding, its explanation, and one form each for terminal, JSON, SARIF and HTML."""
