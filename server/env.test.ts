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

  test("what is missing is told with what belongs there", () => {
    for (const where of ["development", "staging", "production"])
      for (const line of problemsOf({ APP_ENV: where }))
        expect(line).toMatch(/^[A-Z_]+: is (not set[.:] .{20,}|.*set an address of your own)/);
    const [, , auth, keys, stripe, webhook] = problemsOf({ APP_ENV: "demo", PORT: "x" });
    expect([auth, keys].join()).toMatch(/openssl rand.*openssl rand/);
    expect(stripe).toMatch(/sk_… or rk_….*API keys/);
    expect(webhook).toMatch(/whsec_….*Webhooks/);
  });

  const SECRET = "nAK4secretWord";
  test.each([
    ["STRIPE_SECRET_KEY", `pk_test_${SECRET}`],
    ["STRIPE_SECRET_KEY", `whsec_${SECRET}`],
    ["STRIPE_SECRET_KEY", `"sk_test_${SECRET}"`],
    ["STRIPE_SECRET_KEY", `sk_test_${SECRET} more`],
    ["STRIPE_SECRET_KEY", `sk_test_${SECRET}\nmore`],
    ["STRIPE_WEBHOOK_SECRETS", `sk_test_${SECRET}`],
    ["STRIPE_WEBHOOK_SECRETS", `we_1${SECRET}`],
    ["STRIPE_WEBHOOK_SECRETS", SECRET],
    ["STRIPE_WEBHOOK_SECRETS", `whsec_${SECRET};whsec_${SECRET}2`],
    ["STRIPE_WEBHOOK_SECRETS", `whsec_${SECRET} whsec_${SECRET}2`],
    ["CALENDLY_PERSONAL_ACCESS_TOKEN", `"${SECRET}"`],
    ["CALENDLY_PERSONAL_ACCESS_TOKEN", `Bearer ${SECRET}`],
    ["CALENDLY_OAUTH_CLIENT_SECRET", `${SECRET}\n${SECRET}`],
    ["METRICS_TOKEN", `a token that is ${SECRET}`],
    ["SMTP_URL", `smtps://user:${SECRET}%x@mail.company.dev`],
    ["SMTP_URL", `smtps://user:${SECRET}/x@mail.company.dev`],
    ["SMTP_URL", `smtps://user:${SECRET}#x@mail.company.dev`],
    ["SMTP_URL", "smtps://user@mail.company.dev"],
  ])("%s that cannot be one is refused with what is expected, and not repeated: %s", (name, value) => {
    const [problem = "", ...others] = problemsOf({ ...example, [name]: value });
    expect(others).toEqual([]);
    expect(problem).toMatch(new RegExp(`^${name}: .{30,}`));
    expect(problem).not.toContain(SECRET);
  });

  test("a secret that was pasted with a space or a line's end around it is taken without", () => {
    const around = (secret: string) => ` ${secret}\n`;
    const result = parseEnv({
      ...example,
      STRIPE_SECRET_KEY: around("sk_test_1"),
      STRIPE_WEBHOOK_SECRETS: around("whsec_one_two , whsec_three"),
      CALENDLY_PERSONAL_ACCESS_TOKEN: around("eyJ.a-b_c"),
    });
    expect(result.ok && result.env).toMatchObject({
      STRIPE_SECRET_KEY: "sk_test_1",
      STRIPE_WEBHOOK_SECRETS: ["whsec_one_two", "whsec_three"],
      CALENDLY_PERSONAL_ACCESS_TOKEN: "eyJ.a-b_c",
    });
  });

  test("a password with signs of a URL in it is taken percent-encoded", () => {
    expect(problemsOf({ ...example, SMTP_URL: "smtps://me%40x:a%25b%2Fc%23@mail.company.dev" })).toEqual([]);
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
