import { readFile } from "node:fs/promises";
import { findBuilderBySlug } from "../../../db/builders/builders.ts";
import { DEMO_BUILDERS } from "../../../db/seed/demo-data.ts";
import type { YearBuilder } from "../../../db/seed/year/year-builder.ts";
import { YEAR_ACCOUNTS, YEAR_BUILDERS, YEAR_TOPICS } from "../../../db/seed/year/year-builders.ts";
import { createSharpPictures } from "../../adapters/sharp-pictures.ts";
import { updatePicture } from "../../builder/update-profile.ts";
import type { BuilderId } from "../../domain/values/ids.ts";
import { invariant } from "../../domain/values/invariant.ts";
import type { Services } from "../../open-services.ts";
import type { ControlCall } from "../planted/control-call.ts";
import { seedAccounts, seedConnectedBuilder, seedTopics } from "../seed-demo.ts";

const PORTRAITS = new URL("../../../db/seed/portraits/", import.meta.url);

/**
 * Adds the nine who make the demo's builders twelve: an account at Calendly with their event types, connected; what they sell, and an account that signs in.
 * All twelve get a portrait, as if they had uploaded it. Resolves to all twelve by slug.
 */
export async function seedYearBuilders(
  services: Services,
  control: ControlCall,
): Promise<ReadonlyMap<string, BuilderId>> {
  await seedTopics(services, YEAR_TOPICS);
  const builderIds = new Map<string, BuilderId>();
  for (const { slug } of DEMO_BUILDERS) {
    const builder = await findBuilderBySlug(services.database.kysely, slug);
    invariant(builder !== null, `${slug} is there before the year`);
    builderIds.set(slug, builder.id);
  }
  await Promise.all(
    YEAR_BUILDERS.map(async (builder, index) => {
      const token = await joinCalendly(control, builder);
      const position = DEMO_BUILDERS.length + index;
      builderIds.set(builder.slug, await seedConnectedBuilder(services, builder, { token, position }));
    }),
  );
  await Promise.all([seedAccounts(services, YEAR_ACCOUNTS, builderIds), seedPortraits(services, builderIds)]);
  return builderIds;
}

/** Resolves to their token. */
async function joinCalendly(control: ControlCall, builder: YearBuilder): Promise<string> {
  const { slug, displayName, email, timeZone, sessionTypes } = builder;
  const account = { name: displayName, slug, email, timezone: timeZone };
  const { token } = await control<{ readonly token: string }>("calendly", "/accounts", account);
  for (const { slug: eventSlug, name, durationMinutes } of sessionTypes) {
    const eventType = { userSlug: slug, name, slug: eventSlug, duration: durationMinutes };
    await control("calendly", "/event_types", eventType);
  }
  return token;
}

async function seedPortraits(services: Services, builderIds: ReadonlyMap<string, BuilderId>): Promise<void> {
  const deps = { ...services, pictures: createSharpPictures() };
  for (const [slug, builderId] of builderIds) {
    const stored = await updatePicture(deps, builderId, await readFile(new URL(`${slug}.webp`, PORTRAITS)));
    invariant(stored.ok, `${slug} has a portrait`);
  }
}
