import type { Account, AccessToken, CalendlyState, CustomQuestion, EventType } from "./calendly-state.ts";
import { ALL_SCOPES } from "./scopes.ts";

const WEEKDAYS = [1, 2, 3, 4, 5] as const;
const CREATED_AT = "2026-01-05T09:00:00.000001Z";

/** Ids that tests and demo data may rely on. */
export const SEED = {
  ada: {
    user: "ada00000-0000-4000-8000-000000000001",
    organization: "ada00000-0000-4000-8000-0000000000aa",
    token: "sandbox-pat-ada",
    introCall: "ada00000-0000-4000-8000-000000000101",
    architectureReview: "ada00000-0000-4000-8000-000000000102",
  },
  kenji: {
    user: "bec00000-0000-4000-8000-000000000002",
    organization: "bec00000-0000-4000-8000-0000000000aa",
    token: "sandbox-pat-kenji",
    codeClinic: "bec00000-0000-4000-8000-000000000201",
    productDeepDive: "bec00000-0000-4000-8000-000000000202",
  },
  lena: {
    user: "1e4a0000-0000-4000-8000-000000000003",
    organization: "1e4a0000-0000-4000-8000-0000000000aa",
    token: "sandbox-pat-lena",
    openOfficeHour: "1e4a0000-0000-4000-8000-000000000301",
    productTeardown: "1e4a0000-0000-4000-8000-000000000302",
  },
  /** Connected by nobody: for whoever comes new and wants to sell. */
  zuri: {
    user: "2d110000-0000-4000-8000-000000000004",
    organization: "2d110000-0000-4000-8000-0000000000aa",
    token: "sandbox-pat-zuri",
    pairingHour: "2d110000-0000-4000-8000-000000000401",
    firstCall: "2d110000-0000-4000-8000-000000000402",
  },
} as const;

const accounts: Account[] = [
  {
    uuid: SEED.ada.user,
    organizationUuid: SEED.ada.organization,
    name: "Ada Okafor",
    slug: "ada-okafor",
    email: "ada@builders.example",
    timeZone: "America/New_York",
    workingDays: WEEKDAYS,
    createdAt: CREATED_AT,
    updatedAt: CREATED_AT,
    deletedAt: null,
  },
  {
    uuid: SEED.kenji.user,
    organizationUuid: SEED.kenji.organization,
    name: "Kenji Mori",
    slug: "kenji-mori",
    email: "kenji@builders.example",
    timeZone: "Asia/Tokyo",
    workingDays: [...WEEKDAYS, 6],
    createdAt: CREATED_AT,
    updatedAt: CREATED_AT,
    deletedAt: null,
  },
  {
    uuid: SEED.lena.user,
    organizationUuid: SEED.lena.organization,
    name: "Lena Fischer",
    slug: "lena-fischer",
    email: "lena@builders.example",
    timeZone: "Europe/Berlin",
    workingDays: WEEKDAYS,
    createdAt: CREATED_AT,
    updatedAt: CREATED_AT,
    deletedAt: null,
  },
  {
    uuid: SEED.zuri.user,
    organizationUuid: SEED.zuri.organization,
    name: "Zuri Wanjiru",
    slug: "zuri-wanjiru",
    email: "zuri@builders.example",
    timeZone: "Africa/Nairobi",
    workingDays: WEEKDAYS,
    createdAt: CREATED_AT,
    updatedAt: CREATED_AT,
    deletedAt: null,
  },
];

const buildQuestion: CustomQuestion = {
  name: "What would you like to build?",
  type: "text",
  position: 0,
  enabled: true,
  required: false,
  answerChoices: null,
};

type Seed = Pick<
  EventType,
  "uuid" | "accountUuid" | "name" | "slug" | "durationMinutes" | "description" | "position"
>;

/** An event type that differs from the plainest one only where said. */
export function soloEventType(seed: Seed, more: Partial<EventType> = {}): EventType {
  return {
    ...seed,
    active: true,
    kind: "solo",
    inviteeLimit: 1,
    location: { kind: "google_conference" },
    conference: { status: "pushed", readyAfterSeconds: null },
    joinUrlComesLate: false,
    customQuestions: [],
    color: "#1a73e8",
    poolingType: null,
    bookingMethod: "instant",
    durationOptions: null,
    isPaid: false,
    secret: false,
    createdAt: CREATED_AT,
    updatedAt: CREATED_AT,
    deletedAt: null,
    ...more,
  };
}

function seedEventTypes(): EventType[] {
  return [
    soloEventType({
      uuid: SEED.ada.introCall,
      accountUuid: SEED.ada.user,
      name: "Intro call",
      slug: "intro-call",
      durationMinutes: 15,
      description: "A quick hello to find out whether we fit.",
      position: 0,
    }),
    soloEventType(
      {
        uuid: SEED.ada.architectureReview,
        accountUuid: SEED.ada.user,
        name: "Architecture review",
        slug: "architecture-review",
        durationMinutes: 60,
        description: "We go through your system together and find what will break first.",
        position: 1,
      },
      { customQuestions: [{ ...buildQuestion }] },
    ),
    soloEventType({
      uuid: SEED.kenji.codeClinic,
      accountUuid: SEED.kenji.user,
      name: "Code clinic",
      slug: "code-clinic",
      durationMinutes: 30,
      description: "Bring a bug or a pull request.",
      position: 0,
    }),
    soloEventType(
      {
        uuid: SEED.kenji.productDeepDive,
        accountUuid: SEED.kenji.user,
        name: "Product deep dive",
        slug: "product-deep-dive",
        durationMinutes: 240,
        description: "Half a day on one product.",
        position: 1,
      },
      { joinUrlComesLate: true },
    ),
    soloEventType(
      {
        uuid: SEED.lena.openOfficeHour,
        accountUuid: SEED.lena.user,
        name: "Open office hour",
        slug: "open-office-hour",
        durationMinutes: 45,
        description: "Up to ten people, one table, any question.",
        position: 0,
      },
      {
        kind: "group",
        inviteeLimit: 10,
        location: { kind: "custom", location: "Video room: office-hour.example/lena" },
      },
    ),
    soloEventType(
      {
        uuid: SEED.lena.productTeardown,
        accountUuid: SEED.lena.user,
        name: "Product teardown",
        slug: "product-teardown",
        durationMinutes: 30,
        description: "An honest look at your onboarding.",
        position: 1,
      },
      { active: false },
    ),
    soloEventType({
      uuid: SEED.zuri.pairingHour,
      accountUuid: SEED.zuri.user,
      name: "Pairing hour",
      slug: "pairing-hour",
      durationMinutes: 60,
      description: "An hour at one keyboard, on your code.",
      position: 0,
    }),
    soloEventType({
      uuid: SEED.zuri.firstCall,
      accountUuid: SEED.zuri.user,
      name: "First call",
      slug: "first-call",
      durationMinutes: 20,
      description: "What you are building, and whether I can help.",
      position: 1,
    }),
  ];
}

/** Fills an empty state with four people, their event types and a personal access token each. */
export function seedAccounts(state: CalendlyState): void {
  for (const account of accounts) state.accounts.set(account.uuid, { ...account });
  for (const eventType of seedEventTypes()) state.eventTypes.set(eventType.uuid, eventType);
  for (const { user, token } of Object.values(SEED)) {
    const access: AccessToken = { token, accountUuid: user, scopes: ALL_SCOPES, expiresAtMs: null };
    state.tokens.set(token, access);
  }
}
