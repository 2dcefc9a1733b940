import { Webhook } from "standardwebhooks";
import { expect, test } from "vitest";
import { instantFromEpochMs } from "../../domain/values/instant.ts";
import { signatureHeaders } from "./signature-headers.ts";

const secretOf = (byte: number) => `whsec_${Buffer.alloc(24, byte).toString("base64")}`;
const webhook = { id: "evt_1", at: instantFromEpochMs(Date.now()), body: JSON.stringify({ name: "Zoë" }) };

test("whoever holds the secret sees that a webhook is ours", () => {
  const headers = signatureHeaders({ ...webhook, secrets: [secretOf(1)] });
  expect(new Webhook(secretOf(1)).verify(webhook.body, { ...headers })).toEqual({ name: "Zoë" });
});

test("while a secret is replaced, the one before verifies as well, and no other does", () => {
  const headers = { ...signatureHeaders({ ...webhook, secrets: [secretOf(2), secretOf(1)] }) };
  const verifies = [1, 2, 3].map((byte) => {
    try {
      new Webhook(secretOf(byte)).verify(webhook.body, headers);
      return true;
    } catch {
      return false;
    }
  });
  expect(verifies).toEqual([true, true, false]);
});

test("another text, id or time is not what was signed", () => {
  const headers = { ...signatureHeaders({ ...webhook, secrets: [secretOf(1)] }) };
  const verify = (body: string, changed: Record<string, string>) => () =>
    new Webhook(secretOf(1)).verify(body, { ...headers, ...changed });
  expect(verify(webhook.body, {})).not.toThrow();
  expect(verify(`${webhook.body} `, {})).toThrow("No matching signature");
  expect(verify(webhook.body, { "webhook-id": "evt_2" })).toThrow("No matching signature");
  const later = String(Number(headers["webhook-timestamp"]) + 1);
  expect(verify(webhook.body, { "webhook-timestamp": later })).toThrow("No matching signature");
});
