import { spawn, type ChildProcess, type StdioOptions } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { isRoot } from "../kit/debian-packages.ts";

/** Below this everything of an image lies: the machine's own programs stand in for those of the image it stands on. */
export const ROOT = "/srv";

/** A tree of files that stands at /srv for the processes that are run in it, and for nobody else. */
export interface Tree {
  readonly folder: string;
  /** What of it may be written: folders of the machine by where they stand. Null: all of it, as while an image is built. */
  readonly volumes: Readonly<Record<string, string>> | null;
}

export interface RunOptions {
  readonly user: { readonly uid: number; readonly gid: number };
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly stdio: StdioOptions;
}

/**
 * Starts a command as a user without rights, in a mount namespace of its own where the tree stands at /srv; with volumes, everything else of it is read-only
 * and /tmp is empty. The process is the command itself: a signal reaches it. Whoever is not root needs user namespaces.
 */
export function runInTree(tree: Tree, words: readonly string[], options: RunOptions): ChildProcess {
  const { user, cwd, env, stdio } = options;
  const volumes = Object.entries(tree.volumes ?? {});
  const mounts = [
    `mount --bind ${quoted(tree.folder)} ${ROOT}`,
    ...(tree.volumes === null ? [] : [`mount -o remount,ro,bind ${ROOT}`]),
    ...volumes.map(([at, folder]) => `mount --bind ${quoted(folder)} ${quoted(at)}`),
    ...(tree.volumes === null ? [] : ["mount -t tmpfs -o mode=1777 tmpfs /tmp"]),
  ];
  const asUser = `setpriv --reuid=${user.uid} --regid=${user.gid} --clear-groups --no-new-privs`;
  const steps = [...mounts, `cd ${quoted(cwd)}`, `exec ${isRoot() ? asUser : ""} "$@"`];
  const namespace = isRoot() ? ["--mount"] : ["--mount", "--map-root-user"];
  return spawn("unshare", [...namespace, "sh", "-c", steps.join(" && "), "sh", ...words], {
    // The cast: not every process is told NODE_ENV.
    env: { ...machineEnv(), ...env } as NodeJS.ProcessEnv,
    stdio,
  });
}

/** What a process has of this machine: where programs are, and the way to the network. Nothing that npm has set for us. */
function machineEnv(): Record<string, string> {
  const folders = (process.env["PATH"] ?? "").split(path.delimiter);
  const passed = ["HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "no_proxy"];
  const given = [...passed, "NODE_EXTRA_CA_CERTS", "npm_config_registry"].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  // Where this machine's Node has its headers, what is compiled needs no download.
  const prefix = path.resolve(process.execPath, "../..");
  const nodedir = existsSync(path.join(prefix, "include/node/node.h")) ? { npm_config_nodedir: prefix } : {};
  return {
    ...Object.fromEntries(given),
    ...nodedir,
    PATH: folders.filter((folder) => !folder.includes("node_modules")).join(path.delimiter),
  };
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
