"""What is not as the last build saw it, and no more of it read than that."""
