import type { ReviewWords } from "../../../server/domain/review/review.ts";

/** What somebody said of one of the planted year's sessions, and what its builder answered. */
export interface YearReview extends ReviewWords {
  readonly answer: string | null;
}

type Words = readonly [rating: ReviewWords["rating"], wentWell: string, toImprove?: string, answer?: string];

/** In the order in which they are given to a builder's sessions, the oldest first. */
const WORDS_BY_BUILDER: Readonly<Record<string, readonly Words[]>> = {
  "ada-okafor": [
    [
      5,
      "She drew our system from what I said, and the drawing was better than ours.",
      "",
      "Keep the drawing up to date and you will not need me again.",
    ],
    [5, "Worth it for the list alone. Three items, in order, with reasons."],
    [
      4,
      "Direct, prepared, kind.",
      "The first ten minutes went to finding the right diagram, which was our fault.",
    ],
    [5, "Found the one queue that everything waited for. We had looked at it for months."],
  ],
  "kenji-mori": [
    [5, "My pull request was 900 lines. It is now three of 80, and I understand all of them."],
    [
      4,
      "Patient, and quick at the same time.",
      "Half an hour is short.",
      "It is. Two short ones are cheaper than one long one, though.",
    ],
    [5, "He asked who the button was for. We deleted it."],
    [5, "Half a day that saved us a quarter."],
  ],
  "lena-fischer": [
    [5, "Watching her sign up for our product hurt, and was the most useful half hour of the year."],
    [4, "Honest without being unkind.", "I would have liked the recording."],
    [
      5,
      "Wir haben danach zwei Schritte gestrichen. Die Anmeldungen stiegen in einer Woche um ein Fünftel.",
      "",
      "Das freut mich sehr. Streichen ist unterschätzt.",
    ],
  ],
  "mateo-alvarez": [
    [5, "He found a cluster that nobody remembered. It had been running for fourteen months."],
    [
      5,
      "Saved us more in an hour than I earn in a week.",
      "",
      "Put an alarm on it, so that you never need me for this again.",
    ],
    [4, "Very concrete.", "Talks fast."],
    [5, "We now read the bill every Monday. It takes five minutes."],
  ],
  "joana-carvalho": [
    [5, "I heard our checkout for the first time. I did not know that it said 'button button button'."],
    [5, "Four findings instead of two hundred, and all four are mended."],
    [
      4,
      "Clear and practical.",
      "I would have liked more on forms.",
      "Then let us do forms next time: bring the longest one.",
    ],
    [5, "Our designers joined and stayed to the end."],
  ],
  "tobias-brandt": [
    [5, "Endlich ein Jurist, der fragt, was in der Tabelle steht."],
    [
      5,
      "Klare Sätze, keine Angst. Der Vertrag hatte danach zwei Seiten statt neun.",
      "",
      "Kürzer ist fast immer sicherer. Danke für das Vertrauen!",
    ],
    [4, "Sehr hilfreich, und die Notizen kamen noch am selben Tag.", "Am Anfang viel Fachsprache."],
    [5, "Wir konnten am Freitag live gehen."],
  ],
  "amara-diallo": [
    [5, "She switched the network off while I was typing. We have fixed that since."],
    [5, "Très claire, très concrète. On a trouvé trois bugs en une heure."],
    [
      4,
      "Great eye for what old phones do.",
      "Sound was bad for a while.",
      "Sorry about that: my own network was the lesson that day.",
    ],
  ],
  "ravi-menon": [
    [5, "From 40 seconds to 90 milliseconds, and I can explain why."],
    [5, "He rehearsed our migration three times. The real one was boring."],
    [
      4,
      "Knows everything about locks.",
      "Could write down more while talking.",
      "Fair. I send notes afterwards now.",
    ],
    [5, "Half an hour, one index, no more pages at night."],
  ],
  "sigrid-haugen": [
    [5, "One sheet, and everybody in the company has read it."],
    [4, "Calm about frightening things.", "I wanted to hear more about suppliers."],
    [
      5,
      "She reset my password by asking nicely. We have changed that.",
      "",
      "You took it with humour, which is rarer than a good password.",
    ],
  ],
  "chloe-tan": [
    [5, "We doubled the price. Nobody left."],
    [4, "Great questions, real numbers.", "Two hours are exhausting, bring water."],
    [5, "She talked me out of a free plan in four minutes.", "", "Five, but you were quick."],
    [5, "A price list by Friday, as promised."],
  ],
  "hannah-whitfield": [
    [5, "Our getting-started page went from eleven screens to two."],
    [5, "Reading it aloud was cruel and right."],
    [
      4,
      "Lovely company, sharp pencil.",
      "I wished we had done the second page as well.",
      "So did I. It will still be there.",
    ],
    [5, "New people stopped asking me things. I almost miss it."],
  ],
  "yasmin-haddad": [
    [5, "I had the conversation the next day. It went as we had practised."],
    [5, "She let me be bad at it first."],
    [
      3,
      "Good points.",
      "It felt more like a talk than like practice.",
      "You are right, I spoke too much that day. Write to me, and we practise for half an hour at my cost.",
    ],
    [5, "Cancelled two meetings a week. Nobody noticed but my calendar."],
  ],
};

const SHOWN_AS: readonly ReviewWords["shownAs"][] = ["full_name", "first_name", "full_name", "anonymous"];

/** What is said of this builder's sessions, the oldest first; nothing of a builder whom the year does not know. */
export function reviewsOfYear(builderSlug: string): YearReview[] {
  return (WORDS_BY_BUILDER[builderSlug] ?? []).map(([rating, wentWell, toImprove = "", answer], index) => ({
    rating,
    wentWell,
    toImprove,
    shownAs: SHOWN_AS[index % SHOWN_AS.length] ?? "anonymous",
    answer: answer ?? null,
  }));
}
