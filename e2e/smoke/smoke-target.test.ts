import { expect, test } from "vitest";
import { readTarget, settingsOfTarget } from "./smoke-target.ts";

const GIVEN = {
  SMOKE_EMAIL: "smoke@company.dev",
  SMOKE_PASSWORD: "p",
  SMOKE_API_KEY: "k",
  SMOKE_CALENDLY_TOKEN: "t",
  SMOKE_STRIPE_KEY: "rk_test_1",
};

test("with all that it needs, the smoke test comes to the origin that was named", () => {
  const read = readTarget(["https://book.company.dev/"], GIVEN);
  expect(read).toMatchObject({
    ok: true,
    target: {
      appUrl: "https://book.company.dev",
      waitSeconds: 60,
      booking: { sandboxUrl: null, stripe: { url: "https://api.stripe.com" } },
    },
  });
});

test("what is missing is said all at once, and no value of anything", () => {
  const read = readTarget([], {
    ...GIVEN,
    SMOKE_EMAIL: "",
    SMOKE_API_KEY: undefined,
    SMOKE_STRIPE_API_URL: "x",
  });
  const said = read.ok ? "" : read.problems.join("\n");
  for (const part of ["Say where", "SMOKE_EMAIL", "SMOKE_API_KEY", "SMOKE_STRIPE_API_URL"])
    expect(said).toContain(part);
  expect(said).not.toContain("rk_test_1");
});

test("pages alone can be looked at with nothing but the address", () => {
  const read = readTarget(["https://book.company.dev", "--pages-only"], {});
  expect(read).toMatchObject({ ok: true, target: { account: null, booking: null } });
  expect(readTarget(["https://book.company.dev", "--pages"], GIVEN).ok).toBe(false);
});

test("the settings of a target are read as that target", () => {
  const read = readTarget(["https://book.company.dev"], {
    ...GIVEN,
    SMOKE_EVENT_TYPE: "review",
    SMOKE_SANDBOX_URL: "http://127.0.0.1:4100",
    SMOKE_WAIT_SECONDS: "30",
  });
  const settings = read.ok ? settingsOfTarget(read.target) : {};
  expect(readTarget(["https://book.company.dev"], settings)).toEqual(read);
});
