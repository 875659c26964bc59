"""Requests in pages, scripts and request files: Markdown fences, `curl` commands, here-documents, `.http` files."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from ..diagnostic import Span, Violation
from ..document import Language, SentAs, parse
from ..limits import DEFAULT, Limits
from ..shell.structure import without_idle_documents
from ..shell.words import Word
from . import (
    dockerfile,
    env_values,
    http_file,
    makefile,
    markdown,
    mistakes,
    powershell,
    refusals,
    shell,
    shell_output,
    shell_programs,
)
from .escaping import Escape, as_it_is, in_env_quotes, in_json, in_shell, indented, on_one_line, within
from .gaps import enclosed, program_without_gaps, without_gaps, without_notes, without_pieces, without_prompts
from .introductions import Introductions
from .names import PAGES, REQUEST_FILES, SCRIPTS
from .offsets import (
    AS_IT_IS,
    Beside,
    CarrierType,
    Entry,
    OffsetMap,
    Stated,
    bodiless,
    language_of,
    names_service,
)
from .ours import is_ours, may_be_ours, names_request
from .page_comments import PageComments
from .programs import ending_of_fence, reads_programs
from .shell_comments import Comments
from .shell_nested import DEEPEST
from .shell_script import Script
from .shell_sending import FORM
from .shell_unsent import changed, unsent
from .shell_values import elsewhere

_READ_AS: dict[str, tuple[Callable[[str], Entry], Escape, bool]] = {
    "make": (makefile.recipes, makefile.escaped, False),
    "docker": (dockerfile.script, as_it_is, True),
}
"""What makes a shell script of a file, how text is written in it, and whether nothing is filled in before it runs."""
_OF_WINDOWS: dict[str, Callable[[str], powershell.Script]] = {
    **dict.fromkeys((".ps1", "powershell", "ps1", "pwsh"), powershell.script),
    **dict.fromkeys((".bat", ".cmd", "cmd", "bat", "batch"), powershell.batch),
}
"""By the ending of a file or the name in a page, what reads a script of shells in which quotes inside of quotes are
escaped for the program that is called."""
_SHELLS = _OF_WINDOWS.keys() | {"sh", "bash", "shell", "zsh", "console", "shell-session", "terminal", "curl"}
_NOT_DATA = frozenset(
    (
        *("kotlin", "kt", "dart", "swift", "csharp", "cs", "fsharp", "vb", "ruby"),
        *("rb", "rust", "rs", "c", "cpp", "objc"),
        *("objective-c", "objectivec", "scala", "groovy", "elixir", "ex", "exs", "erlang", "clojure", "haskell", "lua"),
        *("perl", "r", "julia", "zig", "sql", "graphql", "proto", "protobuf", "xml", "svg", "css", "scss", "less"),
        *("diff", "patch", "ini", "toml", "properties", "hcl", "terraform", "tf", "md", "markdown", "mdx", "mermaid"),
        *("plantuml", "dockerfile", "makefile"),
    )
)
"""Languages that are not read, and that do not look like data in the way JSON and YAML do."""
_SCRIPTED = frozenset((".js", ".mjs", ".cjs", ".jsx", ".ts", ".mts", ".cts", ".tsx"))
_CHANGED = "the script makes something else of it before it is sent"
"""Why a body is not checked."""
_NAME = r"[a-z0-9-]{1,20}"
_COMMENTS = r"(?:\s{0,200}//[^\r\n]*){1,20}"
_LOGIN = r"(?i:basic)[ \t]{1,9}(?!(?i:basic)\b)([^\s:{}$<>]{1,200})(?::|[ \t]{1,9})([^\s{}$<>]{1,200})"
_GIVES = r"\b(?:xargs|parallel)\b|[ \t]-(?:exec|execdir|x|X|I)\b|\bfd\b"
_ESCAPED_AGAIN = r"\s{0,99}\{\s{0,99}\\\""
_READS_AGAIN = (
    r"(?:\A|[\r\n;&|(])[ \t]{0,99}(?:[\w./-]{1,60}[ \t]{1,9}){0,4}(?:ssh|parallel|watch)[ \t][^\r\n;&|]{0,250}\Z"
)
"""A command that joins its words for another shell."""
_BEFORE = 300
"""Characters before a command in which another one may stand that runs it."""
_REQUEST_LINE = r"\s{0,9}(?:POST|PATCH|PUT)[ \t]+(?:https?://|/)"


def entries(text: str, limits: Limits = DEFAULT, suffix: str = ".md") -> Iterator[Entry]:
    """Each text of a file that names a whole request, in order; `suffix` is its ending or its form."""
    if suffix in PAGES:
        yield from _of_page(text, limits, suffix)
    elif not may_be_ours(text) and not (suffix in REQUEST_FILES and names_service(text)):
        return
    elif suffix == "env":
        for word in env_values.values(text):
            if names_request(word.text):
                yield _of_variable(word)
    elif suffix in _READ_AS:
        read, escape, is_final = _READ_AS[suffix]
        script = read(text)
        if isinstance(script.offsets, OffsetMap):
            made = makefile.known(text) if suffix == "make" else frozenset[str]()
            yield from of_script(script.text, script.offsets, "shell", escape, is_final=is_final, made=made)
    elif suffix in _OF_WINDOWS:
        yield from of_windows(_OF_WINDOWS[suffix](text), AS_IT_IS, "shell", as_it_is)
    elif suffix in SCRIPTS or suffix == "script":
        yield from of_script(text, OffsetMap(), "shell", is_final=True)
    else:
        yield from of_requests(text, OffsetMap(), "http")


def _of_page(text: str, limits: Limits, suffix: str) -> Iterator[Entry]:
    """The bodies in the blocks of code of a page, with the comments above each.

    Those that the page shows as examples of what is wrong are not read, unless a comment says what they are.
    """
    comments = PageComments(text)
    if not may_be_ours(text) and not comments:
        return
    fences = list(markdown.fences(text))
    said = Introductions(text, fences)
    for fence in (*fences, *(markdown.indented(text) if suffix != ".mdx" else ())):
        is_stated = comments.states_kind(fence)
        if not may_be_ours(fence.text) and not is_stated:
            continue
        above = comments.of(fence)
        is_wrong = not is_stated and said.says_wrong(fence)
        for entry in _of_fence(fence, limits):
            if not is_wrong:
                yield entry._replace(comments=entry.comments + above) if above else entry
            elif entry.program is None:
                yield entry._replace(unread=mistakes.REASON)


def _of_fence(fence: markdown.Fence, limits: Limits) -> Iterator[Entry]:
    """The bodies in a fence: what it holds tells more than the name of a language."""
    name = re.match(_NAME, fence.language)
    if name and name[0] in _NOT_DATA:
        return
    offsets, escape = _map(fence.runs), indented(fence.prefix)
    language = _language(fence.text)
    program = ".js" if fence.language == "json5" else ending_of_fence(fence.language)
    is_certain = program is None and not (fence.language in _SHELLS and fence.text.lstrip().startswith("["))
    is_json = language == "json" and (is_certain or _is_json(fence.text, limits))
    if not is_json and (fence.language in ("http", "rest") or re.match(_REQUEST_LINE, fence.text)):
        yield from map(_in_page, of_requests(fence.text, offsets, "markdown", escape))
    elif not is_json and (fence.language in _SHELLS or ("curl " in fence.text and program is None)):
        is_escaped_again = fence.language in _OF_WINDOWS
        script = without_prompts(fence.text)
        if is_escaped_again:
            bodies = of_windows(_OF_WINDOWS[fence.language](script), offsets, "markdown", escape)
        else:
            bodies = of_script(without_notes(script), offsets, "markdown", escape, script)
        sent = (body for body in bodies if not (is_escaped_again and body.text.startswith('{\\"')))
        yield from map(without_gaps if is_escaped_again else _in_page, sent)
    elif program is not None and not is_json:
        yield from _of_program(fence, offsets, program, escape)
    else:
        yield without_gaps(Entry(fence.text, language, offsets, "markdown", strict=False, escape=escape))


def _in_page(body: Entry) -> Entry:
    """A body in a page without the gaps in it; one that has none is sent as it is, but for comments that explain it."""
    found = without_gaps(body)
    return found._replace(sent="without comments") if found.text == body.text and body.stated.url else found


def _language(text: str) -> Language:
    """The language of what a fence holds; comments before the bracket do not make YAML of JSON."""
    comments = re.match(_COMMENTS, text)
    return language_of(text[comments.end() :] if comments else text)


def _is_json(text: str, limits: Limits) -> bool:
    """Whether what begins like JSON in the fence of a program is JSON, gaps and comments included."""
    entry = without_gaps(Entry(text, "json"))
    stream = parse(entry.text, "json", strict=False, limits=limits)
    return bool(stream.documents) and not any(problem.rule == "syntax-error" for problem in stream.problems)


def _of_program(fence: markdown.Fence, offsets: OffsetMap, program: str, escape: Escape) -> Iterator[Entry]:
    """The program in a fence, where programs are read; a page leaves out what makes a file of it."""
    commands = list(of_script(fence.text, offsets, "markdown", escape)) if "curl " in fence.text else []
    yield from map(without_gaps, commands)
    if commands or not reads_programs():
        return
    entry = Entry(fence.text, "code", offsets, "markdown", strict=False, program=program)
    if program in _SCRIPTED:
        entry = program_without_gaps(entry)
        if entry.text.lstrip().startswith("{"):
            entry = enclosed(entry, "(", ")")
    elif program == ".php" and "<?" not in fence.text:
        entry = enclosed(entry, "<?php\n")
    yield entry


def of_windows(
    script: powershell.Script, outer: OffsetMap, carrier: CarrierType, escape: Escape | None
) -> Iterator[Entry]:
    """The bodies of a script of PowerShell or `cmd`; `outer` and `escape` are those of what it stands in."""
    offsets = script.offsets.within(outer, len(script.text))
    written = within(script.escape, script.offsets.offset, escape)
    for body in of_script(script.text, offsets, carrier, written):
        yield script.told(body, outer)


def of_script(
    text: str,
    outer: OffsetMap,
    carrier: CarrierType,
    escape: Escape | None = as_it_is,
    written: str = "",
    depth: int = 0,
    *,
    is_final: bool = False,
    made: frozenset[str] = frozenset(),
) -> Iterator[Entry]:
    """The bodies of the commands in a script, and its here-documents that no command sends.

    `written` is the script with all of its comments, where `text` is without some. `is_final` tells that nothing fills
    in its variables before it runs, but for those that `made` names.
    """
    written = written or text
    text = without_idle_documents(text) if "<<" in text else text
    commands, script, values, nested = shell.commands(text, is_page=carrier == "markdown", is_final=is_final, made=made)
    comments = Comments(written, outer, script.extents_of_lists())
    found: dict[int, Entry] = {}
    told: set[int] = set()
    sent_as: SentAs | None = None if carrier == "markdown" else "it is"
    for command in commands:
        if _is_given_by_other(text, command):
            continue
        if command.body.start not in found and is_ours(
            command.body.text, command.address, is_page=carrier == "markdown"
        ):
            is_form = command.is_form and command.extent.start not in told
            told.add(command.extent.start)
            stated = _stated(command._replace(is_form=is_form), outer)
            entry = _entry(command.body, outer, carrier, stated, escape)
            body = command.body
            beside = comments.beside(command.extent, Span(body.start, body.end), *elsewhere(body))
            defects = tuple(_in_file(defect, outer) for defect in command.defects)
            unread = refusals.REASON if refusals.is_wanted(text, command.extent) else None
            entry = entry._replace(comments=beside, sent=sent_as, defects=defects, unread=unread)
            found[command.body.start] = entry
    sent = {command.body.start for command in commands}
    for document in unsent(script):
        if document.start not in sent and names_request(document.text):
            sent.add(document.start)
            entry = _entry(values.filled(document), outer, carrier, Stated(), escape)
            beside = comments.beside(Span(document.start, document.end))
            found[document.start] = entry._replace(comments=beside, is_unsent=True)
    of_file = comments.of_file()
    own = None if outer == AS_IT_IS else (written, outer)
    for entry in found.values():
        yield without_pieces(entry)._replace(comments=entry.comments + of_file, script=own)
    for word in nested if depth < DEEPEST else ():
        inner = _map(word.runs).within(outer, len(word.text))
        beside = (*comments.beside(Span(word.start, word.end), *elsewhere(word)), *of_file)
        for entry in of_script(word.text, inner, carrier, _escape(word, escape), depth=depth + 1):
            yield entry._replace(comments=entry.comments + beside)
    yield from _unread(script, {*found, *sent}, outer, carrier)
    for entry, word in _programs(script, commands, outer, carrier):
        yield entry._replace(comments=comments.beside(Span(word.start, word.end), *elsewhere(word)) + of_file)


def _unread(script: Script, read: set[int], outer: OffsetMap, carrier: CarrierType) -> Iterator[Entry]:
    """The bodies in a script that cannot be read: something else is made of them before they are sent."""
    for word in changed(script):
        if names_request(word.text) and word.start not in read:
            read.add(word.start)
            yield _entry(word, outer, carrier, Stated(), None)._replace(unread=_CHANGED)
    for word in shell_output.unread(script.text):
        if names_request(word.text):
            yield _entry(word, outer, carrier, Stated(), None)._replace(unread="what jq makes of it cannot be read off")


def _programs(
    script: Script, commands: Sequence[shell.Command], outer: OffsetMap, carrier: CarrierType
) -> Iterator[tuple[Entry, Word]]:
    """The programs in a script, each with its word, but for those whose commands are read as the script's own."""
    for word, ending in shell_programs.programs(script) if reads_programs() else ():
        if any(word.start <= command.extent.start < word.end for command in commands):
            continue
        offsets = _map(word.runs).within(outer, len(word.text))
        entry = Entry(word.text, "code", offsets, carrier, strict=False, program=ending)
        yield (enclosed(entry, "<?php\n") if ending == ".php" and "<?" not in word.text else entry), word


def _is_given_by_other(text: str, command: shell.Command) -> bool:
    r"""Whether another command puts something in the place of a body, or has a shell read it a second time.

    `xargs -I{} curl -d {}`, `ssh host curl -d '{\"cname\": …}'`.
    """
    start, body = command.extent.start, command.body.text
    before = text[max(start - _BEFORE, 0) : start]
    return (body == "{}" and re.search(_GIVES, before) is not None) or (
        re.match(_ESCAPED_AGAIN, body) is not None and re.search(_READS_AGAIN, before) is not None
    )


def _in_file(defect: Violation, outer: OffsetMap) -> Violation:
    """A defect with its places in the file."""
    notes = tuple((outer.span(span), words) for span, words in defect.notes)
    return defect._replace(span=outer.span(defect.place), notes=notes)


def _stated(command: shell.Command, outer: OffsetMap) -> Stated:
    """What a command says of its body; without a method that of curl for a body."""
    url, method, header, content_type = command.url, command.method, command.authorization, command.content_type
    stated_type = (content_type.text.strip() or None) if content_type else None  # curl sends no empty header
    type_span = outer.span(content_type.span) if content_type else None
    if command.is_form:
        stated_type, type_span = FORM, outer.span(command.name)
    return Stated(
        url=command.address if url else None,
        method=method.text if method else "POST",
        authorization=header.text.strip() if header else None,
        url_span=outer.span(url.span) if url else None,
        method_span=outer.span(method.span) if method else None,
        authorization_span=outer.span(header.span) if header else None,
        content_type=stated_type,
        content_type_span=type_span,
        is_type_implied=command.is_form,
    )


def _entry(word: Word, outer: OffsetMap, carrier: CarrierType, stated: Stated, outer_escape: Escape | None) -> Entry:
    offsets, escape = _map(word.runs).within(outer, len(word.text)), _escape(word, outer_escape)
    return Entry(word.text, language_of(word.text), offsets, carrier, None, stated, strict=False, escape=escape)


def _escape(word: Word, outer: Escape | None) -> Escape | None:
    """How text is written in a word."""
    return within(in_shell([at for at, _ in word.runs], word.quotes), _map(word.runs).offset, outer)


def _of_variable(word: Word) -> Entry:
    """The value of a variable in an `.env` file."""
    escapes: dict[str, Escape] = {'"': in_json, "'": in_env_quotes}
    entry = _entry(word, OffsetMap(), "env", Stated(), None)
    return entry._replace(escape=escapes.get(word.quotes[0], on_one_line))


def _of_request(
    sent: http_file.HttpRequest, text: str, outer: OffsetMap, carrier: CarrierType, escape: Escape | None
) -> Entry | None:
    """The body of a request that may be ours; in a request file also one that is written elsewhere, or is not there."""
    body = text[sent.start : sent.end]
    is_written = is_ours(body, sent.url, is_page=carrier == "markdown")
    if not is_written and carrier == "markdown":
        return None
    header, content_type = sent.authorization_span, sent.content_type_span
    stated = Stated(
        url=sent.url,
        method=sent.method,
        authorization=_encoded(sent.authorization) if carrier == "http" else sent.authorization,
        url_span=outer.span(sent.url_span),
        method_span=outer.span(sent.method_span),
        authorization_span=outer.span(header) if header else None,
        content_type=sent.content_type,
        content_type_span=outer.span(content_type) if content_type else None,
    )
    unread = refusals.REASON if refusals.is_wanted_by_test(text[sent.end : sent.extent.end]) else None
    unread = unread or (mistakes.REASON if sent.name and mistakes.is_name_of_test(sent.name) else None)
    if not is_written:
        return bodiless(stated._replace(lacks_body=not sent.is_from_file and not body.strip()), carrier, sent.name)
    own = OffsetMap((0,), (sent.start,))
    offsets, escaped = own.within(outer, len(body)), within(as_it_is, own.offset, escape)
    entry = Entry(body, "json", offsets, carrier, sent.name, stated, strict=False, escape=escaped, unread=unread)
    return entry if carrier == "markdown" else entry._replace(sent="without comment lines")


def _encoded(header: str | None) -> str | None:
    """The header that a client sends for a name and a password in a request file."""
    login = re.fullmatch(_LOGIN, header) if header is not None else None
    if login is None:
        return header
    from base64 import b64encode

    return "Basic " + b64encode(f"{login[1]}:{login[2]}".encode()).decode()


def of_requests(text: str, outer: OffsetMap, carrier: CarrierType, escape: Escape | None = as_it_is) -> Iterator[Entry]:
    """The bodies of the requests in a request file."""
    for sent in http_file.requests(text):
        entry = _of_request(sent, text, outer, carrier, escape)
        if entry is not None:
            extent = outer.span(sent.extent)
            comments = tuple(
                Beside(text[start:end], outer.span(Span(start, end)), extent) for start, end in sent.comments
            )
            yield entry._replace(comments=comments)
    for command in http_file.commands(text) if "curl" in text else ():
        own = OffsetMap((0,), (command.start,))
        inside = text[command.start : command.end]
        yield from of_script(inside, own.within(outer, len(inside)), carrier, within(as_it_is, own.offset, escape))


def _map(runs: tuple[tuple[int, int], ...]) -> OffsetMap:
    return OffsetMap(tuple(at for at, _ in runs), tuple(target for _, target in runs))
