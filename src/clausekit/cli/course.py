"""`clausekit course`: a course plan becomes a folder for trainer and participants."""

from __future__ import annotations

from pathlib import Path

import click

from clausekit.cli.report import print_diagnostics
from clausekit.cli.shared import libraries_option, open_shelf


@click.command(
    epilog="Example: clausekit course ai-two-days -o monday --to docx,html",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("plan", required=False)
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Where to write; without it a folder named after the plan.",
)
@click.option("--language", default="", metavar="LANGUAGE", help="Instead of the plan's own.")
@click.option(
    "--seed",
    default=1,
    show_default=True,
    help="Draws the exercises: the same seed, the same ones.",
)
@click.option("--no-laptop", is_flag=True, help="Only paper: flip charts instead of slides.")
@click.option(
    "--interpreted",
    "factor",
    type=float,
    default=1.0,
    metavar="FACTOR",
    help="Longer sessions for a room with interpretation, such as 1.5.",
)
@click.option(
    "--to", "formats", default="docx", show_default=True, metavar="FORMATS", help="docx,md,html"
)
@libraries_option
def command(
    plan: str | None,
    folder: Path | None,
    language: str,
    seed: int,
    no_laptop: bool,
    factor: float,
    formats: str,
    libraries: tuple[Path, ...],
) -> None:
    """Build a course from PLAN, the name of a plan or a file such as plan.yaml.

    The folder holds the trainer's files with all keys, the participants' files without any, and the
    slides. Without PLAN the plans that there are are listed.
    """
    from clausekit.api import teaching

    start = Path(plan) if plan and plan.endswith((".yaml", ".yml")) else Path()
    library = open_shelf(start, libraries)
    if plan is None:
        for name, title in teaching.course_plans(library):
            click.echo(f"{name:<28} {title}")
        return
    from clausekit.teaching.course import Choices

    wanted = tuple(f.strip() for f in formats.split(",") if f.strip()) or ("docx",)
    choices = Choices(seed=seed, laptops=not no_laptop, factor=factor, formats=wanted)
    course = teaching.build_course(plan, library, choices, language)
    print_diagnostics(course.report)
    target = folder or Path(Path(plan).stem)
    teaching.write_course(course, target)
    days = f"{course.days} day{'s' * (course.days > 1)}"
    click.echo(
        f"Wrote {len(course.files)} files into {target}: “{course.title}”, {days}. "
        f"Begin with {target}/trainer/1-start-here.",
        err=True,
    )
