import { expect, test } from "vitest";
import { ENGLISH } from "../domain/text/language.ts";
import { singleMail } from "../mails/single-mail.ts";
import type { Mail } from "../ports.ts";
import { createStagingMailer } from "./staging-mailer.ts";

/** What reaches the mail server, and what the log says, of mails to these people. */
async function sendTo(...addresses: readonly string[]) {
  const sent: Mail[] = [];
  const lines: string[] = [];
  const write = (details: object, message?: string) =>
    void lines.push(JSON.stringify({ ...details, message }));
  const mailer = createStagingMailer(
    {
      send: (mail) => Promise.resolve(void sent.push(mail)),
      verify: () => Promise.resolve(),
      close: () => undefined,
    },
    {
      recipients: ["ada@company.dev", "@testers.dev"],
      log: { info: write, warn: write, error: write },
    },
  );
  for (const to of addresses) {
    await mailer.send(
      singleMail({
        to,
        subject: "Your session is booked",
        paragraphs: ["Tuesday, 14:00", { label: "Open", url: "https://book.company.dev/x" }],
        dueAt: null,
        name: "one",
        appUrl: "https://book.company.dev",
        language: ENGLISH,
      }),
    );
  }
  return { sent, lines, heldBack: mailer.countHeldBack() };
}

test("a staging installation mails the addresses and domains of its list, and nobody else", async () => {
  const { sent, heldBack } = await sendTo(
    "ada@company.dev",
    "Ada@Company.dev",
    "kim@testers.dev",
    "bob@company.dev",
    "x@sub.testers.dev",
    "ada@company.dev.evil.example",
    "testers.dev@evil.example",
    '"@testers.dev"@evil.example',
    "bob@evil.example,kim@testers.dev",
  );
  expect(sent.map(({ to }) => to)).toEqual(["ada@company.dev", "Ada@Company.dev", "kim@testers.dev"]);
  expect(heldBack).toBe(6);
});

test("a mail that is held back is logged and counted, without its address", async () => {
  const { lines } = await sendTo("casey@clients.example", "sam@clients.example");
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain('"heldBack":2');
  expect(lines.join()).not.toMatch(/casey|clients\.example/);
});

test("each mail says where it comes from in its subject, its text and its page, and keeps what tells it from others", async () => {
  const { sent } = await sendTo("ada@company.dev");
  const [mail] = sent;
  expect(mail?.subject).toBe("[Staging] Your session is booked");
  expect(mail?.text).toMatch(/^This mail comes from a staging installation.*\n\nTuesday, 14:00/);
  expect(mail?.html).toMatch(/<body[^>]*>\n<p [^>]*>This mail comes from a staging installation/);
  expect(mail?.messageId).toBe("<one@book.company.dev>");
});
