"""How each check judges an edition: one function for each record of `model.asking`, and what they say."""

from . import agencies, offices, people, stated, structure, topics
from .passages import Passage, digest, passages, topic_names
from .stated import Answer, answers, candidates, digest_of_all
from .unwritten import still_to_write
from .verdicts import JUDGES, Case, Outcome, Spot, Verdict

__all__ = [
    "JUDGES",
    "Answer",
    "Case",
    "Outcome",
    "Passage",
    "Spot",
    "Verdict",
    "agencies",
    "answers",
    "candidates",
    "digest",
    "digest_of_all",
    "offices",
    "passages",
    "people",
    "stated",
    "still_to_write",
    "structure",
    "topic_names",
    "topics",
    "verdict",
]


def verdict(check: object, case: Case) -> Verdict:
    """What the check says of the case."""
    return JUDGES[type(check)](check, case)  # type: ignore[index]
