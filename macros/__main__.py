"""`python -m macros COMMAND`. If the site is as it should be, a build says so before anything heavy is loaded."""

import gc
import os
import sys

from .seen import nothing_changed

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def nothing_to_do(arguments: list[str], root: str) -> bool:
    """Whether a plain build is asked for and the site that stands is what it would build."""
    options = arguments[1:] if arguments[:1] == ["build"] else arguments
    pdfs = not options
    return options in ([], ["--pages-only"]) and nothing_changed(root, os.path.join(root, "site"), os.environ.get("SITE_URL", ""), pdfs)


if __name__ == "__main__":
    if nothing_to_do(sys.argv[1:], ROOT):
        index = os.path.relpath(os.path.join(ROOT, "site", "index.html"))
        print(f"Nothing has changed since the last build. Open {index} in a browser, or run `./site-build.sh serve` for a live preview.")
        sys.exit(0)
    gc.set_threshold(500_000, 20, 20)  # what is read stays until the end: looking for what does not costs a quarter of the time
    try:
        from .cli import run
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("macros"):
            raise
        print(f"The tools are not installed (there is no {error.name}). README.md says how to install them.", file=sys.stderr)
        sys.exit(2)
    run()
