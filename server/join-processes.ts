import { openProcessSignals, type ProcessSignal, type ProcessSignals } from "../db/core/process-signals.ts";
import { watchBookings } from "./booking/watch-bookings.ts";
import type { BookingId } from "./domain/values/ids.ts";
import { countAppProcesses } from "./limits/count-processes.ts";
import type { Services } from "./open-services.ts";
import type { BookingChanges } from "./ports.ts";
import type { Worker } from "./worker/create-worker.ts";

/** This process among those on the same database. */
export interface OtherProcesses {
  readonly bookingChanges: BookingChanges;
  /** How many there are, this one included. */
  count(): number;
  /** Tells whoever watches a booking, here and elsewhere, after a commit. */
  bookingChanged(bookingId: BookingId): void;
  /** Tells the others alone. */
  tell(signal: ProcessSignal): void;
  state(): ReturnType<ProcessSignals["state"]>;
  /** Begins to listen: what others say wakes this worker. */
  start(worker: Pick<Worker, "wake" | "wakeInbox">): void;
  /** Safe to call twice. */
  stop(): Promise<void>;
}

/** Nothing is connected before `start`; what is said before goes through the pool. */
export function joinProcesses(
  { env, database, clock, log }: Pick<Services, "env" | "database" | "clock" | "log">,
  process: { readonly id: string; readonly host: string },
): OtherProcesses {
  const bookings = watchBookings();
  const processes = countAppProcesses({ database, clock, log, process });
  let worker: Pick<Worker, "wake" | "wakeInbox"> | null = null;
  const signals = openProcessSignals(
    { database, listenUrl: env.DATABASE_LISTEN_URL ?? env.DATABASE_URL, id: process.id, log },
    {
      heard(signal) {
        if (signal === "work") worker?.wake();
        else if (signal === "inbox") worker?.wakeInbox();
        else bookings.changed(signal);
      },
      mayHaveMissed() {
        worker?.wake();
        bookings.anyMayHaveChanged();
      },
    },
  );
  return {
    bookingChanges: bookings,
    count: () => processes.now(),
    bookingChanged(bookingId) {
      bookings.changed(bookingId);
      signals.send(bookingId);
    },
    tell: (signal) => signals.send(signal),
    state: () => signals.state(),
    start(own) {
      worker = own;
      processes.start();
      signals.start();
    },
    async stop() {
      worker = null;
      await signals.stop();
      await processes.stop();
    },
  };
}
