import type { BuilderId, SessionTypeId } from "../../server/domain/values/ids.ts";
import type { Instant } from "../../server/domain/values/instant.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import type { CalendlyEventKind, CalendlyDetails } from "../../server/domain/offer/session-type.ts";
import { insertBuilder } from "../builders/builders.ts";
import {
  findConnectionOfBuilder,
  insertConnection,
  type CalendlyConnection,
} from "../calendly/calendly-connections.ts";
import { DEMO_BUILDERS, type DemoBuilder } from "./demo-data.ts";
import type { Queryable } from "../core/open-database.ts";
import { insertSessionType, updateSessionTypeFromCalendly } from "../builders/session-types.ts";

export {
  DEMO_ACCOUNTS,
  DEMO_BUILDERS,
  DEMO_TOPICS,
  type DemoAccount,
  type DemoBuilder,
} from "./demo-data.ts";

/** What Calendly says of an event type, as far as an offer needs it. */
export interface SeedEventType {
  readonly slug: string;
  readonly uri: string;
  readonly eventTypeId: string;
  readonly name: string;
  readonly durationMinutes: number;
  readonly kind: CalendlyEventKind;
  readonly active: boolean;
  readonly details: CalendlyDetails;
}

/** What Calendly says, and when. */
export interface SeedSource {
  readonly connection: Omit<CalendlyConnection, "builderId">;
  readonly eventTypes: readonly SeedEventType[];
  readonly now: Instant;
}

/**
 * Writes a demo builder with the connection and one offer for each demo session type, bound to the event type of the same slug. Safe to
 * call again: what is there keeps its id and connection, and its offers take over what Calendly says now. Returns the builder's id.
 * Throws when Calendly lacks one of the event types.
 */
export async function seedBuilder(
  db: Queryable,
  demoBuilder: DemoBuilder,
  { connection, eventTypes, now }: SeedSource,
  ids: { readonly builderId: BuilderId; readonly newSessionTypeId: (slug: string) => SessionTypeId },
): Promise<BuilderId> {
  const known = await db
    .selectFrom("builder")
    .select("id")
    .where("slug", "=", demoBuilder.slug)
    .executeTakeFirst();
  const builderId = known === undefined ? ids.builderId : (known.id as BuilderId);
  if (known === undefined) {
    const { slug, displayName, headline, bio, timeZone, email, accentColor } = demoBuilder;
    const position = DEMO_BUILDERS.indexOf(demoBuilder);
    await insertBuilder(
      db,
      {
        id: builderId,
        slug,
        displayName,
        headline,
        bio,
        timeZone,
        email,
        accentColor,
        currency: currencyOf(demoBuilder),
        directBookings: "adopt",
        userId: null,
        position,
      },
      now,
    );
  }
  if ((await findConnectionOfBuilder(db, builderId)) === null) {
    await insertConnection(db, { ...connection, builderId });
  }
  for (const [position, demo] of demoBuilder.sessionTypes.entries()) {
    const eventType = eventTypes.find((candidate) => candidate.slug === demo.slug);
    invariant(eventType !== undefined, `${demoBuilder.slug} has no Calendly event type ${demo.slug}`);
    await seedSessionType(db, demo, eventType, {
      id: () => ids.newSessionTypeId(demo.slug),
      builderId,
      position,
      now,
    });
  }
  return builderId;
}

/** A demo builder sells in one currency: that of the first offer. */
export function currencyOf(demoBuilder: DemoBuilder): string {
  return demoBuilder.sessionTypes[0]?.price.currency ?? "USD";
}

async function seedSessionType(
  db: Queryable,
  demo: DemoBuilder["sessionTypes"][number],
  eventType: SeedEventType,
  {
    id,
    builderId,
    position,
    now,
  }: {
    readonly id: () => SessionTypeId;
    readonly builderId: BuilderId;
    readonly position: number;
    readonly now: Instant;
  },
): Promise<void> {
  const known = await db
    .selectFrom("session_type")
    .select(["id", "inactive_since_at"])
    .where("builder_id", "=", builderId)
    .where("slug", "=", demo.slug)
    .executeTakeFirst();
  if (known === undefined) {
    await insertSessionType(
      db,
      {
        id: id(),
        builderId,
        slug: demo.slug,
        name: eventType.name,
        description: demo.description,
        durationMinutes: eventType.durationMinutes,
        kind: eventType.kind,
        price: demo.price,
        cancellationPolicy: demo.cancellationPolicy,
        calendlyEventTypeId: eventType.eventTypeId,
        calendlyEventTypeUri: eventType.uri,
        position,
        inactiveSince: eventType.active ? null : now,
        publishedAt: now,
        syncedAt: now,
        archivedAt: null,
        calendlyDetails: eventType.details,
      },
      now,
    );
    return;
  }
  await updateSessionTypeFromCalendly(db, known.id as SessionTypeId, {
    name: eventType.name,
    kind: eventType.kind,
    details: eventType.details,
    syncedAt: now,
    durationMinutes: eventType.durationMinutes,
    inactiveSince: eventType.active ? null : ((known.inactive_since_at as Instant | null) ?? now),
  });
}
