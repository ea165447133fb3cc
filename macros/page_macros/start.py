"""What every macro starts from: the edition, the blocks, and names as they were at the time."""

from __future__ import annotations

from markupsafe import Markup

from ..addresses import LAW_FOLDER
from ..blocks import PageBlocks
from ..bound import Answer, answers
from ..changed import Changed
from ..downloads import Download
from ..judged import Judged
from ..model import Edition, Kind
from ..requirements import Asked


class Start:
    """One edition seen from one page.

    `judged` is what law and guidance say of it; `law_url` leads from the page to the folder of the instruments, if they have pages.
    `changed` tells what changed since the edition before, if there is one, and `older_url` leads to that one's folder.
    `files` are those that a reader can take away; `pdf` is the name of the edition's PDF, if one is made.
    """

    def __init__(
        self, edition: Edition, blocks: PageBlocks, judged: Judged, law_url: str = "", changed: Changed | None = None, older_url: str = "",
        files: tuple[Download, ...] = (), pdf: str = "",
    ) -> None:  # fmt: skip
        self._edition = edition
        self._blocks = blocks
        self._judged = judged
        self._law_url = law_url
        self._changed = changed
        self._older_url = older_url
        self._pdf = pdf
        self._files = files

    @property
    def _unstated(self) -> str:
        """What stands where the edition says nothing: an edition put together from another document may have said it."""
        return "Not recorded" if self._edition.about.reconstructed else "Not stated in this edition"

    @property
    def _top_url(self) -> str:
        """The way from the page to the top of the site; nothing where the edition stands alone."""
        return self._law_url.removesuffix(f"{LAW_FOLDER}/")

    @property
    def _answers(self) -> tuple[Answer, ...]:
        """What each kind of organisation has to know; nothing where no kinds are written down."""
        return answers(self._edition, self._in_force)

    @property
    def _in_force(self) -> tuple[Asked, ...]:
        """Everything that was asked at the time of the edition."""
        return tuple(row.finding.requirement for row in self._judged.rows)

    def _told(self, asked: Asked) -> Markup:
        """What a requirement asks, as it is told in every edition."""
        return self._blocks.render_once("asked", asked=asked, law_url=self._law_url)

    @property
    def _organisations(self) -> dict[str, str]:
        """The names of all organisations at the time, by id."""
        return {id: self._edition.organisation_name(id) for id in self._edition.organisations}

    def _names(self, organisations: tuple[str, ...]) -> list[str]:
        return [self._edition.organisation_name(id) for id in organisations]

    def _region_groups(self) -> dict[str, str]:
        return {group.id: group.name for group in self._edition.region.groups} if self._edition.region else {}

    def _kind(self, organisation: str | None, kind: Kind | None) -> str:
        if kind:
            return kind
        return self._edition.organisations[organisation].kind if organisation else "other"
