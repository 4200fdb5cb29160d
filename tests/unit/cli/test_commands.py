"""typer's commands, made to speak our language."""

import pytest
import typer

from exitcoach.cli.commands import Command, Group, speaking
from exitcoach.cli.usage import WrongUsage, usage_sentence


@pytest.fixture
def app() -> typer.Typer:
    app, below = typer.Typer(no_args_is_help=True), typer.Typer()

    @app.command("take")
    def _take(
        client: str = typer.Argument(..., metavar="CLIENT"),
        channel: str = typer.Option(""),
        quiet: bool = False,
    ) -> None:
        if channel == "smoke":
            raise typer.BadParameter("no signals")
        raise typer.Exit(7 if quiet else 1)

    @app.command("stop")
    def _stop() -> None:
        raise typer.Abort

    @below.command("list")
    def _list() -> None:
        """Nothing."""

    @below.command("show")
    def _show() -> None:
        """Nothing."""

    app.add_typer(below, name="book")
    return speaking(app)


@pytest.mark.parametrize(
    ("line", "code", "command", "facts"),
    [
        ("tale ana", "unknown-command", "x", {"name": "tale", "near": "take"}),
        ("book lsit", "unknown-command", "x book", {"name": "lsit", "near": "list"}),
        ("take --chanel 2", "unknown-option", "x take", {"name": "--chanel", "near": "--channel"}),
        ("take -z", "unknown-option", "x take", {"name": "-z", "near": ""}),
        ("take ana --channel", "no-value", "exitcoach", {"name": "--channel"}),
        ("take ana --quiet=1", "no-value-wanted", "exitcoach", {"name": "--quiet"}),
        ("take", "missing", "x take", {"name": "CLIENT"}),
        ("take ana rojas paz", "too-much", "x take", {"name": "rojas paz"}),
        ("--", "no-command", "x", {}),
        ("take ana --channel smoke", "unreadable", "x take", {}),
    ],
)
def test_wrong_usage_is_a_failure_of_ours(app, line, code, command, facts):
    """With the facts of its sentence, so that it is told like every other failure."""

    with pytest.raises(WrongUsage) as caught:
        app(args=line.split(), prog_name="x")

    assert (caught.value.code, caught.value.command, caught.value.facts) == (code, command, facts)
    assert usage_sentence(caught.value).endswith(f"Help: {command} --help")


@pytest.mark.parametrize(("line", "code"), [("take ana", 1), ("take ana --quiet", 7), ("book list", 0), ("", 2)])
def test_the_process_ends_with_the_code_of_the_command(app, line, code):
    """Nothing is lost on the way: a command's own code, 0 when it has none, 2 when only the help was shown."""

    with pytest.raises(SystemExit) as ended:
        app(args=line.split(), prog_name="x")

    assert ended.value.code == code


def test_an_aborted_command_was_interrupted(app):
    """Standard input that ends is told like Ctrl-C."""

    with pytest.raises(KeyboardInterrupt):
        app(args=["stop"], prog_name="x")


def test_every_command_and_group_speaks(app):
    """Those below too."""

    root = typer.main.get_command(app)

    assert isinstance(root, Group)
    assert {type(command) for command in root.commands.values()} == {Command, Group}
    assert {type(command) for command in root.commands["book"].commands.values()} == {Command}


def test_flags_are_shown_without_a_kind_of_value(app, capsys):
    """``<bool>`` is a word of programmers."""

    with pytest.raises(SystemExit):
        app(args=["take", "--help"], prog_name="x")

    assert "bool" not in capsys.readouterr().out
