/** Requests a second that Stripe documents: 100 with a live key, 25 with a test key. */
const PER_SECOND_MAX = { live: 100, test: 25 };
/** 40 % stay for the worker. */
const SHARE = 0.6;
const SECOND_MS = 1_000;

/**
 * Whether one more request of people's pages may go to Stripe now: Stripe says nothing of its limit before it is reached. Each
 * process has an equal part, by its own count in real seconds. `nowMs` counts up from anywhere.
 */
export function createStripePagesShare(
  secretKey: string,
  processes: () => number,
  nowMs: () => number = () => performance.now(),
): () => boolean {
  const max = PER_SECOND_MAX[/^(sk|rk)_test_/.test(secretKey) ? "test" : "live"] * SHARE;
  let sentAt: number[] = [];
  return () => {
    const now = nowMs();
    sentAt = sentAt.filter((at) => at > now - SECOND_MS);
    // One at least: a part of a second is no request.
    if (sentAt.length >= Math.max(1, Math.floor(max / processes()))) return false;
    sentAt.push(now);
    return true;
  };
}
