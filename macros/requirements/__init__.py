"""What law and guidance ask of an edition, and what that says of it.

`asked` fills every requirement in, `in_force` says which instruments count on a day, `findings` judges an edition.
"""

from .asked import Asked, asked, holds, in_force, line_of_descent
from .findings import Finding, Severity, findings, judge, severity_of

__all__ = ["Asked", "Finding", "Severity", "asked", "findings", "holds", "in_force", "judge", "line_of_descent", "severity_of"]
