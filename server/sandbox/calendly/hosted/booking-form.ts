import { html } from "hono/html";
import { z } from "zod";
import type { CustomQuestion, EventType, QuestionAndAnswer } from "../state/calendly-state.ts";
import { checkAnswers } from "../scheduling/check-answers.ts";
import { asksInvitee } from "../state/place-event.ts";
import type { Html } from "./page-layout.ts";
import type { PageOptions } from "./page-options.ts";

const NAME_MAX = 255;
const GUESTS_MAX = 10;
const email = z.email();

/** What somebody typed, kept as typed. */
export interface TypedDetails {
  name: string;
  email: string;
  guests: string;
  /** Where the event type asks for a number or a place. */
  location: string;
  /** By question, in the order of `customQuestions`; several choices are separated by line breaks. */
  answers: string[];
}

export type DetailErrors = Partial<
  Record<"name" | "email" | "guests" | "location" | `answer_${number}`, string>
>;

interface ReadDetails {
  typed: TypedDetails;
  errors: DetailErrors;
  guestEmails: string[];
  location: string | null;
  questionsAndAnswers: QuestionAndAnswer[];
}

/** The form before anything was typed: what the URL prefilled. */
export function prefilledDetails(options: PageOptions): TypedDetails {
  return { ...options.prefill };
}

/** Reads and checks the details form. */
export function readDetails(eventType: EventType, form: FormData): ReadDetails {
  const text = (name: string): string =>
    form
      .getAll(name)
      .filter((value) => typeof value === "string")
      .join("\n")
      .trim();
  const typed: TypedDetails = {
    name: text("full_name"),
    email: text("email"),
    guests: text("guests"),
    location: text("location"),
    answers: eventType.customQuestions.map((_, index) => text(`answer_${index}`)),
  };
  const errors: DetailErrors = {};
  if (typed.name === "") errors.name = "Enter your name.";
  else if (typed.name.length > NAME_MAX) errors.name = `A name has at most ${NAME_MAX} characters.`;
  if (!email.safeParse(typed.email).success) {
    errors.email = "Enter an email address such as name@example.com.";
  }
  const guestEmails = typed.guests.split(/[\s,;]+/).filter((guest) => guest !== "");
  if (guestEmails.length > GUESTS_MAX) errors.guests = `At most ${GUESTS_MAX} guests can be invited.`;
  else if (guestEmails.some((guest) => !email.safeParse(guest).success)) {
    errors.guests = "Separate email addresses with commas.";
  }
  const isAsked = asksInvitee(eventType.location);
  if (isAsked && typed.location === "") errors.location = "Say where.";
  const questionsAndAnswers: QuestionAndAnswer[] = [];
  eventType.customQuestions.forEach((question, index) => {
    const answer = typed.answers[index] ?? "";
    const given = answer === "" ? [] : [{ question: question.name, answer, position: question.position }];
    const [problem] = checkAnswers({ ...eventType, customQuestions: [question] }, given);
    if (problem)
      errors[`answer_${index}`] = answer === "" ? "Answer this question." : "Choose from the list.";
    questionsAndAnswers.push(...given);
  });
  return { typed, errors, guestEmails, location: isAsked ? typed.location : null, questionsAndAnswers };
}

function field(id: string, label: string, error: string | undefined, control: Html): Html {
  return html`<div>
    <label for="${id}">${label}</label>
    ${control} ${error === undefined ? "" : html`<p class="error" id="${id}-error">${error}</p>`}
  </div>`;
}

function described(id: string, error: string | undefined): Html {
  return error === undefined ? html`` : html`aria-invalid="true" aria-describedby="${id}-error"`;
}

function questionField(
  question: CustomQuestion,
  index: number,
  typed: string,
  error: string | undefined,
): Html {
  const id = `answer_${index}`;
  const label = `${question.name}${question.required ? " *" : ""}`;
  const required = question.required ? "required" : "";
  const choices = question.answerChoices ?? [];
  switch (question.type) {
    case "text":
      return field(
        id,
        label,
        error,
        html`<textarea id="${id}" name="${id}" rows="4" ${required} ${described(id, error)}>
${typed}</textarea>`,
      );
    case "single_select":
      return field(
        id,
        label,
        error,
        html`<select id="${id}" name="${id}" ${required} ${described(id, error)}>
          <option value=""></option>
          ${choices.map((choice) => html`<option ${choice === typed ? "selected" : ""}>${choice}</option>`)}
        </select>`,
      );
    case "multi_select": {
      const chosen = typed.split("\n");
      return html`<fieldset>
        <legend>${label}</legend>
        ${choices.map(
          (choice) =>
            html`<label class="choice">
              <input
                type="checkbox"
                name="${id}"
                value="${choice}"
                ${chosen.includes(choice) ? "checked" : ""}
              />
              ${choice}
            </label>`,
        )}
        ${error === undefined ? "" : html`<p class="error">${error}</p>`}
      </fieldset>`;
    }
    case "string":
    case "phone_number":
      return field(
        id,
        label,
        error,
        html`<input
          id="${id}"
          name="${id}"
          type="${question.type === "string" ? "text" : "tel"}"
          value="${typed}"
          ${required}
          ${described(id, error)}
        />`,
      );
  }
}

/** The second step: who is coming. `action` is this page's own address with everything it carries. */
export function bookingForm(
  eventType: EventType,
  action: string,
  typed: TypedDetails,
  errors: DetailErrors,
): Html {
  return html`<form method="post" action="${action}">
    ${field(
      "full_name",
      "Name *",
      errors.name,
      html`<input
        id="full_name"
        name="full_name"
        autocomplete="name"
        required
        maxlength="${NAME_MAX}"
        value="${typed.name}"
        ${described("full_name", errors.name)}
      />`,
    )}
    ${field(
      "email",
      "Email *",
      errors.email,
      html`<input
        id="email"
        name="email"
        type="email"
        autocomplete="email"
        required
        value="${typed.email}"
        ${described("email", errors.email)}
      />`,
    )}
    ${field(
      "guests",
      "Guest emails (optional, separated by commas)",
      errors.guests,
      html`<input id="guests" name="guests" value="${typed.guests}" ${described("guests", errors.guests)} />`,
    )}
    ${
      asksInvitee(eventType.location)
        ? field(
            "location",
            eventType.location.kind === "outbound_call" ? "Phone number *" : "Where shall we meet? *",
            errors.location,
            html`<input
              id="location"
              name="location"
              required
              value="${typed.location}"
              ${described("location", errors.location)}
            />`,
          )
        : ""
    }
    ${eventType.customQuestions.map((question, index) =>
      question.enabled
        ? questionField(question, index, typed.answers[index] ?? "", errors[`answer_${index}`])
        : "",
    )}
    <p class="deeds"><button type="submit" class="main">Schedule Event</button></p>
  </form>`;
}
