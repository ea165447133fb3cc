"""The questions that are asked about a new partnership: each with a plain explanation, an example, and a check of the answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from pydantic import TypeAdapter, ValidationError

from ..addresses import LAW_FOLDER
from ..model import When
from ..model.bodies import Kind
from ..model.text import Line, Url
from ..problems import Refused, did_you_mean
from ..wording import capital, folded, listed
from .beginning import Body, Known, id_of

NEW: Final = "new:"
"""Before the full name of an organisation that is not there yet."""

_LINE: Final = TypeAdapter[str](Line)
_URL: Final = TypeAdapter[str](Url)
_COVERS: Final = {"children": ("children",), "children and adults": ("children", "adults")}
_LONGEST_LIST: Final = 12


class Wrong(Refused):
    """Why an answer cannot be taken, and what would be right."""


@dataclass(frozen=True)
class Question:
    """A question, with the name of the option that answers it too. `several` answers may be given; without `needed`, none has to be."""

    option: str
    asks: str
    explains: str
    example: str
    reads: Callable[[str, Known], object]
    several: bool = False
    needed: bool = True
    choices: Callable[[Known], Mapping[str, str]] | None = None

    @property
    def help(self) -> str:
        """The question in a line, for those who write options."""
        return f"{self.asks} As in: {self.example}."


def _line(text: str, known: Known) -> str:
    return _valid(_LINE, text)


def _url(text: str, known: Known) -> str:
    return _valid(_URL, text)


def _short_name(text: str, known: Known) -> str:
    name = _valid(_LINE, text)
    id = id_of(name)
    if not id:
        raise Wrong(f"From `{name}` no folder can be named; it has neither letters nor digits.")
    if id == LAW_FOLDER:
        raise Wrong(f"The folder of a partnership cannot be called `{LAW_FOLDER}`; the pages on law and guidance stand at that address.")
    if id in known.partnerships:
        raise Wrong(f"There is a partnership `{id}` already. Start its next edition with `new-edition`, or choose another short name.")
    return name


def _covers(text: str, known: Known) -> tuple[str, ...]:
    words = " ".join(text.casefold().split())
    if words not in _COVERS:
        raise Wrong(f"`{text.strip()}` is not known here; write {listed([f'`{each}`' for each in _COVERS], 'or')}.")
    return _COVERS[words]


def _month(text: str, known: Known) -> str:
    try:
        when = When.parse(text)
    except ValueError as error:
        raise Wrong(f"The month {error}. Write year and month, as in `2026-12`.") from None
    if not when.month or when.day:
        raise Wrong(f"`{text.strip()}` is no month. Write year and month, as in `2026-12`.")
    return str(when)


def _regional(text: str, known: Known) -> str:
    if text.strip() in known.regions:
        return text.strip()
    near = did_you_mean(text.strip(), known.regions) or f"There are: {', '.join(sorted(known.regions))}."
    raise Wrong(f"There are no regional arrangements `{text.strip()}`. {capital(near)}")


def _body(kind: Kind, noun: str) -> Callable[[str, Known], Body]:
    """Reads the id or the name of an organisation of that kind, or a new one."""

    def read(text: str, known: Known) -> Body:
        written = _valid(_LINE, text)
        named = {name: body for body in known.organisations.values() for name in (body.id, body.name, *body.also_called)}
        by_name = {folded(name): body for name, body in named.items()}
        is_new = written.casefold().startswith(NEW)
        name = written[len(NEW) :].strip() if is_new else written
        body = named.get(name) or by_name.get(folded(name))
        if is_new and body:
            raise Wrong(f"{body.name} is there already. Write its id, `{body.id}`.")
        if is_new:
            return _new(name, kind, noun, known)
        if body is None:
            theirs = {each: other for each, other in named.items() if other.kind == kind and not other.closed}
            holding = dict.fromkeys(f"`{other.id}`" for each, other in theirs.items() if folded(name) in folded(each))
            near = f"did you mean {listed(list(holding), 'or')}?" if holding else did_you_mean(name, theirs)
            how = f"For one that is not there yet, write `{NEW}` and its full name."
            raise Wrong(f"There is no {noun} `{name}`. {f'{capital(near)} ' if near else ''}{how}")
        if body.kind != kind:
            raise Wrong(f"{body.name} is there, but it is no {noun}.")
        if body.closed:
            heirs = listed([f"`{each.id}`" for each in body.successors], "or")
            raise Wrong(f"{body.name} has closed.{f' {heirs} took over from it.' if heirs else ''}")
        return Body(body.id, body.name, kind)

    return read


def _new(name: str, kind: Kind, noun: str, known: Known) -> Body:
    id = id_of(name)
    if not id or name == id:
        raise Wrong(f"Write the full name of the new {noun} after `{NEW}`, as it calls itself.")
    if id in known.organisations:
        raise Wrong(f"An organisation with the id `{id}` is there already, {known.organisations[id].name}.")
    return Body(id, name, kind, is_new=True)


def _bodies(kind: Kind) -> Callable[[Known], Mapping[str, str]]:
    """The organisations of that kind that there are, if they are not too many to read."""

    def choices(known: Known) -> Mapping[str, str]:
        found = {body.id: body.name for body in known.organisations.values() if body.kind == kind and not body.closed}
        return found if len(found) <= _LONGEST_LIST else {}

    return choices


def _valid(kind: TypeAdapter[str], text: str) -> str:
    if not text.strip():
        raise Wrong("Nothing was answered, and an answer is needed.")
    try:
        return kind.validate_python(text.strip())
    except ValidationError as error:
        told = error.errors()[0].get("ctx", {})
        raise Wrong(f"The answer {told['says']}; {told['instead']}.") from None


QUESTIONS: Final = (
    Question(
        "name", "What is the partnership called in full?", "The name stands at the head of every page.",
        "Southampton Children and Adults Safeguarding Partnership", _line,
    ),
    Question(
        "short-name", "What is its short name?",
        "It is for headings and menus, and is mostly the name of the area. The folder and the address of the partnership are made from it.",
        "Southampton", _short_name,
    ),
    Question(
        "covers", "Whom does it safeguard?", "Write `children`, or `children and adults` if the safeguarding adults board is a part of it.",
        "children", _covers,
    ),
    Question(
        "council", "Which councils are safeguarding partners?",
        f"Name each council of the area that has duties for children, by its id or its name. If it is not there yet, write `{NEW}` before its name.",
        "southampton-city-council", _body("local-authority", "council"), several=True, choices=_bodies("local-authority"),
    ),
    Question(
        "police", "Which police forces are safeguarding partners?", "Name each force any part of whose area lies in this one, in the same way.",
        "hampshire-and-isle-of-wight-constabulary", _body("police-force", "police force"), several=True, choices=_bodies("police-force"),
    ),
    Question(
        "icb", "Which integrated care boards are safeguarding partners?", "Name each board any part of whose area lies in this one, in the same way.",
        "hampshire-and-isle-of-wight-icb", _body("integrated-care-board", "integrated care board"), several=True,
        choices=_bodies("integrated-care-board"),
    ),
    Question("website", "Which is the partnership's own website?", "Every page links to it.", "https://southamptonscp.org.uk/", _url),
    Question(
        "month", "In which month is the first edition to be published?",
        "The month names the edition. What has to be written follows from the law and guidance in force then.", "2026-12", _month,
    ),
    Question(
        "concern-page", "On which page does the council say what to do about a worry about a child?",
        "It is shown to everybody who is worried. Without it, that stays to be written.",
        "https://www.southampton.gov.uk/health-social-care/children/child-social-care/child-protection", _url, needed=False,
    ),
    Question(
        "adult-concern-page", "On which page does the council say what to do about a worry about an adult?",
        "The same for adults. Without it, that stays to be written.", "https://www.southampton.gov.uk/", _url, needed=False,
    ),
    Question(
        "regional", "Which regional arrangements does it take part in?",
        "Text that neighbouring partnerships agreed together is written once for all of them.", "hips/2024", _regional, needed=False,
        choices=lambda known: {id: region.name for id, region in known.regions.items()},
    ),
)  # fmt: skip
