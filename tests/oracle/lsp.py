"""A small client of the Language Server Protocol: starts a server, opens documents, asks, and waits for answers."""

from __future__ import annotations

import json
import queue
import subprocess
import threading
from typing import Any


class Client:
    """A running server; every wait ends after `patience` seconds with an error."""

    def __init__(self, *command: str, settings: dict[str, Any], patience: float = 60) -> None:
        self.settings, self.patience, self.number = settings, patience, 0
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.received: queue.Queue[dict[str, Any]] = queue.Queue()
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()
        self.request("initialize", {"processId": None, "rootUri": None, "capabilities": {}})
        self.notify("initialized", {})
        self.notify("workspace/didChangeConfiguration", {"settings": settings})

    def close(self) -> None:
        """Ends the server."""
        self.request("shutdown", None)
        self.notify("exit", None)
        self.process.communicate(timeout=self.patience)

    def _read(self) -> None:
        assert self.process.stdout is not None
        while header := self.process.stdout.readline():
            name, _, value = header.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
            elif not header.strip():
                self.received.put(json.loads(self.process.stdout.read(length)))

    def _send(self, message: dict[str, Any]) -> None:
        assert self.process.stdin is not None
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(data), data))
        self.process.stdin.flush()

    def notify(self, method: str, params: Any) -> None:
        """Tells the server something."""
        self._send({"method": method, "params": params})

    def request(self, method: str, params: Any) -> Any:
        """Asks the server something and waits for the answer."""
        self.number += 1
        self._send({"id": self.number, "method": method, "params": params})
        return self._wait(lambda message: message.get("id") == self.number and "method" not in message)["result"]

    def _wait(self, wanted: Any) -> dict[str, Any]:
        while True:
            message = self.received.get(timeout=self.patience)
            if wanted(message):
                return message
            if "method" in message and "id" in message:
                self._answer(message)

    def _answer(self, message: dict[str, Any]) -> None:
        """Answers what the server asks: its settings; everything else with nothing."""
        result = None
        if message["method"] == "workspace/configuration":
            result = [self.settings.get(item.get("section")) for item in message["params"]["items"]]
        self._send({"id": message["id"], "result": result})

    def open(self, texts: dict[str, str], language: str) -> dict[str, list[dict[str, Any]]]:
        """Opens documents, texts by URI, and waits for the first diagnostics of each."""
        for uri, text in texts.items():
            document = {"uri": uri, "languageId": language, "version": 1, "text": text}
            self.notify("textDocument/didOpen", {"textDocument": document})
        found: dict[str, list[dict[str, Any]]] = {}
        while len(found) < len(texts):
            params = self._wait(lambda message: message.get("method") == "textDocument/publishDiagnostics")["params"]
            if params["uri"] in texts:
                found[params["uri"]] = params["diagnostics"]
        return found

    def at(self, method: str, uri: str, line: int, character: int) -> Any:
        """What the server says of a place: 0-based line and character."""
        position = {"line": line, "character": character}
        return self.request(f"textDocument/{method}", {"textDocument": {"uri": uri}, "position": position})
