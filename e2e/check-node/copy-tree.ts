import { execFile } from "node:child_process";
import { cp } from "node:fs/promises";
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
/** 20 MB: the names of all files of the tree are a thousandth of that. */
const NAMES_BYTES_MAX = 20_000_000;

const run = promisify(execFile);

/**
 * Copies what git has or would take of this tree, changes of now included: nothing installed, built or secret. The copy is a repository as well, because
 * some checks ask git which files there are.
 */
export async function copyTree(to: string): Promise<void> {
  const { stdout } = await run("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"], {
    cwd: ROOT,
    maxBuffer: NAMES_BYTES_MAX,
  });
  for (const name of stdout.split("\0")) {
    // A file that was deleted and not committed is still named.
    if (name !== "" && existsSync(path.join(ROOT, name)))
      await cp(path.join(ROOT, name), path.join(to, name));
  }
  await run("git", ["init", "--quiet"], { cwd: to });
}
