import { listSealedSecrets, replaceSealed, type SealedSecret } from "../../../db/calendly/sealed-secrets.ts";
import type { ConnectionDeps } from "../connection-deps.ts";
import { PURPOSE_OF_COLUMN } from "./sealed-purposes.ts";

/** Passes over the table until one finds nothing: a refresh by a process that still seals under the old key may come between. */
const PASSES_MAX = 20;

type ReencryptDeps = Pick<ConnectionDeps, "database" | "secretBox">;

export interface Reencrypted {
  /** Secrets that were sealed anew under the first key. */
  readonly reencrypted: number;
  /** Secrets under another key that are left; 0 unless others seal under an old key all the while. */
  readonly left: number;
  /** How many secrets there are under the first key now. */
  readonly current: number;
}

/**
 * Seals every stored secret under the first key of the ring, while the app runs: each is replaced only if it is still what was read, so
 * that a token or key which changes at the same moment wins. Safe to repeat and to break off.
 */
export async function reencryptSecrets({ database, secretBox }: ReencryptDeps): Promise<Reencrypted> {
  const [currentKeyId] = secretBox.keyIds;
  let reencrypted = 0;
  for (let pass = 0; ; pass++) {
    const all = await listSealedSecrets(database.kysely);
    const stale = all.filter(({ sealed }) => secretBox.keyIdOf(sealed) !== currentKeyId);
    if (stale.length === 0 || pass === PASSES_MAX) {
      return { reencrypted, left: stale.length, current: all.length - stale.length };
    }
    for (const secret of stale) {
      const purpose = PURPOSE_OF_COLUMN[secret.place.column];
      const sealed = secretBox.seal(secretBox.open(secret.sealed, purpose), purpose);
      if (await replaceSealed(database.kysely, secret, sealed)) reencrypted += 1;
    }
  }
}

/** Throws an error that says which keys are missing or wrong when not every stored secret can be opened. */
export async function checkSealedSecrets({ database, secretBox }: ReencryptDeps): Promise<void> {
  const all = await listSealedSecrets(database.kysely);
  const idOf = ({ sealed }: SealedSecret) => secretBox.keyIdOf(sealed) ?? "(none)";
  const missing = unique(all.map(idOf).filter((id) => !secretBox.keyIds.includes(id)));
  const wrong = unique(all.filter((secret) => !missing.includes(idOf(secret)) && !opens(secret)).map(idOf));
  const problems = [
    ...missing.map((id) => `the key ${id} is missing: add it back, behind the current one`),
    ...wrong.map((id) => `the key ${id} is not the one that sealed: its bytes are other ones`),
  ];
  if (problems.length === 0) return;
  throw new Error(`ENCRYPTION_KEYS does not open what is stored: ${problems.join("; ")}.`);

  function opens({ sealed, place }: SealedSecret): boolean {
    try {
      secretBox.open(sealed, PURPOSE_OF_COLUMN[place.column]);
      return true;
    } catch {
      return false;
    }
  }
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}
