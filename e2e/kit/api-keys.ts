import { API_SCOPES, type ApiScope } from "../../server/domain/values/api-key.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import type { Visitor } from "./visitors.ts";

/** A key as its owner is shown it. */
export interface ShownKey {
  readonly id: string;
  readonly key: string;
  /** What a program that has it sends along. */
  readonly headers: Readonly<Record<string, string>>;
}

/** A builder or an operator who has just signed in makes a key. It may do everything and no page may use it, unless said. */
export async function makeKey(
  owner: Visitor,
  { scopes = API_SCOPES, origins = [] }: { scopes?: readonly ApiScope[]; origins?: readonly string[] } = {},
): Promise<ShownKey> {
  const asked = { name: "A program", scopes: [...scopes], origins: [...origins], days: null };
  const made = await owner.api.apiKeys.create.mutate(asked);
  invariant(made.ok, "the key was refused");
  const { id, key } = made.value;
  return { id, key, headers: { authorization: `Bearer ${key}` } };
}
