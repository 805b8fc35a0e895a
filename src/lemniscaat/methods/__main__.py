"""`python -m lemniscaat.methods`: every method on CSV files."""

import os
import sys

# One thread adds up in the same order on every machine. It counts only before numpy is loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from lemniscaat.methods.command import main

sys.exit(main(sys.argv[1:]))
