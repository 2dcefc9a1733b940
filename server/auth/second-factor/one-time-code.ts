import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { epochSecondsOf, type Instant } from "../../domain/values/instant.ts";

/** RFC 6238 as every authenticator app has it: SHA-1, 6 digits, 30 s. Apps ignore other wishes. */
const DIGITS = 6;
const STEP_SECONDS = 30;
/** 160 bits, as long as SHA-1's own. */
const SECRET_BYTES = 20;
/** One step before and one after ours: for a phone's clock that is half a minute off, and for slow fingers. */
const STEPS_AROUND = 1;
const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** A new secret in base32, as apps take it. */
export function newAppSecret(): string {
  return base32Of(randomBytes(SECRET_BYTES));
}

/** Letters and digits without 0, 1, 8 and 9, five bits each. */
export function base32Of(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => BASE32[Number.parseInt(five.padEnd(5, "0"), 2)] ?? "")
    .join("");
}

function bytesOf(base32: string): Buffer {
  const bits = base32.replaceAll(/[A-Z2-7]/g, (character) =>
    BASE32.indexOf(character).toString(2).padStart(5, "0"),
  );
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)));
}

/** What an authenticator app shows for this step (RFC 4226). */
export function codeOfStep(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac("sha1", bytesOf(secret)).update(counter).digest();
  const at = (mac[mac.length - 1] ?? 0) & 0xf;
  const number = mac.readUInt32BE(at) & 0x7fffffff;
  return String(number % 10 ** DIGITS).padStart(DIGITS, "0");
}

/** Which 30 seconds since 1970 this is. */
export function stepAt(at: Instant): number {
  return Math.floor(epochSecondsOf(at) / STEP_SECONDS);
}

/** The step whose code this is, of the few that count now; null when it is none's. */
export function stepOfCode(secret: string, code: string, now: Instant): number | null {
  const current = stepAt(now);
  let found: number | null = null;
  for (let step = current - STEPS_AROUND; step <= current + STEPS_AROUND; step++) {
    if (isSame(codeOfStep(secret, step), code)) found = step;
  }
  return found;
}

/** Whether somebody typed a code of an app rather than a recovery code. */
export function isAppCode(code: string): boolean {
  return /^\d{6}$/.test(code);
}

function isSame(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** What a QR code tells the app. */
export function appUriOf(secret: string, issuer: string, account: string): string {
  const query = new URLSearchParams({
    secret,
    issuer,
    algorithm: "SHA1",
    digits: String(DIGITS),
    period: String(STEP_SECONDS),
  });
  // A plus sign means itself to some apps.
  return `otpauth://totp/${encodeURIComponent(issuer)}:${encodeURIComponent(account)}?${query.toString().replaceAll("+", "%20")}`;
}
