import { readFileSync } from "node:fs";
import { parseEnv as parseDotenv } from "node:util";
import { describe, expect, test } from "vitest";
import { envExample, parseEnv } from "./env.ts";

const example = parseDotenv(envExample()) as Record<string, string>;

function problemsOf(source: Record<string, string | undefined>): string[] {
  const result = parseEnv(source);
  return result.ok ? [] : result.problems;
}

describe("settings", () => {
  test("the example is complete and correct", () => {
    expect(problemsOf(example)).toEqual([]);
  });

  test("the example in the repository is the one that the schema describes", () => {
    expect(readFileSync(".env.example", "utf8")).toBe(envExample());
  });

  test("every problem is told at once", () => {
    expect(problemsOf({ PORT: "seventy", AUTH_SECRET: "short" }).map((line) => line.split(":")[0])).toEqual([
      "APP_ENV",
      "APP_URL",
      "PORT",
      "AUTH_SECRET",
      "ENCRYPTION_KEYS",
      "STRIPE_SECRET_KEY",
      "STRIPE_WEBHOOK_SECRETS",
      "SMTP_URL",
    ]);
  });

  test("a problem never shows the value it is about", () => {
    expect(problemsOf({ ...example, ENCRYPTION_KEYS: "k1:c2VjcmV0" }).join()).not.toContain("c2VjcmV0");
    expect(problemsOf({ ...example, STRIPE_SECRET_KEY: "pk_live_1" }).join()).not.toContain("pk_live_1");
  });

  test("an empty webhook secret in the list is refused: it would sign for anybody", () => {
    expect(problemsOf({ ...example, STRIPE_WEBHOOK_SECRETS: "whsec_one_two," })).toHaveLength(1);
  });

  test("a secret of the mail provider's webhook is whole base 64", () => {
    const problems = ["YQ==", "YWI=", "YWJj", "", "Y", "YQ", "YQ=", "YWI", "====", "Y==="].map(
      (end) => problemsOf({ ...example, MAIL_EVENTS_SECRETS: `whsec_YWJjZGVmZ2hpamts${end}` }).length,
    );
    expect(problems).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 1, 1]);
    expect(problemsOf({ ...example, MAIL_EVENTS_SECRETS: "whsec_YWJjZGVmZ2hp" })).toHaveLength(1);
  });

  test("the first encryption key is the current one, and an id is not used twice", () => {
    const key = Buffer.alloc(32, 7).toString("base64");
    const result = parseEnv({ ...example, ENCRYPTION_KEYS: `new:${key},old:${key}` });
    expect(result.ok && result.env.ENCRYPTION_KEYS.map(({ id }) => id)).toEqual(["new", "old"]);
    expect(problemsOf({ ...example, ENCRYPTION_KEYS: `a:${key},a:${key}` })).toHaveLength(1);
  });

  test("the public address loses its closing slash and may have no path", () => {
    const result = parseEnv({ ...example, APP_URL: "https://book.example/" });
    expect(result.ok && result.env.APP_URL).toBe("https://book.example");
    expect(problemsOf({ ...example, APP_URL: "https://book.example/app" })).toHaveLength(1);
  });
});
