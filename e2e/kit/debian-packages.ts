import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

/** Whether Debian's packages can be had here. Ubuntu is left out: some of its packages are snaps, which a container cannot run. */
export function isDebian(): boolean {
  if (!existsSync("/etc/os-release")) return false;
  return /^ID="?debian"?$/m.test(readFileSync("/etc/os-release", "utf8"));
}

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * Runs apt-get, with its output shown, and asks nothing. Waits 120 s for another apt to finish: a machine that has just started may be
 * updating itself. Resolves to whether it ended well.
 * @param cwd where what is downloaded goes.
 */
export function aptGet(args: readonly string[], cwd?: string): boolean {
  const { status } = spawnSync("apt-get", ["-o", "DPkg::Lock::Timeout=120", ...args], {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    ...(cwd === undefined ? {} : { cwd }),
  });
  return status === 0;
}
