import { place } from "../../place.ts";

/** What is wrong with what somebody typed, beside its field. The keys are the codes by which a text or a procedure refuses it. */
export const fieldProblems = place("page/field-problems", {
  too_long: "Please use at most {most} characters.",
  too_short: "Please use at least {least} characters.",
  no_email: "This doesn’t look like an e-mail address. An example: ada@example.com.",
  several_lines: "Please write this on one line, without control characters.",
  control_characters: "Please leave out control characters.",
  direction: "Please leave out characters that change the writing direction.",
  unseen: "Please write something that can be seen.",
  no_reason: "Please say why, in a few words.",
  no_name: "Please enter your name.",
  no_client_name: "Please enter the name that clients see.",
  no_passkey_name: "Please give it a name.",
  no_key_name: "Please give the key a name.",
  no_scope: "Please choose at least one thing that it may do.",
  no_origin:
    "“{typed}” is not the address of a site. Please write it like https://shop.example: with https, without a path.",
  too_many_origins: "Please enter at most {most} addresses.",
  no_color: "Please choose a color.",
  no_currency: "Please choose a currency.",
  no_money: "This is not an amount in {currency}. Examples: 150 or 150.00.",
  not_above_zero: "Please enter an amount above zero.",
  unknown_question: "The event type doesn’t ask this question.",
  named_twice: "This is named twice.",
  reserved_name: "This name is reserved. Please choose another one.",
  name_taken: "This name has another value already.",
  too_many_names: "These are too many names.",
  foreign_origin: "This leads neither to this site nor to an origin of the key.",
  no_uri_of_calendly: "This is not the URI of an invitee and their event at Calendly.",
  no_builder: "Please say whose calendar it is in.",
  other: "Please check what you typed here.",
});
