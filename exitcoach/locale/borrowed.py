"""What typer says in a person's sight, listed so that the catalog has it. A test looks for what typer says besides."""


def borrowed(message: str) -> str:
    """Mark a text of a library for the catalog."""
    return message


BY_GETTEXT = (
    borrowed("(deprecated) "),
    borrowed("(dynamic)"),
    borrowed("Aborted!"),
    borrowed("Aborted."),
    borrowed("Arguments"),
    borrowed("Commands"),
    borrowed("Error"),
    borrowed("Missing command."),
    borrowed("No such command {name!r}."),
    borrowed("Options"),
    borrowed("Try [blue]'{command_path} {help_option}'[/] for help."),
    borrowed("[default: {}]"),
    borrowed("[env var: {}]"),
    borrowed("[required]"),
    borrowed("default: {default}"),
    borrowed("env var: {var}"),
    borrowed("required"),
)
"""It asks gettext for these itself."""

IN_ENGLISH = (
    borrowed("COMMAND [ARGS]..."),
    borrowed("Install completion for the current shell."),
    borrowed("Install completion for the specified shell."),
    borrowed("Show completion for the current shell, to copy it or customize the installation."),
    borrowed("Show completion for the specified shell, to copy it or customize the installation."),
    borrowed("Show this message and exit."),
    borrowed("[OPTIONS]"),
)
"""These it only ever says in English; ``cli.commands`` puts them into the language in use."""
