/** From when on something counts as trouble. Each is a setting. */
export interface AlertThresholds {
  /** The oldest effect that moves money, and the oldest delivery of a provider, which may be about money. */
  readonly moneyMinutes: number;
  /** The oldest other effect, event or webhook of ours. */
  readonly othersMinutes: number;
  readonly deadlineMinutes: number;
  /** How many of its intervals a whole comparison may be old. */
  readonly reconciliationIntervals: number;
  /** This many bad signatures of one source within `signatureMinutes`. */
  readonly badSignatures: number;
  readonly signatureMinutes: number;
  /** Silence counts where at least so many deliveries came in the same two hours… */
  readonly silenceDeliveries: number;
  /** …on at least so many of the last seven days. */
  readonly silenceDays: number;
  readonly unknownMinutes: number;
  /** So many calls that failed, and none that was answered, within ten minutes. */
  readonly failedCalls: number;
  readonly certificateDays: number;
  readonly backupHours: number;
  /** How long a trouble has to be gone before it is over. */
  readonly quietMinutes: number;
}

/** 10 min: what is older is not what is wrong now. */
export const CALLS_MINUTES = 10;
/** Two hours: short enough to be told the same morning, long enough that a quiet hour is not silence. */
export const SILENCE_WINDOW_MINUTES = 120;
/** The days before that are compared. */
export const SILENCE_DAYS = 7;
