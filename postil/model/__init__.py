"""What things are: frozen values, of the standard library alone; no stage, no disk, no clock."""
