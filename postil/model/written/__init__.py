"""What people wrote, one file a kind of thing, nothing resolved: these records are the format of content/."""
