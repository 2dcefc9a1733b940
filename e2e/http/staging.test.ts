import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { until } from "../../server/test-until.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";
import { nobody, signUp } from "../kit/visitors.ts";
import { rehearsalTarget } from "../smoke/rehearsal-target.ts";
import { runSmoke } from "../smoke/run-smoke.ts";
import { secretsOf, type SmokeTarget } from "../smoke/smoke-target.ts";
import { stagingSettings } from "../smoke/staging-settings.ts";

/** 4 s: what never comes is waited for in vain, and what comes is here in a moment. */
const IN_VAIN_SECONDS = 4;
const LONG_MS_MAX = 120_000;

let app: BuiltApp;
beforeAll(async () => {
  app = await startBuiltApp(stagingSettings("@example.com"));
});
afterAll(() => app.stop());

/** Walks the installation, and gives what was said, each line by itself. */
async function smoke(target: SmokeTarget): Promise<{ isWell: boolean; lines: string[] }> {
  const lines: string[] = [];
  const isWell = await runSmoke(target, (line) => lines.push(line));
  return { isWell, lines };
}

const failed = (lines: readonly string[]) =>
  lines.flatMap((line) => /^FAILED {2}([^:]+(?:: (?:a|an|the) [^:]+)?)/.exec(line)?.[1] ?? []);

/** All that the smoke test has booked: nothing is active at Calendly, open at Stripe or paid there for good. */
async function whatIsLeft(): Promise<string[]> {
  const { scheduledEvents } = await app.sandbox.calendlyLedger();
  const { sessions, refunds } = await app.sandbox.stripeLedger();
  const paid = sessions.filter((one) => one.payment_status === "paid");
  const back = new Set(refunds.map((one) => one.payment_intent));
  return [
    ...scheduledEvents.filter((one) => one.status === "active").map((one) => one.uri),
    ...sessions.filter((one) => one.status === "open").map((one) => one.id),
    ...paid.filter((one) => !back.has(one.payment_intent)).map((one) => one.id),
  ];
}

describe("a staging installation", () => {
  test.each(["/", "/sign-in", "/developers", "/no-such-page"])(
    "says on %s that it is one, and closes it to search engines",
    async (path) => {
      const page = await nobody(app).get(path);
      expect(page.headers.get("x-robots-tag")).toBe("noindex, nofollow");
      const html = await page.text();
      expect(html).toContain("No booking here is real");
      expect(html).toContain('<meta name="robots" content="noindex, nofollow"/>');
    },
  );

  test("says so too where the server answers in place of the app", async () => {
    const form = { intent: "password", email: "a@example.com", password: "x", next: "/" };
    const answer = await nobody(app).postFrom("https://elsewhere.example", "/sign-in", form);
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain("No booking here is real");
  });

  test("closes what is no page to search engines as well", async () => {
    for (const path of ["/api/openapi.json", "/healthz", "/assets/none.js"])
      expect((await nobody(app).get(path)).headers.get("x-robots-tag"), path).toBe("noindex, nofollow");
  });

  test("mails whom its list names, with its mark, and nobody else", async () => {
    await signUp(app);
    const mails = await app.sandbox.listMails();
    expect(mails.length).toBeGreaterThan(0);
    for (const { subject, text } of mails) {
      expect(subject).toMatch(/^\[Staging\] /);
      expect(text).toMatch(/^This mail comes from a staging installation/);
    }
    const asked = { intent: "link", email: "somebody@elsewhere.example", next: "/" };
    expect((await nobody(app).post("/sign-in", asked)).status).toBeLessThan(400);
    await nobody(app).post("/sign-in", { ...asked, email: "last@example.com" });
    await until(async () => expect(await app.sandbox.mailTo("last@example.com")).toHaveLength(1));
    expect(await app.sandbox.mailTo("somebody@elsewhere.example")).toEqual([]);
  });
});

describe("the smoke test", () => {
  test(
    "is green on it, pays and gets the money back, leaves nothing behind, and shows no secret",
    async () => {
      const target = await rehearsalTarget(app, 30);
      const { isWell, lines } = await smoke(target);
      expect(lines.join("\n")).not.toContain("FAILED");
      expect(isWell).toBe(true);
      expect(lines.join("\n")).toContain("marked as staging");
      for (const secret of secretsOf(target)) expect(lines.join("\n")).not.toContain(secret);
      expect(await whatIsLeft()).toEqual([]);
    },
    LONG_MS_MAX,
  );

  test(
    "is green where nothing can be paid: the checkout expires, and the installation lets the time go",
    async () => {
      const target = await rehearsalTarget(app, 30);
      const booking = target.booking === null ? null : { ...target.booking, sandboxUrl: null };
      const { isWell, lines } = await smoke({ ...target, booking });
      expect(lines.join("\n")).not.toContain("FAILED");
      expect(isWell).toBe(true);
      expect(lines.join("\n")).toContain("the booking is ABANDONED");
      expect(await whatIsLeft()).toEqual([]);
    },
    LONG_MS_MAX,
  );

  test(
    "is red where Stripe's deliveries are signed with another secret, names the webhook, and takes the booking back",
    async () => {
      const { control } = app.demo.sandboxUrls;
      const endpoint = async (secret: string) => {
        const answer = await fetch(`${control}/stripe/webhook_endpoints`, {
          method: "PUT",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ url: `${app.demo.appUrl}/api/webhooks/stripe`, secret }),
        });
        expect(answer.ok).toBe(true);
      };
      await endpoint("whsec_of_somewhere_else");
      try {
        const { isWell, lines } = await smoke(await rehearsalTarget(app, IN_VAIN_SECONDS));
        expect(isWell).toBe(false);
        expect(failed(lines)).toContain("Stripe's webhook: a payment confirms the booking");
        expect(lines.join("\n")).toContain("Is the webhook's secret right");
        expect(lines.join("\n")).toMatch(/Calendly's webhook/);
        await until(async () => expect(await whatIsLeft()).toEqual([]));
      } finally {
        await endpoint(app.demo.env["STRIPE_WEBHOOK_SECRETS"] ?? "");
      }
    },
    LONG_MS_MAX,
  );

  test(
    "is red where the worker does not get on, and gives the time back from outside",
    async () => {
      // Deliveries come in, and nothing comes of them: no booking gets any further.
      await sql`create trigger held before insert on booking_transition when new.version > 1
        begin select raise(abort, 'held'); end`.execute(app.db);
      try {
        const { isWell, lines } = await smoke(await rehearsalTarget(app, IN_VAIN_SECONDS));
        expect(isWell).toBe(false);
        expect(failed(lines)).toContain("Calendly's webhook: the time is held");
        expect(lines.join("\n")).toContain("it was canceled from here");
        expect(await whatIsLeft()).toEqual([]);
      } finally {
        await sql`drop trigger held`.execute(app.db);
      }
    },
    LONG_MS_MAX,
  );

  test("is red at once where nothing answers, and says so in one step", async () => {
    const target = await rehearsalTarget(app, 1);
    const { isWell, lines } = await smoke({ ...target, appUrl: "http://127.0.0.1:1" });
    expect(isWell).toBe(false);
    expect(failed(lines)).toEqual(["health", "readiness", "pages"]);
  });
});
