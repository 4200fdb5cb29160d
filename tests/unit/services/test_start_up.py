"""What taking a call loads before its first question."""

import subprocess
import sys

LOADED = "import sys, exitcoach.cli.begin, exitcoach.services.take_call, exitcoach.services.go_on; print(*sys.modules)"


def test_the_ear_waits_until_somebody_speaks():
    """Start-up is felt during a call; the words the ear listens to come later."""
    loaded = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True).stdout.split()
    assert "exitcoach.services.take_call" in loaded
    assert {"exitcoach.coach.detect", "exitcoach.coach.matching", "exitcoach.coach.model"}.isdisjoint(loaded)
