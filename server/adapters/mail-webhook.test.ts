import { Webhook } from "standardwebhooks";
import { describe, expect, test } from "vitest";
import { addMinutes, epochMsOf, epochSecondsOf, instant } from "../domain/values/instant.ts";
import { createMailReportVerifier, readMailReport } from "./mail-webhook.ts";

const AT = instant("2026-03-02T12:00:00Z");
const SECRET = `whsec_${Buffer.from("a secret of these tests alone").toString("base64")}`;
const OTHER = `whsec_${Buffer.from("another secret of the tests").toString("base64")}`;
const BODY = JSON.stringify({ type: "email.bounced", data: { to: ["casey@example.com"] } });

function signed(secret: string, at = AT, body = BODY) {
  return {
    id: "msg_1",
    timestamp: String(epochSecondsOf(at)),
    signatures: new Webhook(secret).sign("msg_1", new Date(epochMsOf(at)), body),
  };
}

const verify = createMailReportVerifier([SECRET, OTHER]);
const check = (signature: Parameters<typeof verify>[0]["signature"], body = BODY) =>
  verify({ body, signature, at: AT }) !== null;

describe("a report of the mail provider", () => {
  test("is believed under each of the secrets, and when one of several signatures holds", () => {
    expect([check(signed(SECRET)), check(signed(OTHER))]).toEqual([true, true]);
    const good = signed(SECRET);
    expect(check({ ...good, signatures: `v1,AAAA v2,x ${good.signatures}` })).toBe(true);
    expect(verify({ body: BODY, signature: good, at: addMinutes(AT, 1) })).toEqual({
      id: "msg_1",
      sentAt: AT,
    });
  });

  test("is refused when it is changed, forged, unsigned, older than five minutes or dated as far ahead", () => {
    const good = signed(SECRET);
    const stranger = `whsec_${Buffer.from("nobody has told us this one").toString("base64")}`;
    expect([
      check(good, `${BODY} `),
      check({ ...good, id: "msg_2" }),
      check({ ...good, timestamp: String(epochSecondsOf(AT) + 1) }),
      check(signed(stranger)),
      check({ ...good, signatures: "" }),
      check({ ...good, signatures: null }),
      check({ ...good, timestamp: "soon" }),
      check(signed(SECRET, addMinutes(AT, -6))),
      check(signed(SECRET, addMinutes(AT, 6))),
    ]).toEqual(Array(9).fill(false));
  });

  test("is read as Resend writes it, and keeps a code of the reason and no words", () => {
    const bounce = {
      type: "email.bounced",
      created_at: "2026-03-02T11:59:00.123Z",
      data: {
        email_id: "56761188-7520-42d8-8898-ff6fc54ce618",
        from: "Bookings <bookings@example.com>",
        to: ["Casey <Casey@Example.com>"],
        subject: "Your session",
        bounce: { message: "550 casey@example.com unknown", type: "Permanent", subType: "NoEmail" },
      },
    };
    expect(readMailReport(JSON.stringify(bounce))).toEqual({
      kind: "bounced",
      addresses: ["casey@example.com"],
      reason: "NoEmail",
      happenedAt: "2026-03-02T11:59:00.123Z",
    });
    const wordy = { ...bounce.data, bounce: { type: "Permanent", subType: "no casey@example.com here" } };
    expect(readMailReport(JSON.stringify({ ...bounce, data: wordy }))).toMatchObject({ reason: null });
  });

  test("is not ours when the bounce is temporary or the type another, and none when the bytes cannot be read", () => {
    const temporary = { type: "email.bounced", data: { to: "a@b.example", bounce: { type: "Transient" } } };
    const bodies = [
      JSON.stringify(temporary),
      '{"type":"email.opened","data":{"to":[]}}',
      "{}",
      "",
      "[1",
      "null",
      '{"type":"email.bounced","data":{}}',
      '{"type":"email.complained","data":{"to":["nobody"]}}',
    ];
    const [first, second, ...others] = bodies.map(readMailReport);
    expect([first, second]).toEqual(["not_ours", "not_ours"]);
    expect(others).toEqual(others.map(() => null));
  });
});
