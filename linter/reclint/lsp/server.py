"""The language server: the protocol's requests, answered from the open texts."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Callable
from functools import wraps
from time import perf_counter
from typing import Any, TypeVar

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

from .._version import __version__
from ..linter import check_text
from ..project.baseline import NAME as BASELINE
from ..project.runner import internal
from ..project.settings import NAMES
from ..rules import load
from ..rules.rule import page
from . import actions, findings
from .completion import TRIGGERS, completion
from .hover import hover
from .projects import Projects
from .protocol import Protocol
from .symbols import flat, symbols
from .texts import Text

Params = TypeVar("Params")
Result = TypeVar("Result")

_SUFFIXES = {
    "dockercompose": ".yaml",
    "json": ".json",
    "jsonc": ".jsonc",
    "jsonl": ".jsonl",
    "markdown": ".md",
    "mdx": ".mdx",
    "shellscript": ".sh",
    "yaml": ".yaml",
}
"""The endings of texts that are no file yet, by the names that editors have for languages."""
_LONG, _LONGEST_PAUSE = 0.1, 1.0
"""Seconds from which a check takes long, and those at most between the last keystroke and such a check."""


class Server(LanguageServer):
    """A server on standard input and output; `projects` has the settings of the files that are open."""

    def __init__(self, projects: Projects) -> None:
        kind = types.TextDocumentSyncKind.Full
        super().__init__("reclint", __version__, text_document_sync_kind=kind, protocol_cls=Protocol)
        self.projects = projects
        self._texts: dict[str, Text] = {}
        self._waiting: dict[str, asyncio.TimerHandle] = {}
        self._took: dict[str, float] = {}
        self._told: dict[str | None, str] = {}

    # what the client can do

    @property
    def _documents(self) -> types.TextDocumentClientCapabilities:
        return self.client_capabilities.text_document or types.TextDocumentClientCapabilities()

    @property
    def is_asked_for_findings(self) -> bool:
        """Whether the client asks for findings; if not, they are sent to it."""
        return self._documents.diagnostic is not None

    @property
    def takes_related(self) -> bool:
        """Whether the client shows the further places of a finding."""
        pushed, pulled = self._documents.publish_diagnostics, self._documents.diagnostic
        return any(bool(one.related_information) for one in (pushed, pulled) if one is not None)

    @property
    def shows_trees(self) -> bool:
        """Whether the client shows an outline as a tree."""
        outline = self._documents.document_symbol
        return bool(outline and outline.hierarchical_document_symbol_support)

    @property
    def opens_pages(self) -> bool:
        """Whether the client can show an address."""
        window = self.client_capabilities.window
        return bool(window and window.show_document and window.show_document.support)

    # texts

    def text(self, uri: str) -> Text | None:
        """The open text of an address; None where the project leaves it out."""
        document = self.workspace.get_text_document(uri)
        path = to_fs_path(uri) if uri.startswith("file:") else None
        view = self.projects.view(path, f"untitled{_SUFFIXES.get(document.language_id or '', '')}")
        self._tell_troubles()
        if view is None or uri not in self._open():
            return None
        known = self._texts.get(uri)
        if known is None or known.text != document.source or known.view != view:
            encoding = self.workspace.position_encoding or types.PositionEncodingKind.Utf16
            known = self._texts[uri] = Text(view, document.source, encoding)
        return known

    def _open(self) -> list[str]:
        return [document.uri for document in self.workspace.text_documents.values()]

    def diagnostics(self, uri: str) -> list[types.Diagnostic]:
        """The findings in an open text."""
        began = perf_counter()
        text = self.text(uri)
        found = findings.diagnostics(text, uri, related=self.takes_related) if text is not None else []
        self._took[uri] = perf_counter() - began
        return found

    def forget(self, uri: str) -> None:
        """Forget a text that is closed, and take its findings away."""
        self._stop_waiting(uri)
        self._texts.pop(uri, None)
        self._took.pop(uri, None)
        if not self.is_asked_for_findings:
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    # findings that are sent

    def publish(self, uri: str) -> None:
        """Send the findings of a text, unless the client asks for them."""
        self._stop_waiting(uri)
        if self.is_asked_for_findings or uri not in self._open():
            return
        version = self.workspace.get_text_document(uri).version
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, self.diagnostics(uri), version))

    def publish_soon(self, uri: str) -> None:
        """Send the findings: at once, or where a check takes long, when nothing has been typed for twice that time."""
        self._stop_waiting(uri)
        took = self._took.get(uri, 0.0)
        pause = min(2 * took, _LONGEST_PAUSE) if took > _LONG else 0.0
        self._waiting[uri] = asyncio.get_running_loop().call_later(pause, guarded(self.publish, self), uri)

    def publish_all(self) -> None:
        """Have the findings of all open texts shown anew, as settings have changed."""
        workspace = self.client_capabilities.workspace
        if not self.is_asked_for_findings:
            for uri in self._open():
                self.publish(uri)
        elif workspace and workspace.diagnostics and workspace.diagnostics.refresh_support:
            self.workspace_diagnostic_refresh(None)

    def _stop_waiting(self, uri: str) -> None:
        if (waiting := self._waiting.pop(uri, None)) is not None:
            waiting.cancel()

    # messages

    def _tell_troubles(self) -> None:
        """Show what is wrong with settings, in a message once for as long as it is, and in the files themselves."""
        troubled = {project.place: project for project in self.projects.troubles()}
        told, self._told = self._told, {place: project.trouble for place, project in troubled.items()}
        for place, trouble in self._told.items():
            if told.get(place) != trouble:
                message = f"reclint cannot use the settings:\n{trouble}"
                message += "\nThose from before still hold." if troubled[place].is_earlier else ""
                self.window_show_message(types.ShowMessageParams(types.MessageType.Warning, message))
                self._show_in_settings(place, trouble)
        for place in told.keys() - self._told.keys():
            self._show_in_settings(place, "")

    def _show_in_settings(self, place: str | None, trouble: str) -> None:
        if place is not None and (uri := from_fs_path(os.path.abspath(place))) is not None:
            found = findings.of_settings(place, trouble)
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found))

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Log that a message could not be understood; never what it holds."""
        message = f"reclint: a message of the editor cannot be read ({type(error).__name__})"
        self.window_log_message(types.LogMessageParams(types.MessageType.Error, message))

    def tell_defect(self, error: Exception) -> None:
        """Log a defect of ours in one line, which holds nothing of what was read."""
        self.window_log_message(types.LogMessageParams(types.MessageType.Error, f"reclint: {internal(error)}"))


def guarded(answer: Callable[[Params], Result], server: Server) -> Callable[[Params], Result | None]:
    """An answer that is None, with a line in the log, where making it fails: the server goes on."""

    @wraps(answer)
    def answered(params: Params) -> Result | None:
        try:
            return answer(params)
        except Exception as error:
            server.tell_defect(error)
            return None

    return answered


def create(projects: Projects) -> Server:
    """A server that answers all that reclint has an answer to."""
    logging.getLogger("pygls").addHandler(logging.NullHandler())
    logging.getLogger("pygls").propagate = False  # its log has the texts, and with them secrets
    server = Server(projects)
    _follow(server)
    _answer(server)
    return server


def _follow(server: Server) -> None:
    """Follow what becomes of texts and settings."""

    def on(method: str, act: Callable[[Any], None]) -> None:
        server.feature(method)(guarded(act, server))

    on(types.INITIALIZED, lambda _: _begin(server))
    on(types.TEXT_DOCUMENT_DID_OPEN, lambda params: server.publish(params.text_document.uri))
    on(types.TEXT_DOCUMENT_DID_CHANGE, lambda params: server.publish_soon(params.text_document.uri))
    on(types.TEXT_DOCUMENT_DID_SAVE, lambda _: server.publish_all())
    on(types.TEXT_DOCUMENT_DID_CLOSE, lambda params: server.forget(params.text_document.uri))
    on(types.WORKSPACE_DID_CHANGE_WATCHED_FILES, lambda _: server.publish_all())
    on(types.WORKSPACE_DID_CHANGE_CONFIGURATION, lambda _: server.publish_all())


def _begin(server: Server) -> None:
    """Ask the client to tell when settings change, where it can; load what the first check needs.

    Then the time that a check takes tells how long the next one will.
    """
    check_text("clientRequest: {storageConfig: {vendor: 99}}", "begin.yaml")
    workspace = server.client_capabilities.workspace
    watching = workspace.did_change_watched_files if workspace else None
    if watching is None or not watching.dynamic_registration:
        return
    watchers = [types.FileSystemWatcher(f"**/{name}") for name in (*NAMES, "*.env", ".env*", BASELINE)]
    options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
    registration = types.Registration("reclint-settings", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
    server.client_register_capability(types.RegistrationParams([registration]))


def _answer(server: Server) -> None:
    """Answer what is asked about a text."""

    def on(method: str, answer: Callable[[Any], Any], options: Any = None) -> None:
        server.feature(method, options)(guarded(answer, server))

    def report(params: types.DocumentDiagnosticParams) -> types.RelatedFullDocumentDiagnosticReport:
        return types.RelatedFullDocumentDiagnosticReport(server.diagnostics(params.text_document.uri))

    def code_actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        uri, only = params.text_document.uri, params.context.only
        text = server.text(uri)
        if text is None:
            return []
        return actions.actions(text, uri, params.range, only, opens_pages=server.opens_pages)

    on(
        types.TEXT_DOCUMENT_DIAGNOSTIC,
        report,
        types.DiagnosticOptions(inter_file_dependencies=False, workspace_diagnostics=False, identifier=findings.SOURCE),
    )
    on(types.TEXT_DOCUMENT_CODE_ACTION, code_actions, types.CodeActionOptions(list(actions.KINDS)))

    def hovered(params: types.HoverParams) -> types.Hover | None:
        text = server.text(params.text_document.uri)
        return hover(text, params.position) if text is not None else None

    def outline(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol] | list[types.SymbolInformation]:
        text = server.text(params.text_document.uri)
        found = symbols(text) if text is not None else []
        return found if server.shows_trees else flat(found, params.text_document.uri)

    def completed(params: types.CompletionParams) -> types.CompletionList:
        text = server.text(params.text_document.uri)
        items = completion(text, params.position) if text is not None else []
        return types.CompletionList(is_incomplete=False, items=items)

    on(types.TEXT_DOCUMENT_COMPLETION, completed, types.CompletionOptions(list(TRIGGERS)))
    on(types.TEXT_DOCUMENT_HOVER, hovered)
    on(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, outline)

    @server.command(actions.OPEN_PAGE)
    def open_page(*arguments: Any) -> None:
        if len(arguments) != 1 or arguments[0] not in map(page, load()):
            raise JsonRpcInvalidParams("expected the address of the page of a rule")
        server.window_show_document(types.ShowDocumentParams(arguments[0], external=True))
