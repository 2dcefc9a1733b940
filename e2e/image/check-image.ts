import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, chmodSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { endProcess } from "../../server/commands/app-process.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import { freePort } from "../../server/test-app.ts";
import { pause } from "../chaos/pause.ts";
import { isRoot } from "../kit/debian-packages.ts";
import { buildImageTree } from "./build-image-tree.ts";
import { parseDockerfile } from "./parse-dockerfile.ts";
import { runInTree } from "./run-in-tree.ts";

// `npm run check:image`: carries out the steps of the Dockerfile as a user without rights and runs the result in a tree that nobody may write, with
// production's settings. Docker is not needed, and what only Docker does (the images it stands on, its own layers) is not tried.

const CONTEXT = fileURLToPath(new URL("../..", import.meta.url));
/** Beside whatever else the machine does. */
const HEALTH_CHECKS_MAX = 200;
/** Each only looks, and ends well on an installation that is empty. */
const COMMANDS = [
  ["migrate", "status"],
  ["installation", "status"],
  ["verify-history"],
  ["rebuild-bookings"],
];

function say(line: string): void {
  process.stdout.write(`· ${line}\n`);
}

function sizeOf(folder: string): string {
  const [kilobytes = "0"] = execFileSync("du", ["-sk", folder], { encoding: "utf8" }).split("\t");
  return `${Math.round(Number(kilobytes) / 1024)} MB`;
}

/** As an installation has them. Nothing that is asked here reaches a provider. */
function productionSettings(port: number): Record<string, string> {
  const secret = () => randomBytes(32).toString("base64");
  return {
    APP_ENV: "production",
    INSTALLATION_ID: "image-check",
    APP_URL: "https://book.example.com",
    PORT: String(port),
    HOST: "127.0.0.1",
    AUTH_SECRET: secret(),
    ENCRYPTION_KEYS: `k1:${secret()}`,
    STRIPE_SECRET_KEY: `rk_live_${randomBytes(24).toString("hex")}`,
    STRIPE_WEBHOOK_SECRETS: `whsec_${randomBytes(24).toString("hex")}`,
    SMTP_URL: "smtps://mail.example.com",
    MAIL_FROM: "Booking <booking@example.com>",
    RECONCILE_EVERY_MINUTES: "0",
    TRUSTED_PROXY_HOPS: "1",
    LOG_LEVEL: "warn",
  };
}

async function checkImage(work: string): Promise<void> {
  const dockerfile = parseDockerfile(readFileSync(path.join(CONTEXT, "Dockerfile"), "utf8"));
  const { user, volumes, healthCheck, command, stopSignal } = dockerfile;
  const image = await buildImageTree(dockerfile, CONTEXT, work, say);

  const inApp = (part: string) => path.join(image.folder, "app", part);
  const parts = ["node_modules", "build", "server", "db"].map((part) => `${part} ${sizeOf(inApp(part))}`);
  say(`The app in the image: ${sizeOf(image.folder)} (${parts.join(", ")})`);
  const { devDependencies } = JSON.parse(readFileSync(path.join(CONTEXT, "package.json"), "utf8")) as {
    devDependencies: Record<string, string>;
  };
  const left = Object.keys(devDependencies).filter((name) => existsSync(inApp(`node_modules/${name}`)));
  say(
    `Of ${Object.keys(devDependencies).length} development dependencies it holds: ${left.join(", ") || "none"}`,
  );
  for (const tool of ["vitest", "eslint", "playwright", "typescript", "vite"])
    invariant(!left.includes(tool), `${tool} is not in the image`);

  const mounted: Record<string, string> = {};
  for (const [number, volume] of volumes.entries()) {
    const folder = path.join(work, `volume-${number}`);
    mkdirSync(folder);
    if (isRoot()) chownSync(folder, user.uid, user.gid);
    mounted[volume] = folder;
  }
  const port = await freePort();
  const env = { HOME: "/nonexistent", ...image.env, ...productionSettings(port) };
  const tree = { folder: image.folder, volumes: mounted };
  const start = (words: readonly string[], output: "inherit" | "ignore") =>
    runInTree(tree, words, { user, cwd: image.cwd, env, stdio: ["ignore", output, output] });
  async function codeOf(words: readonly string[], output: "inherit" | "ignore" = "ignore") {
    const [code] = (await once(start(words, output), "exit")) as [number | null];
    return code;
  }

  invariant((await codeOf(["touch", "/srv/app/build/x"])) !== 0, "the app's files cannot be written");
  invariant((await codeOf(["touch", "/srv/data/x"])) === 0, "the volume can be written");
  say("Nothing can be written but the volume and /tmp");

  say(`CMD ${command.join(" ")}`);
  const app = start(command, "inherit");
  try {
    for (let tries = 1; (await codeOf(healthCheck)) !== 0; tries++) {
      invariant(
        app.exitCode === null && tries < HEALTH_CHECKS_MAX,
        "the app starts, and the health check ends well",
      );
      await pause(500);
    }
    say("The health check ends well");
    for (const page of ["/", "/sign-in", "/developers"]) {
      const { status } = await fetch(`http://127.0.0.1:${port}${page}`);
      invariant(status === 200, `${page} is answered 200, not ${status}`);
    }
    for (const [name = "", ...args] of COMMANDS) {
      say(`npm run ${[name, ...args].join(" ")}`);
      const code = await codeOf(["npm", "run", "--silent", name, "--", ...args], "inherit");
      invariant(code === 0, `${name} ends well, not with ${code}`);
    }
    const ended = endProcess(app, stopSignal);
    invariant((await codeOf(healthCheck)) !== 0, "a process that stops is not healthy");
    invariant((await ended) === 0, "the app stops well");
    say(`${stopSignal}: not healthy from then on, and ended well`);
  } finally {
    await endProcess(app, "SIGKILL");
  }
}

const work = mkdtempSync(path.join(tmpdir(), "booking-image-"));
// Others than we go in.
chmodSync(work, 0o755);
try {
  await checkImage(work);
  process.stdout.write("\nThe image's steps can be carried out, and what they make runs.\n");
} finally {
  rmSync(work, { recursive: true, force: true });
}
