import type { Migration } from "kysely";
import * as firstTables from "./0001-first-tables.ts";
import * as signIn from "./0002-sign-in.ts";
import * as builderSide from "./0003-builder-side.ts";
import * as moneyAndHistory from "./0004-money-and-history.ts";
import * as reconciler from "./0005-reconciler.ts";
import * as settledOutside from "./0006-settled-outside.ts";

/** Every migration by name, in order of their names. A list in code, so that a bundle carries them along. */
export const migrations: Readonly<Record<string, Migration>> = {
  "0001-first-tables": firstTables,
  "0002-sign-in": signIn,
  "0003-builder-side": builderSide,
  "0004-money-and-history": moneyAndHistory,
  "0005-reconciler": reconciler,
  "0006-settled-outside": settledOutside,
};
