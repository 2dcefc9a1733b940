import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { endProcess } from "../../server/commands/app-process.ts";
import { childEnv } from "../../server/env.ts";
import { until } from "../../server/test-until.ts";

const CADDYFILE = "docs/operations/deploy/Caddyfile";

export interface Caddy {
  stop(): Promise<void>;
}

/**
 * Runs Caddy by the file that is shipped, over plain http. Resolves when it answers. Rejects when it does not start.
 * @param program its path.
 * @param appUrls where the app's processes are.
 */
export async function startCaddy(
  program: string,
  siteUrl: string,
  appUrls: readonly string[],
): Promise<Caddy> {
  const folder = mkdtempSync(path.join(tmpdir(), "booking-caddy-"));
  const child = spawn(program, ["run", "--config", CADDYFILE, "--adapter", "caddyfile"], {
    env: childEnv({
      // Where it keeps its state; nothing of the machine's own Caddy is touched.
      HOME: folder,
      XDG_CONFIG_HOME: folder,
      XDG_DATA_HOME: folder,
      CADDY_ADMIN: "off",
      SITE_ADDRESS: siteUrl,
      APP_UPSTREAMS: appUrls.map((url) => new URL(url).host).join(" "),
    }),
    stdio: ["ignore", "ignore", "pipe"],
  });
  let log = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (log = (log + text).slice(-4_000)));
  const stop = async () => {
    await endProcess(child, "SIGTERM");
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await until(async () => {
      if (child.exitCode !== null) throw new Error(`Caddy ended: ${log}`);
      await (await fetch(`${siteUrl}/healthz`)).text();
    });
    return { stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
