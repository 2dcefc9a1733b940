import { listKnownAddresses } from "../../db/accounts/known-addresses.ts";
import { listErasuresToRepeat, markErasureRepeated } from "../../db/operations/erasures-to-repeat.ts";
import { erasePerson, type ErasureDeps } from "../history/erase-person.ts";
import { isErasureOf } from "../history/note-erasure.ts";
import type { SecretBox } from "../ports.ts";

/** What became of the erasures of the lost time. */
export interface RepeatedErasures {
  /** Done again, or nothing of them was in the backup. */
  readonly repeated: number;
  /** Something hinders them: a refund that is on its way, a job that waits. */
  readonly hindered: number;
}

export type RepeatDeps = ErasureDeps & { readonly secretBox: SecretBox };

/** Erases again whoever was erased after the backup was made. Reads nothing when there is nobody. Safe to repeat: what is hindered comes again. */
export async function repeatErasures(deps: RepeatDeps): Promise<RepeatedErasures> {
  const { database, clock, secretBox } = deps;
  const noted = await listErasuresToRepeat(database.kysely);
  if (noted.length === 0) return { repeated: 0, hindered: 0 };
  const hindered = new Set<string>();
  const done = new Set<string>();
  for await (const addresses of listKnownAddresses(database.kysely)) {
    for (const address of addresses) {
      const ofThem = noted.filter(({ hash }) => isErasureOf(secretBox, hash, address));
      if (ofThem.length === 0 || done.has(address)) continue;
      const { hindrances } = await erasePerson(deps, address);
      done.add(address);
      if (hindrances.length > 0) for (const { hash } of ofThem) hindered.add(hash);
    }
  }
  for (const { hash } of noted)
    if (!hindered.has(hash)) await markErasureRepeated(database.kysely, hash, clock.now());
  return { repeated: noted.length - hindered.size, hindered: hindered.size };
}
