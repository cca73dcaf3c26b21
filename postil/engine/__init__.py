"""The only rooms that know the order of the stages and what is remembered between builds."""
