"""Sessions with a language server, which end with the test, whatever becomes of it."""

import pytest


@pytest.fixture
def session(tmp_path):
    """Starts a server for an empty folder: `session(capabilities, start)`."""
    from lsp_client import Client

    clients = []

    def begin(capabilities=None, **more):
        clients.append(Client(tmp_path, capabilities, **more))
        return clients[-1]

    yield begin
    for client in clients:
        client.abandon()


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    """One session for all tests of a module."""
    from lsp_client import Client

    folder = tmp_path_factory.mktemp("server")
    (folder / ".git").mkdir()
    shared = Client(folder)
    yield shared
    assert shared.end() == (0, "")
