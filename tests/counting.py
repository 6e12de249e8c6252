"""What tests in Python have found, counted and told as by tests/lib.sh, which
says where this file is."""

MOST_SHOWN = 4000  # characters of a failure

passed = 0
failures = []


def fail(what):
    failures.append(what[:MOST_SHOWN])


def check(what, is_right, found=""):
    global passed
    if is_right:
        passed += 1
    else:
        fail(f"{what}: {found}")


def finish(note=""):
    """The exit code, when all is told; the last line is the counts."""
    for failure in failures:
        print("FAILED:", failure)
    if note:
        print("note:", note)
    print(f"{passed} passed, {len(failures)} failed")
    return 1 if failures else 0
