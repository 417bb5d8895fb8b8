"""Starts the bootstrap, whose archive lies beside the code that it runs."""
import os
import sys

_FOLDER = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))

# Beside the archive lies code that is not checked yet: none of it may pass for a module of Python's.
sys.path[:] = [folder for folder in sys.path if os.path.realpath(folder) != _FOLDER]

from carbon_bootstrap.running import main

if __name__ == "__main__":
    sys.exit(main(_FOLDER, sys.argv[1:]))
