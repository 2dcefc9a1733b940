import { place } from "../../../place.ts";

/** What operators do about it: the database takes no writes. */
export const databaseUnwritableRunbook = place("operator/runbooks/database-unwritable", {
  title: "The database takes no writes",
  meaning:
    "A process of the app could not write to the database in two checks in a row: the disk is full, the database has been switched to read-only, or it cannot be reached. This is told from the process’s memory, once for each process.",
  stake:
    "Nobody can book, pay or cancel. Webhooks are refused, and Stripe and Calendly send them again for days: nothing is lost if this is mended soon.",
  step1: "See whether the disk is full, at the server or at the database’s own.",
  step2:
    "Free space, or end what holds the database in read-only mode: for PostgreSQL, a failover or a full volume; for SQLite, the rights of its folder, or another program that keeps the file locked. psql asks for the password: on the command line, everybody on that machine could read it.",
  step3: "See that the app is ready again. It needs no restart.",
  ifNot:
    "If the database itself is damaged, stop the app and restore the last backup, as the guide to backups says. A restored database starts held, and compares itself with Stripe and Calendly first.",
  over: "The app answers that it is ready. Fifteen minutes without a failed write later a message says that this is over. Then look at the failed jobs.",
});
