"""Ask the office in the same container for its sign-in page; exit 1 if it does not come."""

import http.client
import os
import sys

HOST = os.environ.get("SAMSYN_HOSTS", "localhost").split(",")[0].strip()
PORT = int(os.environ.get("SAMSYN_PORT", "8000"))


def main() -> int:
    """Return what the container's health check takes: 0 for a page, 1 for anything else."""
    line = http.client.HTTPConnection("127.0.0.1", PORT, timeout=8)
    try:
        line.request("GET", "/sign-in/", headers={"Host": HOST})
        status = line.getresponse().status
    except (OSError, http.client.HTTPException) as gone:
        sys.stderr.write(f"No answer: {gone}\n")
        return 1
    finally:
        line.close()
    if status != http.HTTPStatus.OK:
        sys.stderr.write(f"The sign-in page answers {status}.\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
