"""A page for each lead safeguarding partner to sign, and what the team does after the meeting."""

from __future__ import annotations

from typing import Final

from ..model import Edition, Representative
from ..offices import holder
from ..requirements import Judged, Severity
from ..seal import short, signed_digest
from ..wording import capital, counted, day, edition_month, listed
from .findings import unmet
from .papers import Chapter, Paragraph, Point, Points, SignaturePage

_DIGEST: Final = (
    "The digest on each page is made from every word of the edition. The signatures and the day of publication are not part of it, so it "
    "is the same after publication. If it is another one, something was changed after the meeting."
)

_OPEN: Final[dict[Severity, str]] = {
    "error": "of law or of what guidance says must be",
    "warning": "of what guidance says should be",
    "information": "of which nobody has verified that it is asked",
}


def signing_chapter(edition: Edition) -> Chapter:
    """What the pages to sign are, and what the team does with them."""
    pages = counted(len(edition.partners.lead_partners), "page to sign follows", "pages to sign follow")
    if not edition.partners.lead_partners:
        return Chapter("signing", "Signing", (Paragraph("The edition names no lead safeguarding partner, so there is no page to sign."),))
    steps = (
        "Enter each signature under “sign_offs” in edition.yml, with the id of the lead safeguarding partner and the day.",
        f"Run ./site-build.sh review {edition.key} again. The digest must be the one that was signed.",
        f"Publish it with ./site-build.sh publish {edition.key}",
    )
    blocks = (
        Paragraph(f"{capital(pages)}, one for each lead safeguarding partner. {_DIGEST}"),
        Paragraph("After the meeting the partnership’s team does this:"),
        Points(tuple(Point(step) for step in (steps if edition.entry.status == "draft" else steps[:2])), numbered=True),
    )
    return Chapter("signing", "Signing", blocks)


def signature_pages(edition: Edition, before: Edition | None, judged: Judged) -> tuple[SignaturePage, ...]:
    """One page for each lead safeguarding partner, in the order of the edition."""
    return tuple(_page(edition, before, lead, judged) for lead in edition.partners.lead_partners)


def _page(edition: Edition, before: Edition | None, lead: Representative, judged: Judged) -> SignaturePage:
    person = holder(edition, lead)
    bodies = listed([edition.organisation_name(id) for id in (lead.organisation, *lead.also_for)])
    return SignaturePage(
        id=f"sign-{lead.id}",
        signs=person.name or "Name not given in the arrangements",
        statement=(
            f"As lead safeguarding partner for {bodies}, I have read the arrangements named here and what these papers say of them, and I sign "
            f"them off."
        ),
        facts=(
            ("Name", person.name or "not given in the arrangements"),
            ("Post", person.post or "not given in the arrangements"),
            ("Body", bodies),
            ("What is signed", edition.about.title),
            ("Edition", edition_month(edition.entry.id)),
            ("Digest of what is signed", short(signed_digest(edition))),
            ("Open at the meeting", open_points(judged)),
            ("Signed so far", _signed(edition, lead, before)),
        ),
        lines=("Signature", "Date"),
    )


def open_points(judged: Judged) -> str:
    """How much of what is in force is not met, in a sentence."""
    told = [
        f"{counted(len(found), 'point')} {what}"
        for severity, what in _OPEN.items()
        if (found := unmet(judged, severity))
    ]  # fmt: skip
    return f"Not met: {'; '.join(told)}." if told else "Nothing that is asked is known not to be met."


def _signed(edition: Edition, lead: Representative, before: Edition | None) -> str:
    """What the edition records; what it has only taken over from the edition before is no signature under this one."""
    older = {(each.by, each.document, each.on) for each in before.about.sign_offs} if before else set()
    own = [each for each in edition.about.sign_offs if each.by == lead.id and each.document == "arrangements"]
    found = [day(each.on) for each in own if (each.by, each.document, each.on) not in older]
    if own and not found:
        return "The edition records no signature of its own; the one under “sign_offs” is that of the edition before, and has to be taken out."
    return f"The edition records a signature of {listed(found)}." if found else "The edition records no signature."
