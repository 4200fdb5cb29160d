"""The figures a report begins with, by pandas, from JSON Lines: `by_pandas.py FILE`."""

import json
import sys

import pandas

ACTS = ("thanks_given", "feedback_valued", "investigation_promised", "door_open_said")

cases = pandas.read_json(sys.argv[1], lines=True, dtype=False)
cases = cases[cases["status"].isin(["closed", "debrief"]) & ~cases["practice"]]
answers = pandas.DataFrame(cases["answers"].tolist())
named = answers[["cause"]].rename(columns={"cause": "named"}).dropna()
others = answers["causes_contributing"].explode().dropna().rename("named").to_frame()
every = pandas.concat([named, others]).reset_index().drop_duplicates()
groups = every.assign(named=every["named"].str.partition(".")[0]).drop_duplicates()
incidents = answers["incidents"].dropna().explode()
places = pandas.DataFrame(incidents.tolist(), index=incidents.index)[["department", "process", "position"]]
promises = pandas.DataFrame(cases["promises"].explode().dropna().tolist())
print(
    json.dumps(
        {
            "n": len(cases),
            "outcomes": answers["decision"].fillna("unanswered").value_counts().to_dict(),
            "primary": answers["cause"].value_counts().to_dict(),
            "any": every["named"].value_counts().to_dict(),
            "groups": groups["named"].value_counts().to_dict(),
            "obstacles": answers["obstacles"].explode().dropna().value_counts().to_dict(),
            "acts": {act: int(answers[act].eq(True).sum()) for act in ACTS},
            "consent": answers["recontact_consent"].value_counts().to_dict(),
            "promises": promises["state"].value_counts().to_dict(),
            "months": cases["created"].str[:7].value_counts().to_dict(),
            "map": places.reset_index()
            .drop_duplicates()
            .groupby(list(places.columns))
            .size()
            .reset_index()
            .to_dict("list"),
        }
    )
)
