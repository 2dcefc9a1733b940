import { InvalidField } from "../domain/values/invalid-field.ts";
import type { EventTypeQuestion } from "../ports.ts";

/** An answer to one of Calendly's questions, which is named by its words. */
export interface AnswerToFill {
  readonly name: string;
  readonly value: string;
}

/** 10: `a1` to `a10` are all that Calendly's pages take. */
const PLACES_MAX = 10;

/**
 * Where on Calendly's page each answer belongs: the place of its question among all of the event type's, from 1. Throws InvalidField at a question
 * that is not asked, that cannot be filled in, or that is answered twice.
 */
export function placesOfAnswers(
  questions: readonly EventTypeQuestion[],
  answers: readonly AnswerToFill[],
): { readonly place: number; readonly answer: string }[] {
  const filled = new Set<number>();
  return answers.map(({ name, value }, index) => {
    const path = ["customQuestions", index, "name"];
    const place = 1 + questions.findIndex((question) => question.isAsked && question.name === name.trim());
    if (place === 0 || place > PLACES_MAX) throw new InvalidField(path, { code: "unknown_question" });
    if (filled.has(place)) throw new InvalidField(path, { code: "named_twice" });
    filled.add(place);
    return { place, answer: value };
  });
}
