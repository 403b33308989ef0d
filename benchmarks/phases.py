"""Where the time of one draft goes: the phases of a process, and the writers alone."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from benchmarks.workload import write_workload

_SCRIPT = """
import json, sys, time
marks = [("", time.perf_counter())]
def mark(name): marks.append((name, time.perf_counter()))
from pathlib import Path
from clausekit.api import drafting
from clausekit.api.shelf import shelf_for
from clausekit.diagnostics import Report
import clausekit.assemble.draft, clausekit.writers.docx.writer, clausekit.source.yaml, clausekit.library.request_schema
from clausekit.assemble.request import read_request
from clausekit.writers.table import write
from clausekit.writers.docx.writer import compose, setting_of
from clausekit.writers.options import PLAIN
mark("imports")
path, layer = Path(sys.argv[1]), Path(sys.argv[2])
library = shelf_for(path, [layer])
mark("open library")
report = Report()
document = clausekit.source.yaml.load_yaml(path.read_text(), str(path), report)
clausekit.library.request_schema.validate_agreement(document, library, report)
request = read_request(document, str(path))
mark("read and validate agreement file")
for id_ in [i for a in library.template(request.template, report).articles for i in a.default]:
    library.clause(id_, report)
library.glossary("en", report); library.instruments
mark("load records")
draft = clausekit.assemble.draft.assemble(request, library, report)
mark("assemble")
drafting.validate_resolved(draft.agreement)
mark("validate the resolved agreement")
package = compose(setting_of(draft.agreement, PLAIN))
mark("compose Word parts")
package.to_bytes()
mark("zip")
content = write(draft.agreement, "docx")
mark("write Word with its last look")
write(draft.agreement, "markdown")
mark("write Markdown")
write(draft.agreement, "html")
mark("write HTML")
write(draft.agreement, "json")
mark("write JSON")
print(json.dumps({name: at - marks[i][1] for i, (name, at) in enumerate(marks[1:])}))
"""


def measure_phases(work: Path, rounds: int) -> Mapping[int, Mapping[str, float]]:
    """Return the median seconds of each phase by number of clauses, with a warm cache."""
    found = {}
    for size in (60, 300):
        folder = work / str(size)
        if not (folder / "library").is_dir():
            write_workload(folder, size)
        environment = {**os.environ, "CLAUSEKIT_CACHE": str(folder / "warm")}
        runs = []
        for turn in range(rounds + 1):
            said = subprocess.run(
                [sys.executable, "-c", _SCRIPT, str(folder / "agreement.yaml"), str(folder / "library")],
                capture_output=True, text=True, check=True, env=environment,
            )  # fmt: skip
            if turn:
                runs.append(json.loads(said.stdout))
        found[size] = {name: statistics.median(r[name] for r in runs) for name in runs[0]}
    return found
