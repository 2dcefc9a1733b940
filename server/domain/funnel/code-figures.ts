/** What is counted of the codes that are mailed to book with. The names are stored. */
export const CODE_STEPS = ["code_asked", "code_entered"] as const;
export type CodeStep = (typeof CODE_STEPS)[number];

/**
 * How many codes were asked for and entered to book with, in a period. Not among the steps: whoever is signed in already needs none, so that they are no share
 * of the profile's views, and the bookings no share of them.
 */
export type CodeFigures = Readonly<Record<CodeStep, number>>;

export const NO_CODES: CodeFigures = { code_asked: 0, code_entered: 0 };

/** Which share of the codes that were asked for was entered, 0 to 1; null where none was asked for. A code of the night before may be entered in the period. */
export function shareEntered({ code_asked, code_entered }: CodeFigures): number | null {
  return code_asked === 0 ? null : Math.min(1, code_entered / code_asked);
}
