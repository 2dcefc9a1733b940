import type { LoadContext } from "../server/http/context.ts";
import type { SitePolicyKind } from "../server/domain/site-policy/site-policy.ts";
import type { TimeZone } from "../server/domain/values/instant.ts";

type Caller = LoadContext["caller"];

/** The root loader's data, for every page. */
export interface DataOfEveryPage {
  readonly person: {
    readonly name: string;
    readonly email: string;
    readonly role: "client" | "builder" | "operator";
    /** The zone that they chose for times; null while they have not. */
    readonly timeZone: TimeZone | null;
  } | null;
  /** The tag of the language in which this reader reads. */
  readonly language: string;
  /** Where the sandbox's mails can be read; null where there is no sandbox. */
  readonly mailboxUrl: string | null;
  /** Which of these there are, for the footer. */
  readonly policies: Readonly<Record<SitePolicyKind, boolean>>;
  /** Whether every page says that it is for trying things out. */
  readonly isStaging: boolean;
  /** The id of this request in the log. */
  readonly requestId: string;
}

/** A booking as its page shows it. */
export type BookingOnPage = Awaited<ReturnType<Caller["booking"]["get"]>>;

/** What of a booking may change while its page is open. */
export type BookingSnapshot = Awaited<ReturnType<Caller["booking"]["snapshot"]>>;

/** A booking as its builder's page shows it. */
export type BookingOfBuilder = Awaited<ReturnType<Caller["myBookings"]["get"]>>;

/** A booking as the list of one's own shows it. */
export type BookingInList = Awaited<ReturnType<Caller["booking"]["listMine"]>>["items"][number];

/** A builder's profile, as anybody sees it. */
export type ProfileOnPage = Awaited<ReturnType<Caller["builder"]["profile"]>>;

/** An offer as a profile shows it. */
export type SessionTypeOnPage = ProfileOnPage["sessionTypes"][number];

/** A builder as the front page shows them. */
export type BuilderInList = Awaited<ReturnType<Caller["builder"]["list"]>>["items"][number];

/** One offer with its builder, as the page that books it shows it. */
export type OfferOnPage = Awaited<ReturnType<Caller["builder"]["offer"]>>;

/** The terms or the privacy notice, as everybody reads them. */
export type SitePolicyOnPage = NonNullable<Awaited<ReturnType<Caller["sitePolicies"]["find"]>>>;

/** The same as an operator writes them. */
export type SitePolicyDraft = Awaited<ReturnType<Caller["sitePolicies"]["edit"]>>;

/** What a builder's first page shows. */
export type BuilderOverview = Awaited<ReturnType<Caller["myBuilder"]["overview"]>>;

/** An offer as its own builder sees it. */
export type OwnSessionType = Awaited<ReturnType<Caller["mySessionTypes"]["list"]>>["sessionTypes"][number];

/** What an operator's page shows. */
export type OperationsOverview = Awaited<ReturnType<Caller["operations"]["overview"]>>;

/** Dead letters, as an operator's page shows them. */
export type DeadLettersOnPage = Awaited<ReturnType<Caller["deadLetters"]["list"]>>;

/** The outcome of a dead letter that was retried or dropped. */
export type DeadLetterOutcome = NonNullable<Awaited<ReturnType<Caller["deadLetters"]["effect"]>>>;

/** One of them, with what came of it. */
export type DeliveryOnPage = Awaited<ReturnType<Caller["deliveries"]["get"]>>;

/** A booking as an operator sees it. */
export type OperatorBooking = Awaited<ReturnType<Caller["operatorBookings"]["get"]>>;

/** A booking that cannot be read, as an operator sees it. */
export type UnreadableBooking = NonNullable<Awaited<ReturnType<Caller["operatorBookings"]["whatCanBeRead"]>>>;

/** How our own records compare with Stripe's and Calendly's, as an operator's page shows it. */
export type ReconciliationOnPage = Awaited<ReturnType<Caller["operations"]["reconciliation"]>>;

/** One's own account, as its page shows it. */
export type AccountOnPage = Awaited<ReturnType<Caller["account"]["get"]>>;

/** One's own passkeys, as the account's page shows them. */
export type OwnPasskeysOnPage = Awaited<ReturnType<Caller["myPasskeys"]["get"]>>;

/** Why a change of an address was not begun. */
export type AddressRefusal = Extract<
  Awaited<ReturnType<Caller["account"]["beginAddressChange"]>>,
  { ok: false }
>["refusal"];

/** Why an account cannot be erased yet. */
export type ErasureHindrance = Awaited<ReturnType<Caller["account"]["erasureOutlook"]>>[number];

/** What an operator has set up as their second factor. */
export type SecondFactorOnPage = Awaited<ReturnType<Caller["secondFactor"]["settings"]>>;

/** Somebody's API keys, as their page shows them. */
export type ApiKeysOnPage = Awaited<ReturnType<Caller["apiKeys"]["list"]>>;

/** One of them. */
export type ApiKeyOnPage = ApiKeysOnPage["keys"][number];

/** One of somebody's webhook endpoints. */
export type WebhookEndpointOnPage = Awaited<ReturnType<Caller["webhookEndpoints"]["list"]>>["data"][number];

/** One event to it, with its tries. */
export type WebhookDeliveryOnPage = Awaited<
  ReturnType<Caller["webhookEndpoints"]["listDeliveries"]>
>["data"][number];

/** What a profile shows of its builder's reviews. */
export type ReviewsOnProfile = Awaited<ReturnType<Caller["builder"]["profile"]>>["reviews"];

/** A review as the builder of the session sees it. */
export type ReviewOfBuilder = Awaited<ReturnType<Caller["myReviews"]["list"]>>["reviews"][number];

/** A topic of the operator's list, as they edit it. */
export type TopicOfOperator = Awaited<ReturnType<Caller["topics"]["list"]>>["topics"][number];

/** What the front page can be searched by, and what was found. */
export type BuildersFound = Awaited<ReturnType<Caller["builder"]["list"]>>;

/** What the site has to show for itself; null while that is little. */
export type SiteFiguresShown = Awaited<ReturnType<Caller["found"]["figures"]>>;

/** A review as an operator sees it. */
export type ReviewOfOperator = Awaited<ReturnType<Caller["operatorReviews"]["list"]>>["reviews"][number];

/** A session that the holder of a mailed link may review. */
export type ReviewToWrite = NonNullable<Awaited<ReturnType<Caller["reviews"]["findByLink"]>>>;

/** A group of reported problems, as an operator sees it. */
export type ProblemGroupOnPage = Awaited<ReturnType<Caller["problemReports"]["group"]>>;

/** A report of a problem in a list. */
export type ProblemReportInList = ProblemGroupOnPage["reports"][number];

/** One report, as an operator sees it. */
export type ProblemReportOnPage = Awaited<ReturnType<Caller["problemReports"]["get"]>>;

/** How a builder's offers stand on other sites, as their page shows it. */
export type EmbedOnPage = Awaited<ReturnType<Caller["myEmbed"]["get"]>>;

/** What of that they have chosen to see. */
export interface EmbedChosen {
  readonly kind: "button" | "card" | "modal";
  /** Null for all. */
  readonly session: EmbedOnPage["sessionTypes"][number] | null;
  /** Null for the reader's own. */
  readonly language: string | null;
}
