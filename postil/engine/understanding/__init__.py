"""From what people wrote to what is known: only what changed is read again, and what that concerns."""
