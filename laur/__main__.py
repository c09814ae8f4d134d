"""`python -m laur`: the same as `laur`, where the folder of installed programs is not on the path."""

import sys

from laur.cli import main

sys.exit(main())
