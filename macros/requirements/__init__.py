"""What law and guidance ask of an edition, and what that says of it.

everything = asked(dataset.instruments)
todays = [each for each in everything.values() if each.instrument_id in in_force(dataset.instruments, edition.when)]
findings(edition, todays)
"""

from .asked import Asked, asked, holds, in_force, line_of_descent
from .findings import Finding, Severity, findings, judge, severity_of

__all__ = ["Asked", "Finding", "Severity", "asked", "findings", "holds", "in_force", "judge", "line_of_descent", "severity_of"]
