"""The pins in tests/requirements: everything that is depended on, within its bounds, with hashes, from no named index."""

import importlib.util
import re
from importlib.machinery import SourceFileLoader

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version
from rows import each

PIN = re.compile(
    r"^(?P<requirement>[^\s#-].*?) \\\n(?P<hashes>(?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.MULTILINE
)


@pytest.fixture(scope="module", params=("dev.txt", "lowest.txt"))
def file(request):
    return request.param


@pytest.fixture(scope="module")
def text(checkout, file):
    return (checkout / "tests" / "requirements" / file).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def pins(text):
    """The pinned versions by name: one for each of some environments."""
    found = {}
    for match in PIN.finditer(text):
        pin = Requirement(match["requirement"])
        found.setdefault(canonicalize_name(pin.name), []).append(pin)
    return found


@pytest.fixture(scope="module")
def wanted(checkout, file):
    tomllib = pytest.importorskip("tomllib", reason="tomllib came with Python 3.11")
    project = tomllib.loads((checkout / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    more = [*extras["audit"], *extras["dev"], *extras["fuzz"]] if file == "dev.txt" else ()
    listed = [*project["dependencies"], *extras["test"], *more]
    return [one for one in map(Requirement, listed) if one.name != "reclint"]


def test_there_is_nothing_but_pins_with_hashes(text):
    assert "".join(match[0] for match in PIN.finditer(text)) == text


def test_every_pin_is_exact(pins):
    assert [pin for held in pins.values() for pin in held if [one.operator for one in pin.specifier] != ["=="]] == []


def test_what_is_depended_on_is_pinned_within_its_bounds(pins, wanted):
    for one in wanted:
        versions = [pin.specifier for pin in pins[canonicalize_name(one.name)]]
        assert versions, one
        for [exact] in map(list, versions):
            assert one.specifier.contains(exact.version), (one, exact)
            if file == "lowest.txt":
                assert Version(exact.version) == min(Version(bound.version) for bound in one.specifier), (one, exact)


@pytest.fixture(scope="module")
def audit(checkout):
    loader = SourceFileLoader("audit", str(checkout / ".ci" / "audit"))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("audit", loader))
    loader.exec_module(module)
    return module


@each(
    ("out", "code", "said"),
    (
        ('{"dependencies": [{"name": "a", "version": "1", "vulns": []}]}', 0, "1 of 1 packages audited, 0 vuln"),
        (
            '{"dependencies": [{"name": "a", "version": "1", "vulns": [{"id": "X-1", "fix_versions": ["2"]}]}]}',
            1,
            "a 1: X-1, mended in 2\n1 of 1 packages audited, 1 vuln",
        ),
        ('{"dependencies": [{"name": "a", "skip_reason": "no"}]}', 0, "NOT AUDITED: a\n0 of 1 packages audited"),
        ("", 0, "NOT AUDITED: the vulnerability service could not be asked (no way)"),
    ),
)
def test_what_an_audit_says(audit, out, code, said):
    assert (audit.verdict(out, "Trace\nno way\n")[0], audit.verdict(out, "Trace\nno way\n")[1].startswith(said)) == (
        code,
        True,
    )
