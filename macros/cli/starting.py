"""The command that starts a new partnership.

It loads what it needs when it is called: the other commands would wait for it. Only the questions are there from the first, for its options.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from ..starting.questions import QUESTIONS, Question, Wrong
from ..wording import counted, listed
from .said import ROOT, from_here

if TYPE_CHECKING:
    from ..starting.beginning import Known


def _options(command: Callable[..., None]) -> Callable[..., None]:
    """An option for each question."""
    for question in reversed(QUESTIONS):
        command = click.option(f"--{question.option}", multiple=True, metavar="ANSWER", help=question.help)(command)
    return command


@click.command("new-partnership")
@_options
def new_partnership(**options: tuple[str, ...]) -> None:
    """Start a new partnership: asks a few questions, and writes a complete draft of its first edition.

    Each question is explained, and each answer is looked at once it is given. Answers can be given as options too, for instance in a
    script; then only the others are asked. Nothing is written before all is answered.
    """
    from ..schemas import renew
    from ..starting.answers import begin, check, to_ask
    from ..starting.start import known, start

    data = ROOT / "data"
    there = known(data)
    given = {question.option: list(options[question.option.replace("-", "_")]) for question in QUESTIONS}
    check(given, there)
    if sys.stdin.isatty():
        click.echo("A few questions. Ctrl and C stops at any time, and then nothing is written.")
        for question, around in to_ask(given, there):
            given[question.option] = _asked(question, around)
        click.echo()
    done = start(data, begin(given, there), there)
    renew(data)
    click.echo(f"The draft {done.key} is in {from_here(done.folder)}.")
    if done.added:
        click.echo(f"Added to organisations.yml: {listed([body.name for body in done.added])}.")
    click.echo(f"Still to be written: {counted(done.to_write, 'text')}. Each begins with TO WRITE: and says what belongs there.")
    click.echo(f"See them listed with `./site-build.sh check {done.key}`, and on the pages with `./site-build.sh serve {done.key}`.")


def _asked(question: Question, known: Known) -> list[str]:
    """The answers to one question: asked until they are right; of several, until nothing more is typed."""
    click.echo(f"\n{question.asks}\n{question.explains}\nFor example: {question.example}")
    choices = question.choices(known) if question.choices else {}
    if choices:
        click.echo("There are:")
        for id, name in choices.items():
            click.echo(f"  {id} ({name})")
    answers: list[str] = []
    while True:
        may_stop = bool(answers) or not question.needed
        hint = "Another one, or only Enter to go on" if answers else "Answer, or only Enter to leave it out" if may_stop else "Answer"
        text = str(click.prompt(hint, default="", show_default=False)).strip()
        if not text and may_stop:
            return answers
        try:
            question.reads(text, known)
        except Wrong as error:
            click.echo(str(error))
            continue
        answers.append(text)
        if not question.several:
            return answers
