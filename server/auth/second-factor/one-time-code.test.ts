import { expect, test } from "vitest";
import { addMinutes, instantFromEpochSeconds } from "../../domain/values/instant.ts";
import { appUriOf, base32Of, codeOfStep, newAppSecret, stepAt, stepOfCode } from "./one-time-code.ts";

/** The secret of RFC 4226 and RFC 6238: "12345678901234567890". */
const SECRET = base32Of(new TextEncoder().encode("12345678901234567890"));

test("codes are those of RFC 4226, appendix D", () => {
  expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((step) => codeOfStep(SECRET, step))).toEqual([
    "755224",
    "287082",
    "359152",
    "969429",
    "338314",
    "254676",
    "287922",
    "162583",
    "399871",
    "520489",
  ]);
});

test.each([
  [59, "287082"],
  [1111111109, "081804"],
  [1234567890, "005924"],
  [20000000000, "353130"],
])("at %d seconds the code is the last six digits of RFC 6238, appendix B", (seconds, code) => {
  expect(codeOfStep(SECRET, stepAt(instantFromEpochSeconds(seconds)))).toBe(code);
});

test("a code counts in its own 30 seconds, the ones before and the ones after, and no further", () => {
  const now = instantFromEpochSeconds(1_234_567_890);
  const step = stepAt(now);
  for (const around of [-1, 0, 1])
    expect(stepOfCode(SECRET, codeOfStep(SECRET, step + around), now)).toBe(step + around);
  for (const away of [-2, 2]) expect(stepOfCode(SECRET, codeOfStep(SECRET, step + away), now)).toBeNull();
  expect(stepOfCode(SECRET, codeOfStep(SECRET, step), addMinutes(now, 2))).toBeNull();
});

test("texts that are no code are no step's", () => {
  const now = instantFromEpochSeconds(59);
  for (const text of ["", "28708", "2870820", "ééé", "287 082"])
    expect(stepOfCode(SECRET, text, now)).toBeNull();
});

test("every secret is new, and has 160 bits in letters that apps take", () => {
  const secrets = new Set(Array.from({ length: 20 }, newAppSecret));
  expect(secrets.size).toBe(20);
  for (const secret of secrets) expect(secret).toMatch(/^[A-Z2-7]{32}$/);
});

test("what a QR code tells the app says whose it is, and encodes what an address may hold", () => {
  const uri = new URL(appUriOf(SECRET, "Build Apps", "ada+ops@example.com"));
  expect(decodeURIComponent(uri.pathname)).toBe("/Build Apps:ada+ops@example.com".replace(/^\//, "/"));
  expect(Object.fromEntries(uri.searchParams)).toEqual({
    secret: SECRET,
    issuer: "Build Apps",
    algorithm: "SHA1",
    digits: "6",
    period: "30",
  });
  expect(uri.href).not.toContain("+");
});
