"""What a site was made from and what came of it, by names, sizes and times alone: enough to see that nothing has changed.

It is all that a build with nothing to do needs, and so it loads nothing that Python has not loaded by itself.
"""

import os
import sys
import time

FOLDERS = ("data", "arrangements", "overrides", "macros")
FILES = ("mkdocs.yml", "requirements.lock")
LEFT_OUT = frozenset({"__pycache__", ".DS_Store", ".schemas"})

_SETTLED = 2_000_000_000
"""How old the last change must be, in nanoseconds: some disks count time in steps of two seconds, and the next change might look the same."""


def nothing_changed(root: str, site: str, site_url: str, pdfs: bool = True) -> bool:
    """Whether everything still looks as it did when the site had just been made."""
    try:
        with open(note_of(site), encoding="utf-8") as file:
            noted = file.read()
    except (OSError, ValueError):
        return False
    seen = inputs(root, site_url, pdfs)
    return noted.startswith(seen) and noted == f"{seen}{outputs(site)}"


def inputs(root: str, site_url: str, pdfs: bool = True) -> str:
    """Everything that a build reads, a line for each file, as it looks now; before them what is asked for."""
    lines = [f"{sys.version_info[:2]} {site_url!r} {pdfs}\n"]
    lines += sorted(_line(entry, entry.name) for entry in os.scandir(root) if entry.name in FILES)
    for name in FOLDERS:
        lines += _lines(os.path.join(root, name), name)
    return "".join(lines)


def outputs(site: str) -> str:
    """Everything that stands in a site, in the same way."""
    return "".join(_lines(site, "site"))


def is_settled(seen: str) -> bool:
    """Whether a later change of any of these inputs is certain to be seen."""
    newest = max((int(line.split(" ")[-2]) for line in seen.splitlines()[1:]), default=0)
    return newest + _SETTLED < time.time_ns()


def note_of(site: str) -> str:
    """The file in which it stands what was seen when the site was made."""
    folder, name = os.path.split(site)
    return os.path.join(folder, ".build", f"{name}.seen")


def _lines(folder: str, name: str) -> list[str]:
    """A line for each file below a folder, with size, time and number."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return [_unreadable(name)]
    found = []
    for entry in entries:
        if entry.name not in LEFT_OUT:
            inner = f"{name}/{entry.name}"
            found += _lines(entry.path, inner) if entry.is_dir(follow_symlinks=False) else [_line(entry, inner)]
    return found


def _line(file: "os.DirEntry[str]", name: str) -> str:
    try:
        stat = file.stat()
    except OSError:
        return _unreadable(name)
    return f"{name!r} {stat.st_size} {stat.st_mtime_ns} {stat.st_ino}\n"


def _unreadable(name: str) -> str:
    return f"{name!r} cannot be read: 0 0\n"
