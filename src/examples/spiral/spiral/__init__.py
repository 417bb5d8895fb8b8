"""Tells two spirals apart, as a package of several files."""
