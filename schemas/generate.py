"""Turn the facts in `spec/` into schemas, tables and the field reference.

Run `python schemas/generate.py` after a change of the spec; `--check` only names what is stale and exits 1.
"""

import sys

from build.command import main

if __name__ == "__main__":
    sys.exit(main())
