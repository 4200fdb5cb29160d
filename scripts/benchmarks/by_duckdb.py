"""The figures a report begins with, by DuckDB, from JSON Lines: `by_duckdb.py FILE`."""

import json
import sys

import duckdb

ACTS = ("thanks_given", "feedback_valued", "investigation_promised", "door_open_said")
TABLE = """
CREATE TABLE cases AS
SELECT id, created, answers, promises
FROM read_json(?, format = 'newline_delimited', columns = {
    id: 'VARCHAR', status: 'VARCHAR', practice: 'BOOLEAN', created: 'VARCHAR', answers: 'JSON', promises: 'JSON'
})
WHERE status IN ('closed', 'debrief') AND NOT practice
"""
EACH = "SELECT {value} AS value, count(*) FROM cases GROUP BY value"
NAMED = """
SELECT id, answers->>'cause' AS named FROM cases WHERE answers->>'cause' IS NOT NULL
UNION SELECT id, unnest(from_json(answers->'causes_contributing', '["VARCHAR"]')) FROM cases
"""
INCIDENTS = """
SELECT place.department, place.process, place.position, count(DISTINCT id) FROM (
    SELECT id, unnest(from_json(answers->'incidents', '[{"department": "VARCHAR", "process": "VARCHAR",
    "position": "VARCHAR"}]')) AS place FROM cases
) GROUP BY ALL
"""
PROMISES = """
SELECT promise.state, count(*) FROM (
    SELECT unnest(from_json(promises, '[{"state": "VARCHAR"}]')) AS promise FROM cases
) GROUP BY ALL
"""
base = duckdb.connect()
base.execute(TABLE, [sys.argv[1]])


def rows(query: str) -> list[tuple[object, ...]]:
    return base.execute(query).fetchall()


print(
    json.dumps(
        {
            "n": rows("SELECT count(*) FROM cases")[0][0],
            "outcomes": dict(rows(EACH.format(value="coalesce(answers->>'decision', 'unanswered')"))),
            "primary": dict(rows(EACH.format(value="answers->>'cause'"))),
            "any": dict(rows(f"SELECT named, count(*) FROM ({NAMED}) GROUP BY named")),
            "groups": dict(
                rows(f"SELECT split_part(named, '.', 1) AS grp, count(DISTINCT id) FROM ({NAMED}) GROUP BY grp")
            ),
            "obstacles": dict(
                rows(
                    "SELECT met, count(*) FROM (SELECT unnest(from_json(answers->'obstacles', '[\"VARCHAR\"]')) AS met"
                    " FROM cases) GROUP BY met"
                )
            ),
            "acts": {act: rows(f"SELECT count(*) FROM cases WHERE (answers->>'{act}') = 'true'")[0][0] for act in ACTS},
            "consent": dict(rows(EACH.format(value="answers->>'recontact_consent'"))),
            "promises": dict(rows(PROMISES)),
            "months": dict(rows(EACH.format(value="created[:7]"))),
            "map": rows(INCIDENTS),
        },
        default=str,
    )
)
