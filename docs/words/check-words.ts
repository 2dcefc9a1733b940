import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { findReplacedWords } from "./find-replaced-words.ts";

/** `npm run words`: whether everything in the code is called by its one name. Ends with 1 when something is not. */
const paths = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  encoding: "utf8",
})
  .split("\n")
  .filter((path) => /^(app|server|db|e2e|docs)\/.*\.tsx?$/.test(path) && !path.startsWith("docs/words/"));

const findings = paths.flatMap((path) => findReplacedWords(path, readFileSync(path, "utf8")));
for (const { path, line, what, word, instead } of findings)
  process.stderr.write(`${path}:${line}  ${what}: not "${word}" but ${instead}\n`);
process.stdout.write(
  findings.length === 0
    ? `${paths.length} files: everything is called by its one name.\n`
    : `${findings.length} names and texts use a word that was replaced; see docs/glossary.md.\n`,
);
process.exitCode = findings.length === 0 ? 0 : 1;
