import { place } from "../../../place.ts";

/** What operators do about it: the last backup is too old. */
export const backupLateRunbook = place("operator/runbooks/backup-late", {
  title: "The last backup is too old",
  meaning:
    "No whole backup of the database was made for longer than it should be: the timer does not run, its disk is full, or the copy could not be checked.",
  stake:
    "Nothing is wrong now. If the disk is lost today, everything since the last backup has to be found again from Stripe and Calendly.",
  step1: "Look into the log of the last backup for the reason.",
  step2: "See that there is room where backups are kept.",
  step3: "Make a backup now, and see that its copy is checked.",
  ifNot:
    "If backups are made in another way, by your platform, take BACKUP_DIR away, set BACKUP_AGE_HOURS_MAX=8760 (a year), and restart: a backup that was ever made here counts as long as that.",
  over: "A backup was made. Fifteen quiet minutes later a message says that this is over.",
});
