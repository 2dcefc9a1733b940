import {
  findInstallation,
  writeFirstInstallation,
  type StoredInstallation,
} from "../../db/operations/installation.ts";
import type { Database } from "../../db/core/open-database.ts";
import { idFromBytes } from "../domain/values/ids.ts";
import type { Clock, Installation, RandomBytes } from "../ports.ts";

/** A database of another installation. The message says what to do. */
class InstallationError extends Error {
  override readonly name = "InstallationError";
}

export interface MeetingDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
  /** INSTALLATION_ID; null where it is not set. */
  readonly setting: string | null;
}

/**
 * Which installation this is. Throws InstallationError when the database is another's, whose bookings this process would work on otherwise. The first
 * process writes the id into a database that has none, a random one when none is set. A database whose id was set needs the setting from then on.
 */
export async function meetInstallation(deps: MeetingDeps): Promise<Installation> {
  const { database, clock, randomBytes, setting } = deps;
  if ((await findInstallation(database)) === null) {
    const id = setting ?? idFromBytes("ins", randomBytes(16));
    const origin = setting === null ? "generated" : "set";
    await writeFirstInstallation(database.kysely, { id, origin, at: clock.now() });
  }
  return lookAtInstallation(database, setting);
}

/** The same without writing to the database. */
export async function lookAtInstallation(database: Database, setting: string | null): Promise<Installation> {
  const stored = await findInstallation(database);
  if (stored === null) return { id: setting ?? "", formerIds: [] };
  const problem = problemOf(stored, setting);
  if (problem !== null) throw new InstallationError(problem);
  return stored;
}

function problemOf({ id, origin }: StoredInstallation, setting: string | null): string | null {
  if (setting === id || (setting === null && origin === "generated")) return null;
  const said = setting === null ? "is not set" : `says ${setting}`;
  return (
    `This database is that of the installation ${id}, and INSTALLATION_ID ${said}. Nothing was started: two installations that work on the ` +
    "same bookings pay, cancel and mail twice, and end each other's access to Calendly. Is it the same one in a new place, and is the old one " +
    "stopped for good? npm run installation -- moved. Is it a copy? npm run installation -- copied --yes"
  );
}
