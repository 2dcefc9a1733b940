import { place } from "../../place.ts";

/** The developers’ page: the rules of the contract, and what stands around its operations. */
export const developersPage = place("developers/page", {
  title: "For developers",
  description:
    "The contract with other software: bookings from the choice of a time to the payment and back.",
  lead: "Whatever other software does here, it does by this contract: show what can be booked, make a link for picking a time, open the payment, and follow a booking to its end.",
  forPrograms:
    "The same for programs, such as those that generate code from it: the <link>OpenAPI document</link>, version {version}.",
  contents: "Contents",
  start: "Getting started",
  startText:
    "Requests and answers are JSON over HTTPS, at the address of this site. In the examples <code>$APP</code> is that address, and <code>$KEY</code> an API key.",
  startStrict:
    "A field that an operation does not know is refused, and so is one of another type. A body has at most {size} KiB. Instants are in UTC, with milliseconds; amounts of money are integers in the currency’s smallest unit.",
  startHow:
    "Types are written as TypeScript writes them. <code>string | null</code> is a text or nothing; a name in capitals is one of the objects below.",
  startRequestId:
    "Each answer has an <code>x-request-id</code>. Quote it when you ask about a request: it is in the log.",
  authentication: "Authentication",
  authenticationKey:
    "A program shows an API key with each request. Builders make theirs under <builder>API keys</builder>, and so do <operator>operators</operator>. A key is shown once, stored as a hash, and can be revoked at any time.",
  authenticationReach:
    "A builder’s key reaches that builder’s event types and bookings, an operator’s key all of them. What a key cannot reach is answered as if it did not exist.",
  authenticationScopes: "A key does what its scopes allow:",
  scopeBookingsRead: "Read bookings, cancellation quotes and events.",
  scopeBookingsWrite:
    "Make scheduling links, record times that were booked, open checkouts, cancel bookings.",
  scopeEventTypesRead: "Read event types and their prices.",
  scopeWebhooksWrite: "Manage webhook endpoints, and read what was sent to them.",
  authenticationSession:
    "Pages of this site need no key: they may use the session of whoever is signed in, who then does what they may do on the pages. Where a key is shown, no session counts.",
  idempotency: "Sending a request again",
  idempotencyText:
    "Give each request that changes something an <code>Idempotency-Key</code>: a text of your own of up to 255 characters, a new one for each thing that you want done. A request that is sent again under the same key is carried out once, and answered alike with <code>idempotent-replayed: true</code>.",
  idempotencyKept:
    "A key counts for 24 hours, for one caller and one operation. Answers of 500 and above, and those that ask you to wait, are not kept: send the same request again.",
  lists: "Lists",
  listsText:
    "Lists come in pages. Each page names the next one, and the last one says that there is none. A place in a list stays where it is while other rows are added.",
  limits: "Limits",
  limitsText:
    "A key may make {key} requests in a minute, a signed-in person {account}. <code>RateLimit</code> says how many are left and for how many seconds, <code>RateLimit-Policy</code> how many there are.",
  limitsOver:
    "One too many is answered with 429. <code>Retry-After</code> says for how many seconds to wait, there and wherever waiting helps.",
  origins: "Calls from a browser",
  originsText:
    "Pages of other sites may use a key from the origins that stand with it, and no others. Cookies are never accepted from there. Whoever opens such a page can read its key: give it no more than <code>event-types:read</code>.",
  errors: "Errors",
  errorsText:
    "A request that is not carried out is answered with <code>application/problem+json</code>, as RFC 9457 has it. Decide by <code>code</code>, which never changes; <code>title</code> is for people, in the language of your <code>Accept-Language</code>.",
  errorsFields:
    "With <code>invalid_input</code>, <code>errors</code> names each field by a JSON Pointer. Other codes bring what helps to go on, as <object>Problem</object> lists it.",
  errorsAgain:
    "429 and 503 pass by themselves: wait, then send the same request again. 500 is a fault of ours: send the request again later, and if it stays, tell us its request id. Any other answer stays the same until something changes.",
  errorsCodes: "Every code",
  versions: "Versions",
  versionsText:
    "This is version {version}. Operations, fields, codes and values of a field may be added: ignore what you do not know. What is taken away or comes to mean something else has a new first number, and so does <code>resourceVersion</code> of a booking.",
  told: "Being told of changes",
  toldText:
    "Each change of a booking is sent to the webhook endpoints that asked for it, as an <object>Event</object> with the whole booking as it was then. Endpoints are registered under <builder>Webhooks</builder>, by <operator>operators</operator> too, or with a key. Builders are told of their own bookings, operators of all.",
  toldOrder:
    "<code>sequence</code> counts within a booking: order events by it. A number that is missing has not come yet. An event that is sent again has the same <code>webhook-id</code>: take it in once.",
  toldHeaders: "Headers",
  toldSigned:
    "Events are signed by <link>Standard Webhooks</link>, which has libraries in most languages: HMAC-SHA256 over <code>webhook-id.webhook-timestamp.body</code>, with what follows <code>whsec_</code> in the endpoint’s secret, in Base64. Check the body as it came, before it is parsed, and refuse a time that is more than five minutes off.",
  toldCheck: "Checking a signature",
  objects: "Objects",
  needsScope: "Scope",
  takesKey: "Takes an <link>Idempotency-Key</link>.",
  inPath: "In the path",
  inQuery: "In the query",
  inBody: "In the body",
  required: "required",
  request: "Request",
  answer: "Answer",
  answerText: "{status}, <object>{type}</object>",
  exampleOf: "Example: {name}",
  refusals: "It may be refused with",
});
