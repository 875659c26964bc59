// What ajv says of bodies: lines {"kind", "body"} on standard input, a line of [pointer, keyword] each on standard output.
// The argument is the folder of the published schemas.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";

const HELP = ["markdownDescription", "enumDescriptions", "markdownEnumDescriptions"]; // what only editors read
const CHOICES = ["if", "allOf"]; // what they hold speaks for itself
const ajv = new Ajv({ allErrors: true, strict: true, strictTypes: false, strictRequired: false, allowMatchingProperties: true });
ajv.addVocabulary(HELP);

const folder = process.argv[2];
const validators = new Map();
const validator = (kind) => {
  if (!validators.has(kind)) {
    validators.set(kind, ajv.compile(JSON.parse(readFileSync(join(folder, `${kind}.schema.json`), "utf8"))));
  }
  return validators.get(kind);
};

const step = (key) => `/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
const place = ({ instancePath, params }) => {
  const key = params.missingProperty ?? params.additionalProperty;
  return key === undefined ? instancePath : instancePath + step(key);
};

const answers = readFileSync(0, "utf8").split("\n").filter(Boolean).map((line) => {
  const { kind, body } = JSON.parse(line);
  const check = validator(kind);
  const errors = check(body) ? [] : check.errors.filter(({ keyword }) => !CHOICES.includes(keyword));
  return JSON.stringify(errors.map((error) => [place(error), error.keyword]));
});
process.stdout.write(answers.map((answer) => `${answer}\n`).join(""));
