"""``exitcoach tone``: a draft in, findings out, like a linter."""

import json
import subprocess
import sys

import pytest


def tone(*arguments: str, given: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    import os

    command = [sys.executable, "-m", "exitcoach", "tone", *arguments]
    return subprocess.run(command, input=given, capture_output=True, check=False, env={**os.environ, **environment})


POLICY = "I understand you, but it is our policy."
KIND = "You waited three weeks and nobody rang you; I am sorry."


def test_a_draft_with_something_in_it():
    """Place, marker, words, what to say instead; exit 1."""
    done = tone(given=f"Dear Ana,\n{POLICY}\n".encode())
    lines = done.stdout.decode().splitlines()
    assert done.returncode == 1
    assert all(line.startswith("2:") and " → " in line for line in lines)
    assert {line.split()[1] for line in lines} >= {"policy"}
    assert b"defensive" in done.stderr


def test_a_draft_with_nothing_in_it():
    """Exit 0, and nothing on standard output."""
    done = tone(given=KIND.encode())
    assert (done.returncode, done.stdout) == (0, b"")


def test_several_files_are_named(tmp_path):
    """Each line says which."""
    one, two = tmp_path / "one.txt", tmp_path / "two.txt"
    one.write_text(POLICY, encoding="utf-8")
    two.write_text(KIND, encoding="utf-8")
    done = tone(str(one), str(two))
    assert all(line.startswith(f"{one}:1:") for line in done.stdout.decode().splitlines())


def test_both_languages_in_one_mail():
    """Each line in its own language, without a flag."""
    done = tone(given=f"{POLICY}\nLamento que lo vea así, pero es la política de la casa.\n".encode())
    assert {line[0] for line in done.stdout.decode().splitlines()} == {"1", "2"}


def test_the_language_can_be_said():
    """Then nothing is guessed."""
    done = tone("--lang", "es", "--json", given=POLICY.encode())
    assert all(json.loads(line)["rule"].startswith("es.") for line in done.stdout.decode().splitlines())


def test_json_lines_answer_line_by_line():
    """The id comes back, offsets are those of the text, and the stage of the line counts."""
    offer = "How about I halve the monthly fee?"
    rows = [
        {"id": "a", "text": POLICY},
        {"text": KIND},
        {"id": 3, "text": offer, "stage": "listen"},
        {"id": 4, "text": offer, "stage": "recovery"},
    ]
    done = tone("--json", given="\n".join(map(json.dumps, rows)).encode())
    answers = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert done.returncode == 1
    assert [answer.get("id") for answer in answers] == ["a", None, 3, 4]
    assert [bool(answer["findings"]) for answer in answers] == [True, False, True, False]
    for finding in answers[0]["findings"]:
        assert set(finding) == {"marker", "words", "start", "end", "rule", "suggestion"}
        assert POLICY[finding["start"] : finding["end"]] == finding["words"]


def test_json_of_plain_text_is_one_object_a_finding():
    """With its line and column."""
    done = tone("--json", given=f"\n{POLICY}".encode())
    found = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert {one["line"] for one in found} == {2}
    assert "policy" in {one["marker"] for one in found}


def test_json_lines_in_which_nothing_is_found():
    """Exit 0, an answer all the same."""
    done = tone("--json", given=json.dumps({"text": KIND}).encode())
    assert (done.returncode, json.loads(done.stdout)) == (0, {"findings": []})


def test_praise_and_reasons_come_when_asked_for():
    """They are off by default."""
    plain, full = (
        tone(given=f"{KIND}\n{POLICY}".encode()),
        tone("--praise", "--why", given=f"{KIND}\n{POLICY}".encode()),
    )
    assert "✓" not in plain.stdout.decode()
    assert "✓" in full.stdout.decode()
    assert len(full.stdout.splitlines()) > len(plain.stdout.splitlines())


@pytest.mark.parametrize(
    ("arguments", "given", "told"),
    [
        ([], b"\xff\xfe\xfa\x00\x01garbage\x80", "UTF-8"),
        ([], b"a text\0with a zero", "no text"),
        ([], b"\x89PNG\r\n\x1a\n\x80", "UTF-8"),
        ([], b"x" * 1_000_001, "too long"),
        (["--json"], b'{"text": "a"}\nnot json', "no JSON"),
        (["--json"], b'{"text": "a"}\n{"txt": "b"}', "text"),
        (["--json"], b'{"text": "a"}\n{"text": 3}', "text"),
        (["--json"], b'{"text": "a", "stage": "lisen"}', "listen"),
        (["--stage", "lisen"], b"a", "listen"),
        (["--lang", "klingon"], b"a", "klingon"),
        (["/no/such/file"], b"", "no such file"),
    ],
)
def test_what_cannot_be_read_is_told(arguments, given, told):
    """One clear sentence, exit 2, no traceback."""
    done = tone(*arguments, given=given)
    message = done.stderr.decode()
    assert done.returncode == 2
    assert told in message
    assert "Traceback" not in message
    assert len(message.strip().splitlines()) == 1


def test_lone_surrogates_and_controls_are_shown_harmlessly():
    """A line of JSON can hold what no text should."""
    text = "It is \\ud800our \\u001b[31mpolicy, I understand you but it is our policy"
    done = tone("--json", given=f'{{"text": "{text}"}}'.encode())
    assert done.returncode == 1
    assert b"\x1b" not in done.stdout
    assert json.loads(done.stdout)["findings"]
    plain = tone(given="\x1b[31mIt is our\x07 policy\u202e, I understand you but it is our policy".encode())
    assert b"\x1b" not in plain.stdout
    assert "\u202e" not in plain.stdout.decode()


def test_a_mail_saved_by_windows_is_read():
    """UTF-8 or UTF-16 with a mark, lines ended as Windows does; the columns are right."""
    mail = f"Dear Ana,\r\n{POLICY}\r\n"
    for data in (mail.encode("utf-8-sig"), mail.encode("utf-16")):
        done = tone(given=data)
        assert done.returncode == 1
        assert done.stdout.decode().startswith("2:")


def test_nothing_but_the_home_is_touched(tmp_path):
    """And a home that cannot be written does not matter."""
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    assert tone(given=POLICY.encode(), EXITCOACH_HOME=str(blocked / "home")).returncode == 1
