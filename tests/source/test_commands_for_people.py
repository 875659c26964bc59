"""A command in a text that people read, a page that a script writes or the help of a program, is not one that runs."""

import pytest
from rows import each

from reclint import lint_text

URL = "https://api.agora.io/v1/apps/x/cloud_recording/acquire"
BODY = '{"cname": "a", "uid": 5, "clientRequest": {}}'
CURL = f"curl -X POST {URL} -H 'Content-Type: application/json' -d '{BODY}'"
QUOTED = CURL.replace('"', '\\"')
SCRIPTS = {
    "nothing": (
        "cat > README.md <<EOF",
        "cat <<'EOF' >> docs/usage.md",
        "sudo tee docs/a.md >/dev/null <<EOF",
        "cat <<-EOF >| notes.txt",
        "cat > \"$DIR/README.md\" <<'EOF'",
        'cat >> "$GITHUB_STEP_SUMMARY" <<EOF',
        "cat <<EOF | less",
        "gh pr comment 5 --body-file - <<EOF",
        "git commit -F - <<EOF",
        "read -r -d '' USAGE <<'EOF'",
        "cat <<EOF",
    ),
    "invalid-type": (
        "cat > run.sh <<EOF",
        'cat > "$out" <<EOF',
        "bash <<'EOF' > out.txt",
        "bash -s <<'EOF' | tee out.md",
        "ssh host bash <<'EOF' 2>&1 | tee log.txt",
    ),
}
TEXTS = f"""
sh nothing | USAGE=$(cat <<'EOF'\\n{CURL}\\nEOF\\n)\\necho "$USAGE"
sh nothing | printf '%s\\\\n' "Use: {QUOTED}" >> README.md
sh nothing | echo "{QUOTED}" >> README.md
sh invalid-type | cat > body.txt <<EOF\\n{BODY}\\nEOF\\ncurl -H 'Content-Type: application/json' {URL} -d @body.txt
sh invalid-type | echo done > out.txt\\n{CURL}
sh invalid-type | {CURL} | tee out.md
py nothing | open("README.md", "w").write('''\\n{CURL}\\n''')
py nothing | with open("docs/a.md", "w") as f:\\n    f.write('''\\n{CURL.replace("'", '"')}\\n''')
py nothing | USAGE = '''\\n{CURL}\\n'''
py nothing | parser = argparse.ArgumentParser(epilog='''\\n{CURL}\\n''')
py invalid-type | COMMAND = '''\\n{CURL}\\n'''
js nothing | const readme = `\\n{CURL}\\n`\\nwriteFileSync('README.md', readme)
js nothing | fs.writeFileSync('README.md', `\\n{CURL}\\n`)
js invalid-type | const command = `\\n{CURL}\\n`;\\nexecSync(command);
go nothing | package a\\nconst usage = `\\n{CURL}\\n`
"""


def rules(text, name):
    return {found.rule for found in lint_text(text, path=name).diagnostics if found.severity.name != "INFO"} or {
        "nothing"
    }


@each(("expected", "head"), [(expected, head) for expected, heads in SCRIPTS.items() for head in heads])
def test_here_documents(expected, head):
    for text in (CURL, f"# Use\n\n```sh\n{CURL}\n```", f"Send it with:\n\n    {CURL}"):
        assert rules(f"#!/bin/bash\n{head}\n{text}\nEOF\n", "a.sh") == {expected}


@each("row", TEXTS.strip().splitlines())
def test_texts_for_people(row):
    pytest.importorskip("tree_sitter", reason="the extra `code` is not installed")
    about, text = row.split(" | ", 1)
    ending, expected = about.split()
    assert rules(text.replace("\\\\n", "\0").replace("\\n", "\n").replace("\0", "\\n") + "\n", f"a.{ending}") == {
        expected
    }
