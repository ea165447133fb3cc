"""How fast the project is beside others that do the same, measured in one run on one machine."""
