"""`make proof`: what takes longer than `make test` should: kills, power cuts, fuzzing, large inputs, a crawl."""

import sys

from tests.run_tests import PYTEST, run

STEPS = [("proofs", [*PYTEST, "-m", "proof", "-s"])]

if __name__ == "__main__":
    sys.exit(run(STEPS))
