"""What law and guidance ask of an edition, and what that says of it.

`asked` fills every requirement in, `in_force` says which instruments count on a day, `by_its_time` judges an edition.
"""

from .asked import Asked, asked, holds, in_force, line_of_descent
from .findings import Finding, Severity, findings, judge, severity_of
from .judged import OUTCOMES, Judged, by_instrument, by_its_time, is_standing
from .known import Unverified, citation, force_in_words, is_compared, knowledge_in_words, left_to_verify

__all__ = [
    "OUTCOMES",
    "Asked",
    "Finding",
    "Judged",
    "Severity",
    "Unverified",
    "asked",
    "by_instrument",
    "by_its_time",
    "citation",
    "findings",
    "force_in_words",
    "holds",
    "in_force",
    "is_compared",
    "is_standing",
    "judge",
    "knowledge_in_words",
    "left_to_verify",
    "line_of_descent",
    "severity_of",
]
