"""What editors need to help with the files of `data/`: a JSON Schema for each kind of file, made from the records."""

from .choices import Choices, choices
from .files import Renewed, out_of_date, renew
from .shapes import schema

__all__ = ["Choices", "Renewed", "choices", "out_of_date", "renew", "schema"]
