import { randomBytes } from "node:crypto";
import { findBuilderBySlug } from "../../db/builders/builders.ts";
import { API_SCOPES, type ApiKey } from "../../server/domain/values/api-key.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import type { AppCaller } from "../../server/routers/root.ts";
import type { TestApp } from "../../server/test-app.ts";
import { keyCaller } from "./people.ts";

/** What a test's key is allowed; everything, from nowhere else than our own pages, unless said otherwise. */
type KeyChanges = Partial<Pick<ApiKey, "scopes" | "origins">>;

/** A program of this builder, by the slug of their page. @param newIdBytes as under an idempotency key. */
export async function programOf(
  app: Pick<TestApp, "deps" | "services">,
  slug: string,
  changes: KeyChanges = {},
  newIdBytes: Uint8Array | null = null,
): Promise<AppCaller> {
  const builder = await findBuilderBySlug(app.services.database.kysely, slug);
  invariant(builder?.userId != null, `${slug} is seeded`);
  const owner = { kind: "builder", userId: builder.userId, builderId: builder.id } as const;
  return keyCaller(app, newKey(owner, changes), newIdBytes);
}

/** A program of the operators. */
export function programOfOperator(
  app: Pick<TestApp, "deps" | "services">,
  changes: KeyChanges = {},
): AppCaller {
  return keyCaller(app, newKey({ kind: "operator", userId: "an-operator" }, changes));
}

function newKey(owner: ApiKey["owner"], changes: KeyChanges): ApiKey {
  return { id: randomBytes(8).toString("hex"), owner, scopes: API_SCOPES, origins: [], ...changes };
}
