"""The commands as a whole: their options are a contract, and only the command that runs is imported."""

import json
import subprocess
import sys
from pathlib import Path

import click
from rows import each

from reclint import cli
from reclint.cli import baseline, check, commands, example, preview

CONTRACT = Path(__file__).with_name("contract.txt")
ALONE = """
import json, sys
for arguments in json.loads(sys.argv[1]):
    for name in [name for name in sys.modules if name.partition(".")[0] == "reclint"]:
        del sys.modules[name]
    from reclint import cli
    cli.load(arguments)
    print(*(name for name in sys.modules if name.startswith("reclint.cli.")))
"""


def walk(command, name="reclint"):
    """Every command below a command, with its name."""
    yield name, command
    if isinstance(command, click.Group):
        ctx = click.Context(command)
        for word in command.list_commands(ctx):
            yield from walk(command.get_command(ctx, word), f"{name} {word}")


def lines(name, command):
    yield f"{name}: {' '.join(command.help.split())}"
    for parameter in command.params:
        traits = ["flag"] * getattr(parameter, "is_flag", False) + ["multiple"] * parameter.multiple
        traits += ["required"] * parameter.required
        words = getattr(parameter, "help", None) or ""
        yield " ".join([f"    {' '.join(parameter.opts)}", *(f"[{trait}]" for trait in traits), words]).rstrip()


def test_commands_and_options_are_a_contract(request):
    found = "".join(f"{line}\n" for name, command in walk(cli.cli) for line in lines(name, command))
    if request.config.getoption("--regenerate"):
        CONTRACT.write_text(found, encoding="utf-8")
    assert found == CONTRACT.read_text(encoding="utf-8")


def test_the_help_of_reclint_has_a_whole_line_for_each_command(reclint):
    _, out, _ = reclint("--help")
    assert "..." not in out.partition("Commands:")[2]


@each(("name", "command"), tuple(walk(cli.cli)))
def test_every_command_and_option_has_sentences_for_help(name, command):
    texts = [command.help.strip(), *(option.help for option in command.params if isinstance(option, click.Option))]
    assert [text for text in texts if not text or not text[0].isupper() or not text.endswith(".")] == []


def test_both_spellings_of_help_belong_to_every_command(reclint):
    for name, _ in walk(cli.cli):
        words = name.split()[1:]
        assert reclint(*words, "-h") == reclint(*words, "--help")


def imported(*lines):
    """The commands that are imported for each line of arguments, in a process that has not imported any."""
    code = [sys.executable, "-c", ALONE, json.dumps(lines)]
    done = subprocess.run(code, capture_output=True, text=True, check=True)
    modules = [{module.rpartition(".")[2] for module in line.split()} for line in done.stdout.splitlines()]
    assert all(modules)
    return [names & {*commands.COMMANDS} for names in modules]


def test_only_the_command_that_runs_is_imported():
    lines = [["-x", name, "a.yaml"] for name in commands.COMMANDS]
    assert imported(*lines) == [{name} for name in commands.COMMANDS]


def test_without_a_command_none_is_imported():
    assert imported([], ["--version"], ["--help"], ["no-command"]) == [set()] * 4


@each(
    ("name", "record"),
    (
        ("check", check.CheckOptions),
        ("preview", preview.PreviewOptions),
        ("example", example.ExampleOptions),
        ("baseline write", baseline.BaselineOptions),
        ("baseline prune", baseline.BaselineOptions),
    ),
)
def test_a_record_has_a_field_for_each_option(name, record):
    command = dict(walk(cli.cli))[f"reclint {name}"]
    assert {parameter.name for parameter in command.params} == {*record._fields}
