import { expect, test } from "vitest";
import { optIn, optOut } from "../../db/mails/mail-opt-outs.ts";
import { forEachDialect } from "../../db/core/test-databases.ts";
import { TEST_NOW } from "../../db/bookings/test-bookings.ts";
import { createSecretBox } from "../adapters/secret-box.ts";
import { ENGLISH } from "../domain/text/language.ts";
import { UNSUBSCRIBE_KINDS } from "../domain/values/unsubscribe-kind.ts";
import type { Log, Mail } from "../ports.ts";
import { leaveOutUnwanted } from "./leave-out-unwanted.ts";
import { singleMail } from "./single-mail.ts";
import { readUnsubscribeKey, unsubscribeLinkOf } from "./unsubscribe-link.ts";

const APP_URL = "https://book.example";
const secretBox = createSecretBox([{ id: "a", key: new Uint8Array(32).fill(1) }]);
const log = { info() {}, warn() {}, error() {} } as unknown as Log;

const BASE = {
  to: "Casey@Example.com",
  subject: "About a session",
  paragraphs: ["Words."],
  dueAt: null,
  name: "one",
  appUrl: APP_URL,
  language: ENGLISH,
};

forEachDialect((openFresh) => {
  test("a mail of a kind that an address has ended is not sent there, in whatever case it is written, and every other mail is", async () => {
    const database = await openFresh();
    const sent: Mail[] = [];
    const mailer = leaveOutUnwanted(
      { send: (mail: Mail) => Promise.resolve(void sent.push(mail)) },
      { database, secretBox, log, appUrl: APP_URL },
    );
    const reminder = singleMail({ ...BASE, listUnsubscribe: { kind: "reminder" } });
    const digest = singleMail({ ...BASE, listUnsubscribe: { kind: "digest" } });
    const needed = singleMail(BASE);

    await optOut(database.kysely, { address: "casey@EXAMPLE.com", kind: "reminder" }, TEST_NOW);
    await optOut(database.kysely, { address: "casey@example.com", kind: "reminder" }, TEST_NOW);
    for (const mail of [reminder, digest, needed]) await mailer.send(mail);
    expect(sent.map(({ listUnsubscribe }) => listUnsubscribe?.kind ?? null)).toEqual(["digest", null]);
    // What somebody needs passes as it is.
    expect(sent[1]).toEqual(needed);

    await optIn(database.kysely, { address: "casey@example.com", kind: "reminder" }, TEST_NOW);
    await mailer.send(reminder);
    const url = sent[2]?.unsubscribeUrl ?? "";
    expect(url).toMatch(/^https:\/\/book\.example\/unsubscribe\?key=v1\./);
    expect(sent[2]?.text).toContain(url);
    expect(sent[2]?.html).toContain(`href="${url}"`);
    expect(url.toLowerCase()).not.toContain("casey");
  });
});

test("a key ends what it was made for, and nothing that was changed, cut off or made by another key is one", () => {
  const keyOf = (url: string) => new URL(url).searchParams.get("key") ?? "";
  for (const kind of UNSUBSCRIBE_KINDS) {
    const key = keyOf(
      unsubscribeLinkOf({ secretBox, appUrl: APP_URL }, { address: "Casey@Example.com", kind }),
    );
    expect(readUnsubscribeKey({ secretBox }, key)).toEqual({ kind, address: "casey@example.com" });
    for (const end of [0, 1, Math.floor(key.length / 2), key.length - 1])
      expect(readUnsubscribeKey({ secretBox }, key.slice(0, end))).toBeNull();
    const other = createSecretBox([{ id: "a", key: new Uint8Array(32).fill(2) }]);
    expect(readUnsubscribeKey({ secretBox: other }, key)).toBeNull();
  }
  const elsewhere = secretBox.seal("reminder casey@example.com", "another purpose");
  expect(readUnsubscribeKey({ secretBox }, elsewhere)).toBeNull();
  expect(
    readUnsubscribeKey({ secretBox }, secretBox.seal("password casey@example.com", "unsubscribe")),
  ).toBeNull();
});
