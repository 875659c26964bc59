"""A client of the language server: it starts one, writes messages and reads them."""

import json
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from queue import Queue
from threading import Thread
from time import perf_counter

from reclint.lsp.projects import Projects
from reclint.lsp.server import create
from reclint.lsp.transport import serve

PATIENCE = 60
"""Seconds after which a server that does not answer has failed."""
CAPABILITIES = {
    "general": {"positionEncodings": ["utf-16"]},
    "textDocument": {
        "publishDiagnostics": {"relatedInformation": True},
        "documentSymbol": {"hierarchicalDocumentSymbolSupport": True},
    },
    "window": {"showDocument": {"support": True}},
}


class InThread:
    """A server in a thread of this process, which starts at once."""

    def __init__(self, folder, arguments):
        theirs, ours = os.pipe(), os.pipe()
        self.code = None
        self.stdin, self.stdout = os.fdopen(theirs[1], "wb"), os.fdopen(ours[0], "rb")
        streams = os.fdopen(theirs[0], "rb"), os.fdopen(ours[1], "wb")
        self.thread = Thread(target=self.serve, args=streams, daemon=True)
        self.thread.start()

    def serve(self, stdin, stdout):
        with stdin, stdout:
            self.code = serve(create(Projects()), stdin, stdout)

    def end(self):
        self.thread.join(20)
        if not self.stdin.closed:
            self.stdin.close()
        self.stdout.close()
        return self.code, ""


class InProcess:
    """`reclint server` as an editor starts it."""

    def __init__(self, folder, arguments):
        command = [sys.executable, "-m", "reclint", "server", *arguments]
        self.process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        self.stdin, self.stdout = self.process.stdin, self.process.stdout

    def end(self):
        self.process.wait(20)
        errors = self.process.stderr.read().decode()
        for stream in (self.stdin, self.stdout, self.process.stderr):
            stream.close()
        return self.process.returncode, errors


class Client:
    """One session with a server; everything waits for its answer."""

    def __init__(self, folder, capabilities=None, arguments=(), start=InThread):
        self.ended = False
        self.folder, self.received, self._number, self._versions = Path(folder).resolve(), [], 0, {}
        self.started = start(self.folder, arguments)
        self._messages = Queue()
        Thread(target=self._read, daemon=True).start()
        params = {"processId": None, "rootUri": self.uri(""), "capabilities": capabilities or CAPABILITIES}
        self.server = self.request("initialize", params)
        self.notify("initialized", {})

    def uri(self, name):
        return (self.folder / name).as_uri() if name else self.folder.as_uri()

    def _send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.started.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.started.stdin.flush()

    def _read(self):
        """Takes the messages in until the server ends, or the test closes the stream before this thread is done."""
        with suppress(ValueError):
            while (body := self._body()) is not None:
                self._messages.put(json.loads(body))
        self._messages.put(None)

    def _body(self):
        length = 0
        while (line := self.started.stdout.readline()) not in (b"\r\n", b""):
            name, _, value = line.partition(b":")
            length = int(value) if name == b"Content-Length" else length
        return self.started.stdout.read(length) if length else None

    def _receive(self):
        message = self._messages.get(timeout=PATIENCE)
        assert message is not None, "the server has ended"
        return message

    def notify(self, method, params):
        self._send({"method": method, "params": params})

    def _next(self):
        """The next message; what the server asks is answered."""
        message = self._receive()
        if "id" in message and "method" in message:
            result = {"success": True} if message["method"] == "window/showDocument" else None
            self._send({"id": message["id"], "result": result})
        return message

    def request(self, method, params):
        self._number += 1
        self._send({"id": self._number, "method": method, "params": params})
        while (message := self._next()).get("id") != self._number or "method" in message:
            self.received.append(message)
        assert "error" not in message, message
        return message["result"]

    def wait_for(self, method):
        """The parameters of the next message of this kind, which may have come already."""
        for at, message in enumerate(self.received):
            if message.get("method") == method:
                return self.received.pop(at).get("params")
        while (message := self._next()).get("method") != method:
            self.received.append(message)
        return message.get("params")

    def open(self, name, text, language="yaml"):
        self._versions[name] = 1
        item = {"uri": self._address(name), "languageId": language, "version": 1, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": item})

    def change(self, name, text):
        self._versions[name] = self._versions.get(name, 1) + 1
        document = {"uri": self._address(name), "version": self._versions[name]}
        self.notify("textDocument/didChange", {"textDocument": document, "contentChanges": [{"text": text}]})

    def close(self, name):
        self.notify("textDocument/didClose", self._of(name))

    def save(self, name):
        self.notify("textDocument/didSave", self._of(name))

    def _address(self, name):
        return name if ":" in name else self.uri(name)

    def _of(self, name):
        return {"textDocument": {"uri": self._address(name)}}

    def published(self, name):
        """The findings that are sent next for a file."""
        while (params := self.wait_for("textDocument/publishDiagnostics"))["uri"] != self._address(name):
            pass
        return params["diagnostics"]

    def findings(self, name, text, language="yaml"):
        """The findings of a text that is opened under a name."""
        self.open(name, text, language)
        return self.published(name)

    def ask(self, method, name, **more):
        return self.request(f"textDocument/{method}", {**self._of(name), **more})

    def at(self, method, name, line, character):
        return self.ask(method, name, position={"line": line, "character": character})

    def actions(self, name, line, character=0, only=None):
        place = {"line": line, "character": character}
        context = {"diagnostics": [], **({"only": only} if only else {})}
        return self.ask("codeAction", name, range={"start": place, "end": place}, context=context)

    def took(self, act):
        """How many seconds something takes."""
        began = perf_counter()
        act()
        return perf_counter() - began

    def end(self):
        """Shut the server down; its exit code, and what it wrote to standard error."""
        self.request("shutdown", None)
        self.notify("exit", None)
        self.ended = True
        return self.started.end()

    def abandon(self):
        """Leave a server that a failing test has not shut down."""
        if not self.ended:
            self.started.stdin.close()
            self.started.end()


def applied(text, edits):
    """A text after edits of the protocol, with columns in UTF-16."""
    lines = text.splitlines(keepends=True)

    def offset(position):
        if position["line"] >= len(lines):
            return len(text)
        head = lines[position["line"]].encode("utf-16-le")[: 2 * position["character"]].decode("utf-16-le")
        return sum(map(len, lines[: position["line"]])) + len(head)

    spans = [(offset(edit["range"]["start"]), offset(edit["range"]["end"]), edit["newText"]) for edit in edits]
    for start, end, new in sorted(spans, reverse=True):
        text = text[:start] + new + text[end:]
    return text
