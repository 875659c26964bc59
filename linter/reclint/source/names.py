"""How a file is read: by the ending of its name, else by how it begins."""

from __future__ import annotations

import re
from typing import Literal

from ..document import Language
from ..document.encoding import decode
from .offsets import Entry

LANGUAGES: dict[str, Language] = {
    **dict.fromkeys((".yaml", ".yml"), "yaml"),
    **dict.fromkeys((".json", ".jsonc", ".jsonl", ".ndjson", ".har"), "json"),
}
"""By ending the language of files that hold documents."""
_DOCUMENTS = tuple(LANGUAGES)
PAGES = frozenset((".md", ".markdown", ".mdx"))
SCRIPTS = frozenset((".sh", ".bash", ".zsh", ".ps1", ".bat", ".cmd"))
REQUEST_FILES = frozenset((".http", ".rest"))
HOSTS = PAGES | SCRIPTS | REQUEST_FILES
"""Endings of pages, scripts and request files, in which requests stand among other things."""
SUFFIXES = LANGUAGES.keys() | HOSTS
"""Endings of the files that are looked at when a folder is given."""
ENDINGS = tuple(SUFFIXES)
"""The same, as `str.endswith` takes them."""
FOREIGN = frozenset(
    (
        *(".toml", ".json5", ".tf", ".hcl", ".tfvars", ".ini", ".cfg", ".conf", ".properties", ".xml", ".csv", ".tsv"),
        *(".sql", ".proto", ".graphql", ".lock", ".log", ".css", ".scss", ".less", ".svg", ".plist", ".rst", ".adoc"),
        *(".rb", ".kt", ".kts", ".cs", ".rs", ".swift", ".dart", ".c", ".h", ".cc", ".cpp", ".hpp", ".m", ".mm"),
        *(".fish", ".lua", ".pl", ".r", ".scala", ".groovy", ".gradle", ".ipynb"),
    )
)
"""Endings of text files that are of another language for certain."""

Form = Literal["env", "script", "make", "docker"]
SOURCES = ("yaml", "json", "strings", "markdown", "shell", "http", "env", "code")
"""What can be read, as the settings name it."""
_BY_ENDING: dict[str, str] = {
    **LANGUAGES,
    **dict.fromkeys(PAGES, "markdown"),
    **dict.fromkeys(SCRIPTS, "shell"),
    **dict.fromkeys(REQUEST_FILES, "http"),
}
_BY_CARRIER = {"jsonl": "json", "postman": "json", "string": "strings"}

_BY_FORM = {"env": "env", "script": "shell", "make": "shell", "docker": "shell"}
_MAKEFILE = r"(?:gnu)?makefile\Z|.*\.mk\Z"
_DOCKERFILE = r"(?:docker|container)file(?:\.[^/]*)?\Z|.*\.(?:docker|container)file\Z"
_COMMANDS = frozenset(("procfile", "procfile.dev", "justfile", ".justfile"))
"""Files of commands, each behind a name and a colon or below it."""
_JUSTFILES = (".just", ".justfile")
_ENV_FILE = r"\.env(?:\.[^/]*|rc)?\Z|.*\.env\Z"
_SHELL = r"#![^\r\n]{0,200}\b(?:ba|z|k|da|a)?sh\b"
_KEY = r"[ \t]*(?:- +)?(?:[\w.$/-]{1,100}|\"[^\"\r\n]{1,100}\"|'[^'\r\n]{1,100}')[ \t]*:(?:[ \t\r\n]|\Z)"
_ITEM = r"[ \t]*-[ \t]"
_DOCUMENT = r"---(?:[ \t\r\n]|\Z)|%YAML|\{|\["
_DESCRIPTION = "Metadata-Version:"
"""How the description of a Python package begins, which has headers and prose."""
_IDLE = r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n?|\n))*"
"""Empty lines and comments."""
HEAD = 4_096
"""Bytes of a file that tell what it is."""


def form(name: str, text: str) -> Form | None:
    """What a file is that its ending does not tell: by its name, or a script by its first line."""
    if name.endswith(_DOCUMENTS) and ".env" not in name:
        return None
    base = name[max(name.rfind("/"), name.rfind("\\")) + 1 :].lower()
    if ".env" in base and re.match(_ENV_FILE, base):
        return "env"
    if "make" in base or base.endswith(".mk"):
        return "make" if re.match(_MAKEFILE, base) else None
    if "file" in base and re.match(_DOCKERFILE, base):
        return "docker"
    if base in _COMMANDS or base.endswith(_JUSTFILES) or ("." not in base and re.match(_SHELL, text)):
        return "script"
    return None


def is_variables(name: str) -> bool:
    """Whether a file holds variables (`.env`, `.env.local`, `staging.env`), by its name."""
    return form(name, "") == "env"


def is_told_by_name(name: str) -> bool:
    """Whether the name of a file without a known ending tells what it is: variables, a Makefile, a Dockerfile."""
    return form(name, "") is not None


def source_of_file(name: str) -> str | None:
    """What a file is read as, by its name; None where its content decides."""
    return _BY_ENDING.get(name[name.rfind(".") :].lower()) or _BY_FORM.get(form(name, "") or "")


def source_of(entry: Entry) -> str:
    """What a text in a file is read as."""
    return entry.language if entry.carrier == "file" else _BY_CARRIER.get(entry.carrier, entry.carrier)


def is_document(head: bytes) -> bool:
    """Whether a file begins as JSON, YAML or a shell script does; not so what holds zero bytes."""
    text = decode(head)[0].removeprefix("\ufeff")
    if "\0" in text or text.startswith(_DESCRIPTION):
        return False
    if re.match(_SHELL, text):
        return True
    idle = re.match(_IDLE, text)
    begin = idle.end() if idle else 0
    line = text[begin:]
    return not line.strip() or any(re.match(pattern, line) for pattern in (_DOCUMENT, _ITEM, _KEY))
