"""The commands: each parses, calls one function, prints, and sets the exit code.

0 nothing to say, 1 findings, 2 the data or the call is wrong.
"""

from __future__ import annotations

import sys

import click

from ..problems import ProblemsFound, Refused
from ..reports import report
from ..wording import listed
from .building import build_command, serve, test
from .checking import check
from .comparing import compare_command
from .due import due_command
from .editions import confirm, new_edition, publish, verify
from .hosting import zip_command
from .lists import settings_list
from .reviewing import review
from .said import STILL_THERE, WRONG, say_wrong
from .schemas import schemas
from .starting import new_partnership
from .workbooks import export, import_command

__all__ = ["main", "run"]


class _Commands(click.Group):
    """Without a command, `build` is meant."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or (args[0].startswith("-") and args[0] not in {"--help", "-h"}):
            args = ["build", *args]
        return super().parse_args(ctx, args)

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError:
            known = listed(sorted(self.commands), "or")
            raise click.UsageError(f"There is no command `{args[0]}`. Write {known}.", ctx) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, (command.help or "").partition("\n")[0]) for name, command in sorted(self.commands.items())])


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Safeguarding arrangements: from the files in data/ to a checked website in site/.

    Without a command everything is checked and built.
    """


for _command in (
    build_command, check, serve, test, publish, new_edition, confirm, verify, settings_list, schemas, zip_command, compare_command, review,
    new_partnership, export, import_command, due_command,
):  # fmt: skip
    main.add_command(_command)


def run() -> None:
    """The door of the command line: everything that goes wrong is said in plain words, never as a traceback."""
    try:
        main(prog_name="./site-build.sh")
    except ProblemsFound as found:
        say_wrong(report(found.problems, "text"))
    except Refused as error:
        say_wrong(str(error))
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        say_wrong(f"The computer refused to read or write a file{where}: {error.strerror or error}.\n{STILL_THERE}")
    except Exception as error:  # noqa: BLE001  the one place where everything is caught, to print
        say_wrong(f"Something went wrong that is not your fault: {type(error).__name__}: {error}.\n{STILL_THERE}")
    sys.exit(WRONG)
