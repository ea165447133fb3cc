"""The site on a web host: one file that is always the same, the rules that hosts follow, and whether what is served is what was built."""

from __future__ import annotations

import functools
import http.server
import os
import re
import shutil
import socket
import threading
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as xml

import pytest

from macros.cli.said import from_here
from macros.hosting import HOST_FILES, Compared, bundle, compare_folder, compare_served, host_files, standing_site, told
from macros.problems import Refused
from macros.views import POLICY

from .golden import golden
from .projects import ROOT, contents, run

NAMES: Final = ("404.html", "a/2024-12/assets/stylesheets/main.0a1b2c3d.min.css", "a/2024-12/index.html", "assets/stylesheets/site.css", "index.html")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small site, as a build would leave it."""
    folder = tmp_path / "site"
    for name, text in {
        "index.html": '<a href="a/">A</a>',
        "404.html": "<p>Lost</p>",
        "a/index.html": '<a href="../">Up</a>',
        "a/feed.xml": "<feed/>",
        "a/b c.csv": "one,two\n",
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text.encode())
    return folder


@pytest.fixture
def copy(site: Path, tmp_path: Path) -> Path:
    return shutil.copytree(site, tmp_path / "copy")


class Host(http.server.SimpleHTTPRequestHandler):
    """A web host that says nothing of what it does."""

    def log_message(self, format: str, *arguments: object) -> None:
        """Nothing."""


class Strange(Host):
    """One that shows the page for lost addresses, forbids feeds, breaks off at tables, and gives a page for no other reason than to be kind."""

    def do_GET(self) -> None:
        if self.path.endswith(".xml"):
            self.send_error(403)
        elif self.path.endswith(".csv"):
            self.connection.shutdown(socket.SHUT_RDWR)
        elif self.path.endswith("404.html"):
            content = (Path(self.directory) / "404.html").read_bytes()
            self.send_response(404)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)
        else:
            super().do_GET()


@pytest.fixture
def served(copy: Path) -> Iterator[str]:
    """The address at which the copy is served."""
    yield from serving(copy, Host)


def serving(folder: Path, host: type[Host]) -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(host, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


# Rules for hosts


@pytest.mark.parametrize("base", ["/", "/arrangements/"])
@pytest.mark.parametrize("name", HOST_FILES)
def test_a_host_is_told_the_rules_in_its_own_language(name: str, base: str) -> None:
    found = host_files(NAMES, base)[name]
    file = f"{name.strip('._').replace('.', '-')}-{base.strip('/') or 'root'}.txt"
    assert found == golden(ROOT / "tests/golden/hosting" / file, found)


def test_every_host_sends_the_policy_that_the_pages_name_and_the_rest() -> None:
    skeleton = (ROOT / "overrides/main.html").read_text("utf-8")
    referrer = re.findall(r'<meta name="referrer" content="([^"]+)">', skeleton)
    wanted = {"Content-Security-Policy": POLICY, "X-Content-Type-Options": "nosniff", "Referrer-Policy": referrer[0]}
    found = host_files(NAMES)
    assert dict(re.findall(r"(?m)^  ([A-Z][\w-]+): (.+)$", found["_headers"].partition("main.")[0])) == wanted
    assert dict(re.findall(r'(?m)^  Header always set ([\w-]+) "(.+)"$', found[".htaccess"])) == wanted
    assert [dict(re.findall(rf'(?m)^{indent}add_header ([\w-]+) "(.+)" always;$', found["nginx.conf"])) for indent in ("", "  ")] == [wanted, wanted]
    rules = xml.fromstring(found["web.config"]).iterfind("system.webServer/httpProtocol/customHeaders/add")
    assert {rule.attrib["name"]: rule.attrib["value"] for rule in rules} == wanted


def test_only_what_is_named_after_its_content_is_kept_for_long() -> None:
    lasting = NAMES[1]
    found = host_files(NAMES)
    pattern = re.findall(r'<FilesMatch "(.+)">', found[".htaccess"])[0]
    assert [name for name in NAMES if re.search(pattern, name)] == [lasting]
    assert [name for name in NAMES if re.search(re.findall(r'location ~ "(.+)" {', found["nginx.conf"])[0], name)] == [lasting]
    assert re.findall(r"(?m)^/(.+)\n  Cache-Control", found["_headers"]) == [lasting]
    assert [place.attrib["path"] for place in xml.fromstring(found["web.config"]).iterfind("location")] == [lasting]


def test_many_editions_stay_below_the_number_of_rules_that_a_host_reads() -> None:
    names = [f"a/{year}-01/assets/stylesheets/main.0a1b2c3d.min.css" for year in range(1900, 2030)]
    assert [line for line in host_files(names)["_headers"].splitlines() if line.startswith("/")] == ["/*", "/*/main.0a1b2c3d.min.css"]


# One file


def test_a_zip_holds_the_site_and_the_rules_and_nothing_else(site: Path, tmp_path: Path) -> None:
    file = tmp_path / "site.zip"
    count = bundle(site, file, "/x/")
    with zipfile.ZipFile(file) as packed:
        found = {name: packed.read(name) for name in packed.namelist()}
    rules = {name: text.encode() for name, text in host_files([], "/x/").items()}
    assert [found == contents(site) | rules, list(found), count] == [True, sorted(found), len(found)]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site", "site.zip"]


def test_a_zip_of_the_same_site_is_the_same_byte_for_byte(site: Path, copy: Path, tmp_path: Path) -> None:
    for path in copy.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
        path.chmod(0o700)
    files = [tmp_path / "one.zip", tmp_path / "other.zip"]
    for folder, file in zip((site, copy), files, strict=True):
        bundle(folder, file)
    assert files[0].read_bytes() == files[1].read_bytes()


def test_a_zip_that_cannot_be_finished_leaves_the_last_one(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "site.zip"
    bundle(site, file)
    before = file.read_bytes()

    def full(*arguments: object, **more: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(zipfile.ZipFile, "writestr", full)
        with pytest.raises(OSError, match="No space left"):
            bundle(site, file)
    assert [file.read_bytes() == before, sorted(path.name for path in tmp_path.iterdir())] == [True, ["site", "site.zip"]]


# What is in a folder, what is served


def test_a_copy_is_what_was_built_with_or_without_the_rules_for_hosts(site: Path, copy: Path, served: str) -> None:
    assert [compare_folder(site, copy), compare_served(site, served), compare_served(site, f"{served}/")] == [Compared(5)] * 3
    for name in HOST_FILES:
        (copy / name).write_text("x")
    assert compare_folder(site, copy) == Compared(5)


def test_what_differs_what_is_missing_and_what_is_extra_is_named(site: Path, copy: Path, served: str) -> None:
    (copy / "index.html").write_text(
        '<a href="a/">A</a><a href="old/">O</a><a href="old/gone.html">G</a><a href="https://www.gov.uk/">U</a>'
        '<img src="p%20q.png"><a href="../x">X</a>'
    )
    (copy / "old").mkdir()
    (copy / "old/index.html").write_text("old")
    (copy / "p q.png").write_bytes(b"png")
    (copy / "a/b c.csv").unlink()
    (copy / "a/feed.xml").write_text("<feeD/>")

    assert compare_folder(site, copy) == Compared(5, ("a/feed.xml", "index.html"), ("a/b c.csv",), ("old/index.html", "p q.png"))
    assert compare_served(site, served) == Compared(
        5, (f"{served}/a/feed.xml", f"{served}/"), (f"{served}/a/b%20c.csv",), (f"{served}/old/index.html", f"{served}/p%20q.png")
    )


def test_a_site_may_stand_below_the_root_of_its_host(site: Path, copy: Path, tmp_path: Path) -> None:
    shutil.copytree(copy, tmp_path / "root/below")
    for url in serving(tmp_path / "root", Host):
        assert [compare_served(site, f"{url}/below"), compare_served(site, url).missing] == [
            Compared(5), tuple(f"{url}/{name}" for name in ("404.html", "a/b%20c.csv", "a/feed.xml", "a/")),
        ]  # fmt: skip


def test_what_a_host_does_not_give_is_told_with_the_reason(site: Path, copy: Path) -> None:
    for url in serving(copy, Strange):
        assert compare_served(site, url) == Compared(
            5, refused=((f"{url}/a/b%20c.csv", "the connection broke off"), (f"{url}/a/feed.xml", "the host answers with 403"))
        )


def nobody_listens() -> str:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{free.getsockname()[1]}"


def test_a_host_that_does_not_answer_is_refused_in_plain_words(site: Path) -> None:
    url = nobody_listens()
    says = {
        url: f"Nothing can be read at {url}/: the host takes no connections at that address.",
        "http://nowhere.invalid": "Nothing can be read at http://nowhere.invalid/: "
        "there is no host of that name, or this computer is not connected to the internet.",
        "http://[": "Nothing can be read at http://[/: this is no web address; one looks like `https://arrangements.example.org/`.",
    }
    found = {}
    for each in says:
        with pytest.raises(Refused) as refused:
            compare_served(site, each)
        found[each] = str(refused.value)
    assert found == says


def test_a_page_that_is_asked_for_over_a_connection_without_certificate_is_told(site: Path, served: str) -> None:
    with pytest.raises(Refused) as refused:
        compare_served(site, served.replace("http:", "https:"))
    assert str(refused.value).endswith(": the host's certificate cannot be trusted, or it speaks no HTTPS.")


# In words

TOLD: Final = {
    "all the same": (Compared(3), "copy is what was built: three files, all the same."),
    "some of each": (
        Compared(9, ("a",), ("b",), ("c",), (("d", "why"),)),
        "copy is not what was built.\nAs it was built: 6 of nine files.\nDifferent: one file.\n- a\nMissing: one file.\n- b\n"
        "Not built, but there: one file.\n- c\nNot given: one file.\n- d (why)\n"
        "Copy site/ to the host again. If it was copied a moment ago, wait until the host shows it, then compare again.",
    ),
    "nearly all": (
        Compared(50, tuple(f"p{number:02}" for number in range(45))),
        "copy is not what was built.\nAs it was built: 5 of 50 files.\nDifferent: 45 files.\n"
        + "".join(f"- p{number:02}\n" for number in range(40))
        + "- and 5 more\nSo many differ that the site was probably built for another address, or from other data. "
        "Build it with SITE_URL set to its address, and compare again.",
    ),
    "only more": (Compared(2, extra=("x",)), "copy is not what was built.\nAs it was built: 2 of two files.\nNot built, but there: one file.\n- x"),
}  # fmt: skip


@pytest.mark.parametrize(("compared", "says"), TOLD.values(), ids=TOLD)
def test_what_was_found_is_told_in_words(compared: Compared, says: str) -> None:
    assert told(compared, "copy") == says


# As commands


def test_a_site_is_put_into_a_zip_and_a_copy_of_it_verified(project: Path, tmp_path: Path) -> None:
    ran = run(project, "zip", SITE_URL="https://council.example/arrangements/")
    files = len(contents(project / "site")) + len(HOST_FILES)
    assert [ran.code, ran.out.partition("\n")[0]] == [0, f"site.zip holds the whole site: one edition, {files} files."]
    with zipfile.ZipFile(project / "site.zip") as packed:
        packed.extractall(tmp_path / "host")
        assert "ErrorDocument 404 /arrangements/404.html" in packed.read(".htaccess").decode().splitlines()

    before = (project / "site.zip").read_bytes()
    time.sleep(0.01)
    assert run(project, "zip", "--site-url", "https://council.example/arrangements/").code == 0
    assert (project / "site.zip").read_bytes() == before

    host = str(tmp_path / "host")
    assert run(project, "verify", host).out == f"{host} is what was built: {files - len(HOST_FILES)} files, all the same.\n"
    (tmp_path / "host/index.html").write_text("other")
    ran = run(project, "verify", host)
    assert [ran.code, ran.out, ran.err.splitlines()[2:4]] == [1, "", ["Different: one file.", "- index.html"]]


def test_a_zip_is_not_made_of_data_with_a_problem_nor_into_a_folder_that_is_not_there(project: Path) -> None:
    ran = run(project, "zip", "--to", "nowhere/site.zip")
    assert [ran.code, ran.err] == [2, "There is no folder `nowhere`. Make it first, or name another file.\nNothing was written.\n"]
    (project / "data/glossary.yml").write_text("termes: []\n")
    assert [run(project, "zip").code, (project / "site.zip").exists()] == [2, False]


def test_a_copy_is_compared_only_with_a_site_as_it_was_built(project: Path) -> None:
    changed = "What is in site/ is not as it was built any more. Run `./site-build.sh` first, and leave site/ as it is.\n"
    assert standing_site(project) == project / "site"
    assert run(project, "verify", "nowhere").err == "There is no folder `nowhere`. A web address begins with `https://`.\n"
    (project / "site/index.html").write_text("by hand")
    assert [run(project, "verify", "site").code, run(project, "verify", "site").err] == [2, changed]
    shutil.rmtree(project / "site")
    assert run(project, "verify", "site").err == "There is no site in site/ yet. Run `./site-build.sh` first.\n"
    ran = run(project, "verify", "site", "--rebuild")
    assert [ran.code, ran.err.splitlines()[-1]] == [2, "Error: Write either the place of a copy or --rebuild."]


def test_a_file_on_another_drive_is_named_in_full(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_way(path: Path) -> str:
        raise ValueError("path is on mount 'E:', start on mount 'C:'")

    with monkeypatch.context() as patched:
        patched.setattr(os.path, "relpath", no_way)
        assert from_here(Path("E:/site.zip")) == str(Path("E:/site.zip"))
