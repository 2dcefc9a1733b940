import { lockBuilder } from "../../db/accounts/lock-account.ts";
import { deleteEmbedOrigin, insertEmbedOrigin, listEmbedOrigins } from "../../db/builders/embed-origins.ts";
import type { Database } from "../../db/core/open-database.ts";
import type { BuilderId } from "../domain/values/ids.ts";
import { InvalidField } from "../domain/values/invalid-field.ts";
import type { Clock } from "../ports.ts";

/** 20: each stands in the header of the framed page, and nobody has more sites. */
export const EMBED_ORIGINS_MAX = 20;

/**
 * Lets pages of this site show the builder's offers in a frame. Safe to repeat. Throws InvalidField when there are 20 already. `origin` is as
 * `webOriginOf` writes it.
 */
export async function addEmbedOrigin(
  { database, clock }: { readonly database: Database; readonly clock: Clock },
  builderId: BuilderId,
  origin: string,
): Promise<void> {
  await database.transact(async (tx) => {
    await lockBuilder(tx, builderId);
    const known = await listEmbedOrigins(tx, builderId);
    if (known.includes(origin)) return;
    if (known.length >= EMBED_ORIGINS_MAX)
      throw new InvalidField(["origin"], { code: "too_many_origins", originsMax: EMBED_ORIGINS_MAX });
    await insertEmbedOrigin(tx, builderId, origin, clock.now());
  });
}

/** From now on no page of this site shows them. Safe to repeat. */
export async function removeEmbedOrigin(
  { database }: { readonly database: Database },
  builderId: BuilderId,
  origin: string,
): Promise<void> {
  await deleteEmbedOrigin(database.kysely, builderId, origin);
}
