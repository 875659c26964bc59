"""`reclint audit` in this process: what it reads, what it writes, what it says."""

import csv
import gzip
import json
import os

import pytest

pytest.importorskip("distributed", reason="needs the extra audit")
pd = pytest.importorskip("pandas", reason="needs the extra audit")
pa = pytest.importorskip("pyarrow", reason="needs the extra audit")

import fsspec  # noqa: E402
import pyarrow.parquet as pq  # noqa: E402

from reclint import lint_text  # noqa: E402
from reclint.audit import COLUMNS, check_frame, inputs  # noqa: E402

SECRET = "S3cr3tV4luuXyz"
GOOD = {"cname": "a", "uid": "1", "clientRequest": {}}
ACQUIRE = {"cname": "a", "uid": 5, "clientRequest": {"scene": 0, "resourceExpiredHour": 1000}}
STORAGE = {"vendor": 9, "region": 0, "bucket": "b", "accessKey": SECRET, "secretKey": SECRET}
START = {"cname": "a", "uid": "1", "clientRequest": {"storageConfig": STORAGE}}
UPDATE = {"cname": "a", "uid": "1", "clientRequest": {"streamSubscribe": {"audioUidList": {"subscribeAudioUids": [3]}}}}
BODIES = (GOOD, ACQUIRE, START, UPDATE, {"order": 5})
HOST = "https://api.agora.io/v1/apps/0123"
URL = f"{HOST}/cloud_recording/acquire"


@pytest.fixture
def audit(reclint):
    """Runs `reclint audit` in this process into the folder `out`."""

    def run(*arguments, output="out"):
        return reclint("audit", *arguments, "--workers", "0", "--isolated", "--output", output)

    return run


def findings(output="out"):
    return pd.read_parquet(f"{output}/findings.parquet").sort_values(["source", "row"], kind="stable")


def shown(frame):
    return list(zip(frame["row"], frame["pointer"], frame["rule"], frame["severity"], frame["message"], strict=True))


def expected(*bodies):
    """What `reclint check` says of bodies, as rows of an audit."""
    return sorted(
        (number, one.pointer, one.rule, one.severity.label, one.message)
        for number, body in enumerate(bodies, 1)
        for one in lint_text(json.dumps(body), path="a.jsonl").diagnostics
    )


def write_lines(path, rows, opening=open):
    with opening(path, "wt", encoding="utf-8") as file:
        file.writelines(f"{json.dumps(row)}\n" for row in rows)


# the function for one partition


def test_a_frame_of_findings_has_the_documented_columns():
    frame = pd.DataFrame({"body": [json.dumps(body) for body in BODIES], "account": list("abcde")}, index=range(1, 6))
    found = check_frame(frame, "body", by=["account"], source="log")
    assert list(found.columns) == [*COLUMNS, "account"]
    assert sorted(shown(found)) == expected(*BODIES)
    assert set(found["source"]) == {"log"}
    assert list(found.groupby("row")["account"].first()) == ["b", "c", "d"]
    assert list(check_frame(frame[:1], "body").columns) == list(COLUMNS)


def test_the_same_defect_has_one_fingerprint_whatever_the_values():
    frame = pd.DataFrame({"body": [{**GOOD, "uid": uid} for uid in (5, 6, 7)]})
    found = check_frame(frame, "body")
    assert (len(found), found["fingerprint"].nunique(), found["message"].nunique()) == (3, 1, 3)
    assert set(found["fingerprint"].str.len()) == {32}


@pytest.mark.parametrize(
    ("cell", "rules"),
    (
        (json.dumps(ACQUIRE), {"invalid-type", "out-of-range"}),
        (json.dumps(ACQUIRE, indent=2), {"invalid-type", "out-of-range"}),
        (json.dumps(ACQUIRE).encode(), {"invalid-type", "out-of-range"}),
        (ACQUIRE, {"invalid-type", "out-of-range"}),
        ({**ACQUIRE, "clientRequest": {"scene": 0, "extensionServiceConfig": None}}, {"invalid-type"}),
        ('{"cname": "a", "cname": "a", "uid": "1", "clientRequest": {}}', {"duplicate-key"}),
        ('{"cname": "a", "uid": 5, "clientRequest": {', {"syntax-error"}),
        ("not json", {"syntax-error"}),
        (b"\xff\xfe\x00", {"syntax-error"}),
        ("[" * 200_000, {"syntax-error", "too-large"}),
        ("", set()),
        (None, set()),
        (float("nan"), set()),
        ("5", set()),
    ),
)
def test_a_cell_is_checked_whatever_it_is(cell, rules):
    found = check_frame(pd.DataFrame({"body": pd.Series([cell], dtype=object)}), "body")
    graver = set(found.loc[found["severity"] != "info", "rule"])
    assert graver <= rules
    assert bool(graver) is bool(rules)


def test_a_body_may_lie_inside_a_cell():
    frame = pd.DataFrame({"request": [json.dumps({"body": json.dumps(ACQUIRE)}), {"body": ACQUIRE}, {"other": 1}, 5]})
    found = check_frame(frame, "/request/body")
    assert [row for row, *_ in shown(found)] == [0, 0, 1, 1]


def test_what_is_stated_counts():
    frame = pd.DataFrame({"body": [json.dumps(STORAGE)]})
    assert set(check_frame(frame, "body", kind="start")["rule"]) == {"not-a-recording-request"}
    assert "invalid-value" in set(check_frame(frame, "body", kind="storageConfig")["rule"])
    assert set(check_frame(frame, "body", kind="storageConfig", select="invalid-value")["rule"]) == {"invalid-value"}
    with pytest.raises(ValueError, match="kind is 'begin'"):
        check_frame(frame, "body", kind="begin")
    with pytest.raises(ValueError, match="token looks like a secret"):
        check_frame(frame, "body", by=["token"])
    with pytest.raises(KeyError, match="no column 'bdy'"):
        check_frame(frame, "bdy")


def test_a_url_states_kind_and_mode_and_the_rows_of_others_are_skipped():
    start = f"{HOST}/cloud_recording/resourceid/x{{}}/mode/web/start"
    urls = [
        start.format(5),
        start.format(6),
        "https://example.com/orders",
        None,
        start.format(7).replace("https", "http"),
    ]
    frame = pd.DataFrame({"body": [json.dumps(START)] * 5, "url": urls})
    found = check_frame(frame, "body", url="url")
    assert found.groupby("row")["mode"].first().to_dict() == {0: "web", 1: "web", 4: "web", 3: None}
    assert set(found.loc[found["rule"] == "unreachable-url", "row"]) == {4}


# inputs


def test_json_lines_packed_or_not_csv_and_parquet_give_the_same(audit, folder):
    rows = [{"id": number, "body": json.dumps(body)} for number, body in enumerate(BODIES)]
    write_lines("a.jsonl", rows)
    write_lines("b.jsonl.gz", rows, gzip.open)
    with pa.CompressedOutputStream("c.ndjson.zst", "zstd") as file:
        file.write((folder / "a.jsonl").read_bytes())
    with open("d.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["id", "body"])
        writer.writeheader()
        writer.writerows(rows)
    pq.write_table(pa.Table.from_pylist(rows), "e.parquet", row_group_size=2)
    code, out, err = audit("*.*", "--body", "body", "--partition-size", "50")
    assert (code, err) == (
        1,
        f"{5 * len(expected(*BODIES)):,} findings: 25 rows, 25 bodies, {err.split()[6]} distinct\n5 bodies not recognised as recording requests\n",
    )
    frame = findings()
    assert list(frame["source"].unique()) == ["a.jsonl", "b.jsonl.gz", "c.ndjson.zst", "d.csv", "e.parquet"]
    for _, own in frame.groupby("source"):
        assert sorted(shown(own)) == expected(*BODIES)
    assert "findings  rows  severity  rule\n" in out


def test_a_whole_line_is_a_body_and_a_broken_one_a_finding(audit, folder):
    write_lines("a.jsonl", BODIES)
    with open("a.jsonl", "ab") as file:
        file.write(b'\n{"cname": "\n\xff\xfe\n' + b"  \n" + json.dumps(GOOD).encode())
    assert audit("a.jsonl")[0] == 1
    broken = [row for row, _, rule, *_ in shown(findings()) if rule == "syntax-error"]
    assert sorted(set(broken)) == [7, 8]
    [(_, *one)] = [line for line in shown(findings()) if line[0] == 7]
    [same] = lint_text('{"a": 1}\n{"cname": "', path="a.jsonl", kind="acquire").diagnostics[-1:]
    assert one == ["", "syntax-error", "error", same.message]


def test_struct_columns_leave_out_what_is_null(audit, folder):
    bodies = (GOOD, {**ACQUIRE, "uid": "5"}, START)
    pq.write_table(pa.Table.from_pylist([{"request": {"body": body}} for body in bodies]), "a.parquet")
    assert audit("a.parquet", "--body", "/request/body")[0] == 1
    assert sorted(shown(findings())) == expected(*bodies)


def test_an_object_inside_a_line_keeps_its_spelling(audit, folder):
    (folder / "a.jsonl").write_text(
        '{"a": [1, {"b": {"cname": "x", "cname": "y", "uid": "1", "clientRequest": {}}}]}\n'
    )
    assert audit("a.jsonl", "--body", "/a/1/b")[0] == 1
    assert list(findings()["rule"]) == ["duplicate-key"]


def test_files_of_any_file_system(audit):
    with fsspec.open("memory://logs/a.jsonl", "wt") as file:
        file.write(f"{json.dumps(ACQUIRE)}\n")
    assert audit("memory://logs/*.jsonl", output="memory://results")[0] == 1
    files = fsspec.filesystem("memory")
    [part] = files.ls("/results/findings.parquet", detail=False)
    with files.open(part) as file:
        assert set(pq.read_table(file)["source"].to_pylist()) == {"memory:///logs/a.jsonl"}
    assert json.loads(files.cat_file("/results/summary.json"))["findings"] == 2


class Remote(fsspec.AbstractFileSystem):
    """A file system that gets its one file in blocks, as those of S3 and of web servers do."""

    protocol = "remote"
    content = "".join(f"{json.dumps(ACQUIRE)}\n" for _ in range(9)).encode()

    def info(self, path, **_):
        return {"name": self._strip_protocol(path), "type": "file", "size": len(self.content)}

    def _open(self, path, mode="rb", block_size=None, **_):
        return Block(self, path, mode, block_size=64)


class Block(fsspec.spec.AbstractBufferedFile):
    def _fetch_range(self, start, end):
        return Remote.content[start:end]


def test_files_that_come_in_blocks_are_divided_and_read(audit):
    fsspec.register_implementation("remote", Remote, clobber=True)
    assert audit("remote://logs/a.jsonl", "--partition-size", "100")[0] == 1
    assert sorted(set(findings()["row"])) == list(range(1, 10))


@pytest.mark.parametrize(
    "query",
    (
        f"X-Amz-Signature={SECRET}&X-Amz-Credential={SECRET}%2Fus&X-Amz-Date=2026",
        f"sv=2024-11-04&se=2026-01-01&sig={SECRET}%3D",
        f"Expires=5&Signature=%2F{SECRET}&AWSAccessKeyId={SECRET}&GoogleAccessId={SECRET}",
        f"Policy={SECRET}__&Key-Pair-Id={SECRET}&X-Goog-Signature={SECRET}",
    ),
)
def test_a_signed_url_gives_nothing_away(audit, reclint, folder, query):
    url = f"http://127.0.0.1:9/a.jsonl?{query}"
    code, out, err = audit(url, "--html", "out/report.html", "--by", "cname")
    assert code == 2
    assert "reclint: http://127.0.0.1:9/a.jsonl?" in err
    written = [path.read_bytes() for path in (folder / "out").rglob("*") if path.is_file()]
    assert written
    assert not any(SECRET.encode() in content for content in (out.encode(), err.encode(), *written))
    assert SECRET not in repr(inputs.Partition(inputs.Input(url, "a", "jsonl", None, 5, "")))
    assert SECRET not in str(reclint("check", url))


def test_the_query_of_a_url_is_no_part_of_the_name():
    class Web(fsspec.AbstractFileSystem):
        protocol = "https"

    for name, told in (("a.jsonl.gz?sig=x", ("jsonl", "gzip")), ("b.csv?a=.parquet", ("csv", None))):
        info = {"name": f"https://host/{name}", "size": 5}
        assert inputs._input(info["name"], Web(), info, None)[2:4] == told


def test_counts_by_columns_and_days(audit, folder):
    rows = [
        {"b": ACQUIRE, "account": "x", "kind": 1, "at": "2026-01-02T23:30:00-02:00"},
        {"b": ACQUIRE, "account": None, "kind": 2, "at": 1767312000},
        {"b": START, "account": {"token": SECRET}, "kind": 2, "at": 1767312000000},
    ]
    write_lines("a.jsonl", rows)
    assert audit("a.jsonl", "--body", "b", "--by", "account", "--by", "kind", "--time-column", "at")[0] == 1
    summary = pd.read_parquet("out/summary.parquet")
    assert list(summary.columns) == ["rule", "severity", "account", "by_kind", "day", "findings", "rows"]
    assert set(summary["day"]) == {"2026-01-03", "2026-01-02"}
    assert set(summary["account"].dropna()) == {"x", "****"}
    assert (
        summary["findings"].sum()
        == len(findings())
        == json.loads((folder / "out/summary.json").read_text())["findings"]
    )


def test_results_are_no_inputs(audit):
    write_lines("a.jsonl", [ACQUIRE])
    assert audit(".")[0] == 1
    assert audit(".", "--overwrite")[2] == "2 findings: 1 row, 1 body, 1 distinct\n"
    assert set(findings()["source"]) == {"a.jsonl"}


@pytest.mark.parametrize("size", ("50", "8MB"))
@pytest.mark.parametrize(
    ("fields", "said"),
    (
        ((), ""),
        (("--by", "account", "--by", "rare", "--by", "/more/a"), ""),
        (("--by", "accnt"), "no row has accnt; the first has account, b, more, url\n"),
        (
            ("--by", "/more/c", "--by", "/more/0"),
            "no row has /more/c or /more/0; the first has account, b, more, url\n",
        ),
        (("--url-column", "ulr"), "no row has ulr; the first has account, b, more, url\n"),
        (("--time-column", "tme", "--by", "account"), "no row has tme; the first has account, b, more, url\n"),
        (("--body", "body", "--by", "acc"), "no row has a body at body or acc; the first has account, b, more, url\n"),
    ),
)
def test_a_column_that_no_line_has_is_named(audit, folder, fields, said, size):
    row = {"account": "x", "b": ACQUIRE, "more": {"a": None}, "url": URL}
    write_lines("a.jsonl", [row] * 3 + [{**row, "rare": None}, {"b": GOOD}, ["no object"]])
    with open("a.jsonl", "a", encoding="utf-8") as file:
        file.write("{\n")
    write_lines(
        "other.jsonl", [{"b": GOOD, **{key: {"c": [0]} for key in ("accnt", "acc", "ulr", "tme", "body", "more")}}]
    )
    body = () if "--body" in fields else ("--body", "b")
    code, _, err = audit("a.jsonl", "other.jsonl", *body, *fields, "--partition-size", size)
    named = [line for line in err.splitlines(keepends=True) if line.startswith("reclint: a.jsonl: ")]
    assert (code == 2 or not said, named) == (True, [f"reclint: a.jsonl: {said}"] if said else [])


def test_times_that_cannot_be_read_are_counted(audit, folder):
    times = ("2026-01-01", 5, "yesterday", None, "", "2026-13-01", {"a": 1})
    write_lines("a.jsonl", [{"b": ACQUIRE, "at": time} for time in times])
    code, _, err = audit("a.jsonl", "--body", "b", "--time-column", "at")
    assert (code, err.splitlines()[1:]) == (1, ["3 rows with a time that cannot be read"])
    assert json.loads((folder / "out/summary.json").read_text())["undated"] == 3


@pytest.mark.parametrize("ending", ("gz", "zst"))
def test_the_rows_before_the_damage_are_checked(audit, folder, ending):
    lines = "".join(f"{json.dumps({**ACQUIRE, 'cname': f'c{number:x}'})}\n" for number in range(20_000)).encode()
    with pa.CompressedOutputStream("whole", "gzip" if ending == "gz" else "zstd") as file:
        file.write(lines)
    whole = (folder / "whole").read_bytes()
    (folder / f"a.jsonl.{ending}").write_bytes(whole[: len(whole) // 2])
    code, _, err = audit(f"a.jsonl.{ending}")
    assert code == 2
    assert "data end early; the rows before that are checked\n" in err
    assert 5_000 < findings()["row"].nunique() < 20_000


def test_half_a_surrogate_pair_can_be_counted_by(audit, folder):
    body = {**ACQUIRE, "clientRequest": {"\ud83d": "\ude00", "scene": 9}}
    write_lines("a.jsonl", [{"b": body, "account": "\ud83d"}])
    assert audit("a.jsonl", "--body", "b", "--by", "account")[0] == 1
    assert set(findings()["account"]) == {"\\ud83d"}


# trouble


@pytest.mark.parametrize(
    ("arguments", "said"),
    (
        (["nothing.jsonl"], "reclint: nothing.jsonl: no such file\n"),
        (["no*.jsonl"], "reclint: no*.jsonl: no files that could be read here\n"),
        (["a.txt"], "reclint: a.txt: its name tells no type; say which with --input-format\n"),
        (["cut.jsonl.gz"], "reclint: cut.jsonl.gz: its gzip data end early; the rows before that are checked\n"),
        (["text.jsonl.gz"], "reclint: text.jsonl.gz: is not gzip, as its name says\n"),
        (["text.csv.zst", "--body", "b"], "reclint: text.csv.zst: is not zstd, as its name says\n"),
        (["broken.parquet", "--body", "b"], "reclint: broken.parquet: not a Parquet file that can be read\n"),
        (["a.csv", "--body", "bdy"], "reclint: a.csv: has no column bdy; its columns are id, body\n"),
        (["a.csv"], "reclint: a.csv: name the column with the bodies: --body COLUMN\n"),
        (["nowhere://a.jsonl"], "reclint: nowhere://a.jsonl: no file system is known for this URL\n"),
        (
            ["good.jsonl", "--body", "/bdy"],
            "reclint: good.jsonl: no row has a body at /bdy; the first has cname, uid, clientRequest\n",
        ),
    ),
)
def test_a_file_that_cannot_be_used_is_named_and_the_others_are_done(audit, folder, arguments, said):
    write_lines("good.jsonl", [ACQUIRE])
    write_lines("a.txt", [ACQUIRE])
    (folder / "a.csv").write_text("id,body\n1,{}\n")
    (folder / "broken.parquet").write_bytes(b"PAR1 token SECRET")
    for name in ("text.jsonl.gz", "text.csv.zst"):
        (folder / name).write_text("b\nno packed text" * 99)
    (folder / "cut.jsonl.gz").write_bytes(gzip.compress(b'{"a": 1}\n' * 9999)[:40])
    code, _, err = audit(*arguments, "good.jsonl")
    assert code == 2
    assert said in err
    if "--body" not in arguments:
        assert len(findings()) == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    (
        (["a.jsonl", "--resume", "--overwrite"], "choose one"),
        (["a.jsonl", "--scheduler", "tcp://127.0.0.1:9"], "leave out --workers"),
        (["a.jsonl", "--by", "token"], "token looks like a secret"),
        (["a.jsonl", "--partition-size", "big"], "'big' is no size; expected one like 64MB"),
        (["a.jsonl", "--worker-memory", "foo"], "'foo' is no size; expected one like 64MB"),
        (["a.jsonl", "--worker-memory", "-5"], "'-5' is no size; expected one like 64MB"),
        (["a.jsonl", "--worker-memory", "1KB"], "1KB is less than 256MB"),
        (["a.jsonl", "--html", "none/a.html"], "none/a.html: No such file or directory"),
        (["a.jsonl", "--html", "a.jsonl/a.html"], "a.jsonl/a.html: Not a directory"),
        (["a.jsonl", "--html", "."], ".: Is a directory"),
        ([], "Missing argument"),
    ),
)
def test_a_command_line_that_makes_no_sense(audit, folder, arguments, said):
    write_lines("a.jsonl", [ACQUIRE])
    code, out, err = audit(*arguments)
    assert (out, (folder / "out").exists()) == ("", False)
    assert code == 2
    assert said in err


def test_a_defect_of_reclint_costs_one_row(audit, monkeypatch):
    from reclint.audit import checker

    def fail_sometimes(body, options, check=checker._report):
        return 1 / 0 if "secretKey" in body else check(body, options)

    monkeypatch.setattr(checker, "_report", fail_sometimes)
    write_lines("a.jsonl", [ACQUIRE, START, ACQUIRE])
    code, _, err = audit("a.jsonl")
    assert code == 2
    assert "reclint: a.jsonl: row 2: internal error: ZeroDivisionError" in err
    assert set(findings()["row"]) == {1, 3}


def test_exit_codes(audit):
    write_lines("good.jsonl", [GOOD])
    write_lines(
        "info.jsonl",
        [
            {
                **START,
                "clientRequest": {"recordingConfig": {"channelType": 0}, "storageConfig": {**STORAGE, "vendor": 1}},
            }
        ],
    )
    assert audit("good.jsonl")[0] == 0
    assert audit("info.jsonl", "--overwrite")[0] == 0
    assert audit("info.jsonl", "--overwrite", "--fail-on", "info")[0] == 1
    assert audit("info.jsonl", "--overwrite", "--fail-on", "info", "--exit-zero")[0] == 0


def test_without_an_output_it_only_counts(reclint, folder):
    write_lines("a.jsonl", [ACQUIRE])
    code, out, err = reclint("audit", "a.jsonl", "--workers", "0")
    assert (code, out.split()[-4:]) == (1, ["1", "1", "error", "out-of-range"])
    assert err == "2 findings: 1 row, 1 body, 1 distinct\n"
    assert [path.name for path in folder.iterdir() if path.name != ".git"] == ["a.jsonl"]
    assert "name their folder with --output" in reclint("audit", "a.jsonl", "--workers", "0", "--resume")[2]


def test_secrets_reach_no_output(audit, folder):
    broken = json.dumps(START)[:-5]
    write_lines(
        "a.jsonl", [START, {**START, SECRET: 1}, {"cname": "a", "clientRequest": {"token": {SECRET: 1}, "x": SECRET}}]
    )
    with open("a.jsonl", "a", encoding="utf-8") as file:
        file.write(f"{broken}\n")
    code, out, err = audit("a.jsonl", "--html", "out/report.html")
    assert code == 1
    for path in (folder / "out").rglob("*"):
        assert path.is_dir() or SECRET.encode() not in path.read_bytes()
    assert SECRET not in out + err
    assert SECRET not in findings().to_string()


def test_a_run_goes_on_where_it_was_stopped(audit, folder):
    write_lines("a.jsonl", [ACQUIRE] * 50)
    write_lines("b.jsonl", [START] * 50)
    assert audit("a.jsonl", "--partition-size", "1000")[0] == 1
    assert "holds the results of an earlier run: --resume continues it, --overwrite replaces it" in audit("a.jsonl")[2]
    parts = sorted((folder / "out" / "findings.parquet").iterdir())
    parts[0].unlink()
    times = {part: part.stat().st_mtime_ns for part in parts[1:]}
    assert audit("a.jsonl", "b.jsonl", "--partition-size", "1000", "--resume")[0] == 1
    assert {part: part.stat().st_mtime_ns for part in parts[1:]} == times
    resumed = findings()
    assert audit("a.jsonl", "b.jsonl", output="whole")[0] == 1
    assert shown(resumed) == shown(findings("whole"))
    assert pd.read_parquet("out/summary.parquet").equals(pd.read_parquet("whole/summary.parquet"))
    write_lines("a.jsonl", [GOOD] * 60)
    assert audit("a.jsonl", "b.jsonl", "--partition-size", "1000", "--resume")[0] == 1
    assert set(findings()["source"]) == {"b.jsonl"}


def test_results_of_other_options_are_not_kept(audit):
    write_lines("a.jsonl", [ACQUIRE])
    assert audit("a.jsonl", "--select", "out-of-range")[0] == 1
    assert audit("a.jsonl", "--select", "invalid-type", "--resume")[0] == 1
    assert list(findings()["rule"]) == ["invalid-type"]


def test_the_settings_hold_here_too(reclint, folder):
    write_lines("a.jsonl", [ACQUIRE])
    (folder / "reclint.toml").write_text(
        'ignore = ["out-of-range"]\nsources = ["yaml"]\n[severity]\ninvalid-type = "info"\n'
    )
    assert reclint("audit", "a.jsonl", "--workers", "0", "--output", "out")[0] == 0
    assert [(rule, severity) for _, _, rule, severity, _ in shown(findings())] == [("invalid-type", "info")]


def test_a_page_with_charts_needs_no_network(audit, folder):
    write_lines("a.jsonl", [{"b": ACQUIRE, "at": f"2026-01-{day:02}"} for day in range(1, 20)])
    assert audit("a.jsonl", "--body", "b", "--time-column", "at", "--html", "report.html")[0] == 1
    page = (folder / "report.html").read_text(encoding="utf-8")
    assert page.count('class="plotly-graph-div"') == 2
    assert "default-src 'none'" in page
    assert not any(tag in page for tag in ("<script src", "<link", '<img src="http', "@import"))


# inputs are never overwritten


@pytest.mark.parametrize(
    ("options", "output"),
    (
        (("w.jsonl", "--html", "w.jsonl"), "out"),
        (("w.jsonl", "--html", "sub/../w.jsonl"), "out"),
        (("w.jsonl", "--html", "hard.html"), "out"),
        ((".", "--html", "w.jsonl"), "out"),
        (("w.jsonl",), "w.jsonl"),
        (("w.jsonl",), "hard.html"),
        (("logs/findings.parquet",), "logs"),
        (("logs/findings.parquet", "--overwrite"), "logs"),
        (("logs/partitions/x.jsonl", "--overwrite"), "logs"),
    ),
)
def test_an_input_is_never_overwritten(audit, folder, options, output):
    for name in ("w.jsonl", "logs/findings.parquet/x.jsonl", "logs/partitions/x.jsonl"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        write_lines(folder / name, BODIES)
    (folder / "sub").mkdir()
    os.link(folder / "w.jsonl", folder / "hard.html")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    code, out, err = audit(*options, output=output)
    assert (code, out) == (2, "")
    assert "is one of the inputs" in err or "is where the results are written" in err
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_results_may_lie_beside_the_inputs(audit, folder):
    write_lines(folder / "w.jsonl", BODIES)
    first, second = audit(".", output="."), audit(".", "--overwrite", output=".")
    assert first == second
    assert "5 rows" in first[2]
