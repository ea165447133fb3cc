"""The files by which common web hosts learn what to send with each page: the same rules in the language of each.

Pages name their policy themselves; sent with them it also holds for files that are no pages. What is named after its content may
be kept for a year, everything else for minutes.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final
from xml.sax.saxutils import quoteattr

from ..views import POLICY

HOST_FILES: Final = ("_headers", ".htaccess", "nginx.conf", "web.config")
"""Which files they are: for Netlify and Cloudflare, Apache, nginx, and IIS."""

SENT: Final = {"Content-Security-Policy": POLICY, "X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin"}
"""What is sent with every page and file."""

_BY_CONTENT: Final = r"\.[0-9a-f]{8}\.min\.(css|js)$"
_LONG: Final = "public, max-age=31536000, immutable"
_SHORT: Final = "public, max-age=300"
_MOST_RULES: Final = 90
"""Cloudflare reads a hundred rules and no more."""


def host_files(names: Collection[str], base: str = "/") -> dict[str, str]:
    """The text of each host's file, by its name.

    `names` are the files of the site; `base` is the path at which it is served, with a slash at both ends.
    """
    lasting = sorted(name for name in names if re.search(_BY_CONTENT, name))
    makers = (_for_netlify_and_cloudflare, _for_apache, _for_nginx, _for_iis)
    return {name: "\n".join([*make(lasting, base), ""]) for name, make in zip(HOST_FILES, makers, strict=True)}


def _for_netlify_and_cloudflare(lasting: list[str], base: str) -> Iterator[str]:
    yield "# For Netlify and Cloudflare Pages, which also show 404.html by themselves."
    yield f"{base}*"
    yield from (f"  {name}: {value}" for name, value in SENT.items())
    found = [f"{base}{name}" for name in lasting]
    if len(found) > _MOST_RULES:
        found = sorted({f"{base}*/{name.rpartition('/')[2]}" for name in lasting})
    for path in found:
        yield path
        yield f"  Cache-Control: {_LONG}"


def _for_apache(lasting: list[str], base: str) -> Iterator[str]:
    yield "# For Apache, where AllowOverride has FileInfo."
    yield f"ErrorDocument 404 {base}404.html"
    yield "AddDefaultCharset utf-8"
    yield "<IfModule mod_alias.c>"
    yield f'  RedirectMatch 404 "/{_unserved()}$"'
    yield "</IfModule>"
    yield "<IfModule mod_headers.c>"
    yield from (f'  Header always set {name} "{value}"' for name, value in SENT.items())
    yield f'  Header set Cache-Control "{_SHORT}"'
    yield f'  <FilesMatch "{_BY_CONTENT}">'
    yield f'    Header set Cache-Control "{_LONG}"'
    yield "  </FilesMatch>"
    yield "</IfModule>"


def _for_nginx(lasting: list[str], base: str) -> Iterator[str]:
    yield "# For nginx: include this file in the `server` block of the site."
    yield "charset utf-8;"
    yield "index index.html;"
    yield f"error_page 404 {base}404.html;"
    yield from _added(_SHORT, "")
    yield f'location ~ "{_BY_CONTENT}" {{'
    yield from _added(_LONG, "  ")
    yield "}"
    yield f'location ~ "/{_unserved()}$" {{'
    yield "  return 404;"
    yield "}"


def _added(caching: str, indent: str) -> Iterator[str]:
    """A block of nginx that adds one line has to add all of them."""
    yield from (f'{indent}add_header {name} "{value}" always;' for name, value in SENT.items())
    yield f'{indent}add_header Cache-Control "{caching}";'


def _for_iis(lasting: list[str], base: str) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield "<!-- For IIS. -->"
    yield "<configuration>"
    yield "  <system.webServer>"
    yield "    <httpProtocol>"
    yield "      <customHeaders>"
    yield from (f"        <add name={quoteattr(name)} value={quoteattr(value)} />" for name, value in SENT.items())
    yield "      </customHeaders>"
    yield "    </httpProtocol>"
    yield "    <staticContent>"
    yield '      <clientCache cacheControlMode="UseMaxAge" cacheControlMaxAge="0.00:05:00" cacheControlCustom="public" />'
    for ending, kind in (("csv", "text/csv"), ("json", "application/json")):  # older ones give out no file of a kind that they do not know
        yield f'      <remove fileExtension=".{ending}" />'
        yield f'      <mimeMap fileExtension=".{ending}" mimeType="{kind}" />'
    yield "    </staticContent>"
    yield '    <httpErrors errorMode="Custom">'
    yield '      <remove statusCode="404" />'
    yield f'      <error statusCode="404" path="{base}404.html" responseMode="ExecuteURL" />'
    yield "    </httpErrors>"
    yield "    <security>"
    yield "      <requestFiltering>"
    yield "        <hiddenSegments>"
    # web.config itself is hidden by IIS, and what is entered twice stops the site
    yield from (f'          <add segment="{name}" />' for name in HOST_FILES if name != "web.config")
    yield "        </hiddenSegments>"
    yield "      </requestFiltering>"
    yield "    </security>"
    yield "  </system.webServer>"
    for name in lasting:
        yield f"  <location path={quoteattr(name)}>"
        yield "    <system.webServer>"
        yield "      <staticContent>"
        yield '        <clientCache cacheControlMode="UseMaxAge" cacheControlMaxAge="365.00:00:00" cacheControlCustom="public, immutable" />'
        yield "      </staticContent>"
        yield "    </system.webServer>"
        yield "  </location>"
    yield "</configuration>"


def _unserved() -> str:
    """The names of these files, as an expression: they are for the host, and for nobody else."""
    return "(" + "|".join(re.escape(name) for name in HOST_FILES) + ")"
