"""Every published figure that can be had from public data, beside ours."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # small matrices: threads wait for threads
