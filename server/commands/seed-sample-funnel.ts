import { findBuilderBySlug } from "../../db/builders/builders.ts";
import { listSessionTypes } from "../../db/builders/session-types.ts";
import { plantSampleFunnel } from "../../db/seed/sample-funnel.ts";
import type { Services } from "../open-services.ts";

/** Two years of traffic of the demo's first builder, in sums, so that their funnel has something to say. Safe to repeat. */
export async function seedSampleFunnel({
  database,
  clock,
}: Pick<Services, "database" | "clock">): Promise<void> {
  const ada = await findBuilderBySlug(database.kysely, "ada-okafor");
  if (ada === null) return;
  const sessionTypes = await listSessionTypes(database.kysely, ada.id);
  await plantSampleFunnel(database, {
    builderId: ada.id,
    sessionTypeIds: sessionTypes.map(({ id }) => id),
    today: clock.now().slice(0, "2026-03-02".length),
  });
}
