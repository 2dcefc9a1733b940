import { getBuilder } from "../../db/builders/builders.ts";
import type { Database } from "../../db/core/open-database.ts";
import {
  claimDigest,
  endDigest,
  listBuildersWithoutDigest,
  listZonesOfBuilders,
} from "../../db/mails/builder-digests.ts";
import { ProviderError } from "../domain/providers/provider-error.ts";
import { localDate, localHour } from "../domain/values/calendar-days.ts";
import type { BuilderId } from "../domain/values/ids.ts";
import { addMinutes, type TimeZone } from "../domain/values/instant.ts";
import { languageOfBuilder } from "../mails/language-of-mail.ts";
import type { Clock, Log, Mailer, SecretBox } from "../ports.ts";
import { DIGEST_HOUR, digestMail } from "./digest-mail.ts";
import { digestOfDay, isWorthAMail } from "./digest-of-day.ts";

/** Noon: later the day is half over, and what is on it has been seen. */
const UNTIL_HOUR = 12;
/** 100 builders at a time. */
const BATCH_SIZE = 100;
/** 5 min: longer than one takes; a process that dies while it writes one leaves it to the next, and a mail server that is away is asked again then. */
const LEASE_MINUTES = 5;

interface DigestDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly mailer: Mailer;
  readonly log: Log;
  readonly secretBox: SecretBox;
  readonly settings: { readonly appUrl: string };
}

/**
 * Sends each builder the digest of their day, from 7:00 in their zone on, when there is something on it: once a day, by a row in the database. What
 * could not be sent is tried again until noon. Safe to run at any time. One that cannot be written stops no other.
 */
export async function sendDigests(deps: DigestDeps): Promise<void> {
  for (const zone of await listZonesOfBuilders(deps.database.kysely)) {
    const now = deps.clock.now();
    const hour = localHour(now, zone);
    if (hour >= DIGEST_HOUR && hour < UNTIL_HOUR) await sendInZone(deps, zone, localDate(now, zone));
  }
}

async function sendInZone(deps: DigestDeps, zone: TimeZone, day: string): Promise<void> {
  const db = deps.database.kysely;
  for (;;) {
    const now = deps.clock.now();
    const ids = await listBuildersWithoutDigest(db, { zone, day, now, limit: BATCH_SIZE });
    for (const builderId of ids) await sendOne(deps, builderId, day);
    // Those of this batch have ended, or are leased: the next one begins after them.
    if (ids.length < BATCH_SIZE) return;
  }
}

async function sendOne(deps: DigestDeps, builderId: BuilderId, day: string): Promise<void> {
  const db = deps.database.kysely;
  const now = deps.clock.now();
  const one = { builderId, day };
  if (!(await claimDigest(db, one, { now, leasedUntil: addMinutes(now, LEASE_MINUTES) }))) return;
  try {
    const builder = await getBuilder(db, builderId);
    const language = await languageOfBuilder(db, builder);
    const digest = await digestOfDay(deps, builder, language);
    if (isWorthAMail(digest)) {
      const { appUrl } = deps.settings;
      await deps.mailer.send(digestMail({ digest, builder, language, day, at: now, appUrl }));
    }
  } catch (error) {
    deps.log.warn({ builderId, day, error }, "a digest of the day could not be sent");
    // An address that refuses it for good is not asked again today.
    if (!(error instanceof ProviderError) || error.retryable) return;
  }
  await endDigest(db, one, deps.clock.now());
}
