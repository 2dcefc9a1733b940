import { expect, test } from "vitest";
import { PUBLIC_RECEIVERS, TEST_RECEIVERS } from "./receiver-rules.ts";
import { readWebhookUrl } from "./webhook-url.ts";

test.each([
  "https://example.com",
  "https://example.com/",
  "https://hooks.example.com/in?for=bookings&key=1",
  "https://example.com:443/in",
  "https://93.184.216.34/in",
  "https://[2606:2800:220:1:248:1893:25c8:1946]/in",
  "HTTPS://EXAMPLE.COM/in",
])("%s is taken", (url) => {
  expect(readWebhookUrl(url, PUBLIC_RECEIVERS).ok).toBe(true);
});

test.each([
  ["http://example.com/in", "not_https"],
  ["ftp://example.com/in", "not_https"],
  ["javascript:alert(1)", "not_https"],
  ["example.com/in", "malformed"],
  ["", "malformed"],
  ["https://", "malformed"],
  ["https:example.com", "not_https"],
  ["https://exa mple.com/in", "malformed"],
  [" https://example.com/in", "malformed"],
  ["https://example.com/\tin", "malformed"],
  ["https://example.com\n.evil.example/in", "malformed"],
  ["https://example.com\\@127.0.0.1/in", "malformed"],
  ["https://ex\u00e4mple.com/in", "malformed"],
  [`https://example.com/${"a".repeat(2_000)}`, "malformed"],
  ["https://user@example.com/in", "user_info"],
  ["https://user:password@example.com/in", "user_info"],
  ["https://@example.com/in", "user_info"],
  ["https://example.com@127.0.0.1/in", "user_info"],
  ["https://example.com:8443/in", "port"],
  ["https://example.com:80/in", "port"],
  ["https://example.com:22/in", "port"],
  ["https://example.com/in#part", "fragment"],
  ["https://example.com/in#", "fragment"],
  ["https://localhost/in", "not_public"],
  ["https://localhost./in", "not_public"],
  ["https://LOCALHOST/in", "not_public"],
  ["https://app.localhost/in", "not_public"],
  ["https://example.com./in", "not_public"],
  ["https://intranet/in", "not_public"],
  ["https://printer.local/in", "not_public"],
  ["https://metadata.google.internal/in", "not_public"],
  ["https://127.0.0.1/in", "not_public"],
  ["https://2130706433/in", "not_public"],
  ["https://0x7f000001/in", "not_public"],
  ["https://017700000001/in", "not_public"],
  ["https://0177.0.0.1/in", "not_public"],
  ["https://127.1/in", "not_public"],
  ["https://%31%32%37.0.0.1/in", "not_public"],
  ["https://0.0.0.0/in", "not_public"],
  ["https://169.254.169.254/latest/meta-data", "not_public"],
  ["https://[::1]/in", "not_public"],
  ["https://[::ffff:127.0.0.1]/in", "not_public"],
  ["https://[64:ff9b::7f00:1]/in", "not_public"],
  ["https://10.0.0.1/in", "not_public"],
])("%s is refused: %s", (url, problem) => {
  expect(readWebhookUrl(url, PUBLIC_RECEIVERS)).toEqual({ ok: false, problem });
});

test("a receiver of the sandbox may stand on this machine over HTTP, and nowhere else that is not public", () => {
  const refusals = [
    "http://127.0.0.1:4567/in",
    "http://localhost:4567/in",
    "http://user@127.0.0.1:4567/in",
    "http://10.0.0.1/in",
    "http://169.254.169.254/in",
  ].map((url) => {
    const read = readWebhookUrl(url, TEST_RECEIVERS);
    return read.ok ? null : read.problem;
  });
  expect(refusals).toEqual([null, null, "user_info", "not_public", "not_public"]);
});
