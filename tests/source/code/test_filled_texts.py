"""JSON in f-strings and in texts that `%` and `.format` fill is read, at its place in the program."""

import pytest
from rows import each

from reclint.linter import check_text

pytest.importorskip("tree_sitter", reason="the extra `code` is not installed")

URL = "https://api.agora.io/v1/apps/x/cloud_recording/acquire"
BODIES = """\
f'{{"cname": "{cname}", "uid": 5, "clientRequest": {{"scene": 0}}}}'
f'{{"cname": "{x["a"]}", "uid": 5, "clientRequest": {{"scene": {scene!r:>3}}}}}'
f'{{"cname": "a", "uid": 5, "clientRequest": {{"scene": {scene:d}, "resourceExpiredHour": {hours!s}}}}}'
F'{{"cname": "a{cname}b", "uid": 5, "clientRequest": {{}}}}'
f'{{"cname": {json.dumps(cname)}, "uid": 5, "clientRequest": {json.dumps(inner)}}}'
'{"cname": "%s", "uid": 5, "clientRequest": {"scene": %d}}' % (cname, scene)
'{"cname": "%(cname)s", "uid": 5, "clientRequest": {}}' % values
'{"cname": "%s 100%%", "uid": 5, "clientRequest": {}}' % cname
'{{"cname": "{}", "uid": 5, "clientRequest": {{"scene": {scene!r:>3}}}}}'.format(cname, scene=1)
'{{"cname": "{0[a].b}", "uid": 5, "clientRequest": {{}}}}'.format(cname)
('{{"cname": "{}", ' '"uid": 5, "clientRequest": {{}}}}').format(cname)
'{"cname": "%s", ' % cname + '"uid": 5, "clientRequest": {}}'
""".splitlines()
USES = ("body = BODY\n", "requests.post('URL', data=BODY)\n", "body = BODY\nrequests.post('URL', data=body)\n")


def findings(text):
    report = check_text(f"# cloud_recording é\n{text}", "a.py")
    return list(report.diagnostics if report else ())


@each("use", USES)
@each("body", BODIES)
def test_a_filled_text_is_read_at_its_place(body, use):
    text = use.replace("URL", URL).replace("BODY", body)
    (one,) = findings(text)
    assert one.rule == "invalid-type"
    assert f"# cloud_recording é\n{text}"[slice(*one.span)] == "5"


URLS = ("f'https://{host}/v1/apps/{app}/cloud_recording/acquire'", "'URL' % app", "'URL'.format(app)")


@pytest.mark.parametrize("url", URLS)
def test_a_filled_url_is_known(url):
    hole = "{}" if "format" in url else "%s"
    url = url.replace("URL", URL.replace("/x/", f"/{hole}/"))
    body = '{"cname": "a", "uid": "5", "clientRequest": {}}'
    (one,) = findings(f"requests.put({url}, json={body})\n")
    assert one.rule == "wrong-method"


@pytest.mark.parametrize("key", ("secretKey", "accessKey"))
@pytest.mark.parametrize(
    "body",
    (
        'f\'{{"cname": "{a}", "uid": 5, "clientRequest": {{"storageConfig": {{"KEY": "leaked", "vendor": 99}}}}}}\'',
        '\'{"cname": "%s", "uid": 5, "clientRequest": {"storageConfig": {"KEY": "leaked", "vendor": 99}}}\' % a',
        '\'{{"cname": "{}", "uid": 5, "clientRequest": {{"storageConfig": {{"KEY": "leaked", "vendor": 99}}}}}}\'.format(a)',
    ),
)
def test_a_secret_in_a_filled_text_is_masked(body, key, reclint, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.py").write_text(f"body = {body.replace('KEY', key)}\n", encoding="utf-8")
    code, out, err = reclint("check", "a.py")
    assert code == 1
    assert "vendor" in out
    assert "leaked" not in out + err


def test_other_braces_and_signs_are_none():
    assert (
        findings('a = "{{x}} clientRequest: %s" % 1; b = "{}".format({"clientRequest": 1}); c = x % y; d = 5 % 2\n')
        == []
    )
