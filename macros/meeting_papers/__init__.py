"""The papers for the meeting that signs an edition off: what changed, what is asked, what is out of date, and a page for each signature.

Everything is decided in `draw_up`; the formats only write down what it hands over.
"""

from __future__ import annotations

from .as_html import html
from .as_markdown import markdown
from .as_pdf import pdf
from .drawing_up import Ground, draw_up
from .papers import Papers

__all__ = ["Ground", "Papers", "draw_up", "html", "markdown", "pdf"]
