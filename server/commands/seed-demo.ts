import { insertEmbedOrigin } from "../../db/builders/embed-origins.ts";
import { findBuilderBySlug, insertBuilder, linkBuilderToUser } from "../../db/builders/builders.ts";
import { keepListing } from "../../db/search/keep-listing.ts";
import { findTopic, insertTopic } from "../../db/search/topics.ts";
import {
  listLanguagesOfBuilder,
  listTopicsOfBuilder,
  saveLanguagesOfBuilder,
  saveTopicsOfBuilder,
} from "../../db/search/topics-of-builder.ts";
import {
  currencyOf,
  DEMO_ACCOUNTS,
  DEMO_BUILDERS,
  DEMO_TOPICS,
  seedBuilder,
  type DemoAccount,
  type DemoBuilder,
} from "../../db/seed/seed.ts";
import { connectCalendly, reachAccount } from "../calendly-connection/connect/connect-calendly.ts";
import { idFromBytes, type BuilderId } from "../domain/values/ids.ts";
import { invariant } from "../domain/values/invariant.ts";
import type { Services } from "../open-services.ts";

/** The Calendly sandbox's accounts and their tokens; each is worth nothing anywhere else. */
const SANDBOX_TOKENS: Readonly<Record<string, string>> = {
  "ada-okafor": "sandbox-pat-ada",
  "kenji-mori": "sandbox-pat-kenji",
  "lena-fischer": "sandbox-pat-lena",
};

/**
 * Writes the demo's builders, connected to the Calendly sandbox over its API with webhook subscriptions of their own, their offers, and an
 * account for each role. Safe to repeat: what is there stays, what is missing is added. Throws ProviderError when Calendly does not answer.
 */
export async function seedDemo(services: Services): Promise<void> {
  const builderIds = new Map<string, BuilderId>();
  await seedTopics(services, DEMO_TOPICS);
  for (const [position, builder] of DEMO_BUILDERS.entries()) {
    const token = SANDBOX_TOKENS[builder.slug];
    invariant(token !== undefined, `the sandbox has an account for ${builder.slug}`);
    builderIds.set(builder.slug, await seedConnectedBuilder(services, builder, { token, position }));
  }
  const ada = builderIds.get("ada-okafor");
  const { MAILBOX_URL: mailboxUrl } = services.env;
  if (ada !== undefined && mailboxUrl !== undefined)
    await insertEmbedOrigin(services.database.kysely, ada, sampleSiteOf(mailboxUrl), services.clock.now());
  await seedAccounts(services, DEMO_ACCOUNTS, builderIds);
}

/** Adds these to what builders are found by. Safe to repeat. */
export async function seedTopics(
  { database, clock }: Services,
  topics: readonly { readonly slug: string; readonly name: string }[],
): Promise<void> {
  for (const { slug, name } of topics)
    if ((await findTopic(database.kysely, slug)) === null)
      await insertTopic(database.kysely, { slug, name }, clock.now());
}

/** Makes accounts with known passwords, each of its builder where it has one. Safe to repeat. */
export async function seedAccounts(
  { auth, database }: Services,
  accounts: readonly DemoAccount[],
  builderIds: ReadonlyMap<string, BuilderId>,
): Promise<void> {
  // At once: hashing a password takes a tenth of a second, and is not done on this thread.
  const made = accounts.map(async ({ builderSlug, ...account }) => {
    const userId = await auth.createUser(account);
    const builderId = builderSlug === null ? undefined : builderIds.get(builderSlug);
    if (builderId !== undefined) await linkBuilderToUser(database.kysely, builderId, userId);
  });
  await Promise.all(made);
}

/** The origin of the sandbox's sample site, by the address of its mailbox: the host that a builder may register without https. */
export function sampleSiteOf(mailboxUrl: string): string {
  const url = new URL(mailboxUrl);
  url.hostname = "localhost";
  return url.origin;
}

/** Writes a demo builder, connected by this token of theirs, with what they sell and what they are found by. Safe to repeat. */
export async function seedConnectedBuilder(
  services: Services,
  demo: DemoBuilder,
  { token, position }: { readonly token: string; readonly position: number },
): Promise<BuilderId> {
  const { database, clock, calendars, secretBox, randomBytes, env } = services;
  const reached = await reachAccount({ calendars }, token);
  const builderId = await findOrInsert(services, demo, position);
  const deps = { database, clock, calendars, secretBox, randomBytes, settings: { appUrl: env.APP_URL } };
  const connection = await connectCalendly(deps, builderId, token, reached);
  const newSessionTypeId = () => idFromBytes("sty", randomBytes(16));
  await seedBuilder(
    database.kysely,
    demo,
    { connection, eventTypes: reached.eventTypes, now: clock.now() },
    { builderId, newSessionTypeId },
  );
  await database.transact(async (tx) => {
    if ((await listTopicsOfBuilder(tx, builderId)).length === 0)
      await saveTopicsOfBuilder(tx, builderId, demo.topics);
    if ((await listLanguagesOfBuilder(tx, builderId)).length === 0)
      await saveLanguagesOfBuilder(tx, builderId, demo.languages);
    await keepListing(tx, builderId, clock.now());
  });
  return builderId;
}

/** The builder comes first: a connection belongs to one. */
async function findOrInsert(
  { database, clock, randomBytes }: Services,
  demo: DemoBuilder,
  position: number,
): Promise<BuilderId> {
  const known = await findBuilderBySlug(database.kysely, demo.slug);
  if (known !== null) return known.id;
  const { slug, displayName, headline, bio, timeZone, email, accentColor } = demo;
  const id = idFromBytes("bld", randomBytes(16));
  await insertBuilder(
    database.kysely,
    {
      ...{ slug, displayName, headline, bio, timeZone, email, accentColor },
      currency: currencyOf(demo),
      directBookings: "adopt",
      id,
      userId: null,
      position,
    },
    clock.now(),
  );
  return id;
}
