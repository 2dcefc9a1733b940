import {
  findBuilderByUser,
  findOwnerOfSlug,
  insertBuilder,
  nextBuilderPosition,
} from "../../db/builders/builders.ts";
import { lockAccount } from "../../db/accounts/lock-account.ts";
import type { Database, Queryable } from "../../db/core/open-database.ts";
import { isUniqueViolation } from "../../db/core/unique-violation.ts";
import type { ConfirmedAddress } from "../domain/values/confirmed-address.ts";
import { idFromBytes, type BuilderId, type UserId } from "../domain/values/ids.ts";
import { timeZone, type TimeZone } from "../domain/values/instant.ts";
import { isSlug, slugFromName } from "../domain/offer/slug.ts";
import { nameOrAddress } from "../domain/values/typed-text.ts";
import type { Clock, RandomBytes } from "../ports.ts";

interface StartDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
  /** Makes the account of this address a builder's. */
  readonly makeBuilder: (address: ConfirmedAddress) => Promise<void>;
}

/** Whoever wants to sell: an account whose address is confirmed, because clients and mails rely on it. */
interface NewBuilder {
  readonly userId: UserId;
  readonly name: string;
  readonly confirmed: ConfirmedAddress;
}

/** Two people of one name at the same moment: each try takes another number. */
const TRIES_MAX = 3;

/**
 * Makes an account a builder's: a profile with a slug of its own, nothing connected, nothing for sale. Safe to repeat: who has a profile
 * keeps it, and an account whose role was not written the last time gets it now.
 */
export async function startBuilder(
  deps: StartDeps,
  user: NewBuilder,
  zone: TimeZone | null,
): Promise<BuilderId> {
  const known = await findBuilderByUser(deps.database.kysely, user.userId);
  const builderId = known?.id ?? (await insertOne(deps, user, zone, TRIES_MAX));
  await deps.makeBuilder(user.confirmed);
  return builderId;
}

async function insertOne(
  deps: StartDeps,
  user: NewBuilder,
  zone: TimeZone | null,
  triesLeft: number,
): Promise<BuilderId> {
  const id = idFromBytes("bld", deps.randomBytes(16));
  const displayName = nameOrAddress(user.name, user.confirmed);
  try {
    await deps.database.transact(async (tx) => {
      await lockAccount(tx, user.userId);
      await insertBuilder(
        tx,
        {
          id,
          slug: await freeSlugFor(tx, displayName, id),
          displayName: displayName.slice(0, 80),
          headline: "",
          bio: "",
          timeZone: zone ?? timeZone("UTC"),
          userId: user.userId,
          email: user.confirmed,
          accentColor: null,
          currency: "USD",
          directBookings: "adopt",
          position: await nextBuilderPosition(tx),
        },
        deps.clock.now(),
      );
    });
    return id;
  } catch (error) {
    if (!isUniqueViolation(error) || triesLeft <= 1) throw error;
    // The same person twice at once, or a namesake: the first one's row is there now.
    const meanwhile = await findBuilderByUser(deps.database.kysely, user.userId);
    return meanwhile?.id ?? insertOne(deps, user, zone, triesLeft - 1);
  }
}

/** The name's own slug, or the first with a number behind it that nobody has or had; by the id when the name gives none. */
async function freeSlugFor(tx: Queryable, name: string, id: BuilderId): Promise<string> {
  const fromName = slugFromName(name);
  const own = isSlug(fromName) ? fromName : `builder-${id.slice(-8)}`;
  for (let n = 1; n <= 20; n++) {
    const slug = n === 1 ? own : `${own}-${n}`;
    if ((await findOwnerOfSlug(tx, slug)) === null) return slug;
  }
  return `${own}-${id.slice(-8)}`;
}
