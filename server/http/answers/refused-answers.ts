import type { PlainAnswer } from "./plain-answer.ts";

/** More requests from one network than the limit of their class allows. `wait` is in seconds. */
export function tooManyRequests(wait: number, isRead: boolean): PlainAnswer {
  return {
    status: 429,
    line: `Too many requests came from your network. Please try again in ${wait} seconds.`,
    page: {
      title: "One moment, please",
      paragraphs: [
        `Too many requests came from your network. Please wait a little: ${wait} seconds.`,
        isRead
          ? "This page opens by itself then. What you have booked and paid stands as it was."
          : "What you have just sent was not accepted, and nothing was charged. Go back and send it once more then.",
      ],
      ...(isRead && { askAgainSeconds: wait }),
    },
  };
}

/** A request that is refused before the app sees it: the route does not take its method, length, sender or form. */
export function notTakenIn({
  status,
  reason,
}: {
  readonly status: number;
  readonly reason: string;
}): PlainAnswer {
  return {
    status,
    line: reason,
    page: {
      title: "This was not accepted",
      paragraphs: [
        `${reason}. Nothing has changed, and nothing was charged.`,
        `Go back, load the page anew and send it once more, or <a href="/">begin at the front page</a>.`,
      ],
    },
  };
}

/** A failure of ours. `requestId` is in the log. */
export function somethingWentWrong(requestId: string): PlainAnswer {
  return {
    status: 500,
    line: `Something went wrong. Please quote ${requestId}.`,
    page: {
      title: "Something went wrong",
      paragraphs: [
        "It is our fault, and we have a record of it. Open the page again and look: what was done is shown there, and nothing is charged twice.",
        `If it happens again, quote this number: <code>${requestId}</code>`,
      ],
    },
  };
}
