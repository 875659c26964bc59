"""What pygls leaves unanswered: messages that are malformed, or come before the session or after it."""

from __future__ import annotations

from typing import Any

from lsprotocol import types
from pygls.exceptions import (
    JsonRpcException,
    JsonRpcInternalError,
    JsonRpcInvalidParams,
    JsonRpcInvalidRequest,
    JsonRpcServerNotInitialized,
)
from pygls.protocol import LanguageServerProtocol


class Protocol(LanguageServerProtocol):
    """Answers each request, be it with an error, and tells nothing of what went wrong inside."""

    def structure_message(self, data: dict[str, Any]) -> Any:
        """A message from its JSON; a request that cannot be one is answered, and the exception raised."""
        try:
            return super().structure_message(data)
        except JsonRpcException:
            if "id" in data and "method" in data:
                self._send_response(data["id"], error=JsonRpcInvalidParams().to_response_error())
            raise

    def handle_message(self, message: Any) -> None:
        """Handle a message, unless this is no time for it."""
        method = getattr(message, "method", None)
        if method is not None and method != types.EXIT and (refusal := self._refusal(method)) is not None:
            if hasattr(message, "id"):
                self._send_response(message.id, error=refusal.to_response_error())
            return
        super().handle_message(message)

    def _refusal(self, method: str) -> JsonRpcException | None:
        """Why a method cannot be called now."""
        if self._shutdown:
            return JsonRpcInvalidRequest("the server is shutting down")
        if (method == types.INITIALIZE) == (self._workspace is None):
            return None
        return JsonRpcInvalidRequest("initialized already") if self._workspace else JsonRpcServerNotInitialized()

    def _send_response(self, msg_id: Any, result: Any = None, error: types.ResponseError | None = None) -> None:
        """Send an answer; that of a defect says no more than that it is one."""
        if error is not None and error.code == JsonRpcInternalError.CODE:
            error = types.ResponseError(code=error.code, message="internal error")
        super()._send_response(msg_id, result, error)
