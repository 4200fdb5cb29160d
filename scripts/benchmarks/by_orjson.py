"""The floor of a report: read every file of cases and parse it, nothing else."""

import pathlib
import sys

import orjson

for path in sorted(pathlib.Path(sys.argv[1]).glob("*.json")):
    orjson.loads(path.read_bytes())
