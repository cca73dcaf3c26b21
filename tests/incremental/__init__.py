"""A small site to be edited at random, and the comparison of a remembering build with a clean one."""
