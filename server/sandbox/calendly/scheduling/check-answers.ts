import type { ErrorDetail } from "../api/api-errors.ts";
import type { EventType, QuestionAndAnswer } from "../state/calendly-state.ts";

/** What is wrong with answers to an event type's questions; empty when all is well. */
export function checkAnswers(eventType: EventType, answers: readonly QuestionAndAnswer[]): ErrorDetail[] {
  const problems: ErrorDetail[] = [];
  const asked = eventType.customQuestions.filter((question) => question.enabled);
  answers.forEach(({ question, answer }, index) => {
    const known = asked.find(({ name }) => name === question);
    const at = `questions_and_answers[${index}]`;
    if (!known)
      problems.push({ parameter: `${at}.question`, message: "is not a question of the event type" });
    else if (
      known.answerChoices !== null &&
      !answer.split("\n").every((choice) => known.answerChoices?.includes(choice))
    )
      problems.push({ parameter: `${at}.answer`, message: "is not one of the choices" });
  });
  for (const { name, required } of asked) {
    const isAnswered = answers.some(({ question, answer }) => question === name && answer.trim() !== "");
    if (required && !isAnswered) {
      problems.push({ parameter: "questions_and_answers", message: `lacks an answer to "${name}"` });
    }
  }
  return problems;
}
