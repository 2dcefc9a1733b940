import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { isInContext } from "./build-context.ts";
import { parseDockerfile } from "./parse-dockerfile.ts";

const dockerfile = readFileSync("Dockerfile", "utf8");

describe("the Dockerfile", () => {
  test("is understood whole, runs as a user without rights and without a shell, and installs no development tools", () => {
    const { stages, user, volumes, command, healthCheck } = parseDockerfile(dockerfile);
    expect(stages.map(({ name }) => name)).toEqual(["build", null]);
    expect(user.uid).toBeGreaterThan(0);
    expect(volumes).toEqual(["/srv/data"]);
    expect([command[0], healthCheck[0]]).toEqual(["node", "node"]);
    expect(stages[0]?.instructions).toContainEqual({
      kind: "run",
      command: expect.stringContaining("npm pkg delete devDependencies && npm prune") as string,
    });
  });

  test("starts the app with what `npm start` gives it", () => {
    const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as {
      scripts: Record<string, string>;
    };
    expect(scripts["start"]).toBe(`NODE_ENV=production ${parseDockerfile(dockerfile).command.join(" ")}`);
  });

  test.each(["ADD x /srv/x", 'SHELL ["bash"]', "COPY --chmod=777 a b", "RUN"])(
    "with a step like %s is refused",
    (step) => {
      expect(() => parseDockerfile(dockerfile.replace("USER 1000:1000", `${step}\nUSER 1000:1000`))).toThrow(
        "Not understood",
      );
    },
  );

  test("that leaves root as its user is refused", () => {
    expect(() => parseDockerfile(dockerfile.replace("USER 1000:1000", "USER 0:0"))).toThrow("USER");
    expect(() => parseDockerfile(dockerfile.replace("USER 1000:1000", ""))).toThrow("USER");
  });
});

describe("an image is built from", () => {
  const patterns = readFileSync(".dockerignore", "utf8");

  test.each([
    "package.json",
    "app/root.tsx",
    "server/main.ts",
    "db/migrations/registry.ts",
    "public/favicon.ico",
  ])("%s", (file) => {
    expect(isInContext(patterns, file)).toBe(true);
  });

  test.each([
    ".env",
    ".git/config",
    "data/booking.sqlite",
    "node_modules/zod/package.json",
    "e2e/run-tests.ts",
  ])("anything but %s", (file) => {
    expect(isInContext(patterns, file)).toBe(false);
  });

  test.each(["server/env.test.ts", "server/sandbox/main.ts"])("no test and no sandbox: not %s", (file) => {
    expect(isInContext(patterns, file)).toBe(false);
  });
});
