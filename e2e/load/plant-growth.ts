import { sql } from "kysely";
import type { Database, Queryable } from "../../db/core/open-database.ts";
import { type Instant } from "../../server/domain/values/instant.ts";
import { invariant } from "../../server/domain/values/invariant.ts";

/*
 * Bookings in any number, written by the database itself in a few statements each: nothing reads them back to a provider, and nobody checks
 * their histories. Two years of them, at an even pace, so that more bookings are a busier site and not an older one. What is open is as
 * much in a large database as in a small one: holds end, disputes are decided, letters are seen to.
 */

/** Two years. */
const SPAN_SECONDS = 2 * 365 * 24 * 3600;
/** From the booking to its session: 100 days, so that of few bookings, too, more are still to come than a list's page shows. */
const NOTICE_SECONDS = 100 * 24 * 3600;
/** What one transaction writes: some seconds of it. */
const BOOKINGS_PER_CHUNK = 50_000;
/** The client whose own list is measured has as many, however many there are in all. */
const BOOKINGS_OF_CLIENT = 300;
/** The newest, whose holds have not ended. */
const UNPAID = 20;
/** As many disputes are open, and as many refunds have failed for good. */
const TROUBLED = 5;
/** 200: as many drifts of the last week as the operator's page shows. A large site has had them anyhow. */
const DRIFTS_SHOWN = 200;
/** Past those of the seeded bookings. */
const FIRST_POSITION = 1_000_000;
/** Events are kept 90 days, with what came of them. */
const EVENT_KEPT_SECONDS = 90 * 86_400;
const EVENTS = [
  [1, "booking.scheduled"],
  [2, "payment.succeeded"],
] as const;
/** The measured builder's endpoint, and an operator's, which gets everybody's events. */
const ENDPOINTS = { builder: `whe_${"1".repeat(26)}`, operator: `whe_${"2".repeat(26)}` };

export interface GrowthPlan {
  readonly bookings: number;
  readonly now: Instant;
  /** The builder who is measured has three of ten bookings; the others are spread over the rest. */
  readonly builder: string;
  /** The client who is measured. */
  readonly client: string;
}

export interface PlantedGrowth {
  /** Of the measured builder, paid by the measured client. */
  readonly bookingId: string;
  /** The measured builder's. */
  readonly endpointId: string;
}

/** As a database does by itself in time: PostgreSQL takes its measure, SQLite empties its log. */
export async function settleDown({ kysely, dialect }: Database): Promise<void> {
  await sql
    .raw(dialect === "postgres" ? "vacuum analyze" : "pragma wal_checkpoint(truncate)")
    .execute(kysely);
}

/** Plants into a migrated, seeded database. */
export async function plantGrowth(database: Database, plan: GrowthPlan): Promise<PlantedGrowth> {
  const write = writerFor(database, plan);
  await database.transact((tx) => write.builders(tx));
  for (let from = 0; from < plan.bookings; from += BOOKINGS_PER_CHUNK) {
    const until = Math.min(plan.bookings, from + BOOKINGS_PER_CHUNK);
    await database.transact((tx) => write.bookings(tx, from, until));
  }
  await database.transact((tx) => write.open(tx));
  await database.transact((tx) => write.rest(tx));
  const found = await database.kysely
    .selectFrom("booking")
    .select("id")
    .where("client_user_id", "=", plan.client)
    .where("builder_id", "=", plan.builder)
    .where("state", "=", "COMPLETED")
    .orderBy("created_at", "desc")
    .limit(1)
    .executeTakeFirst();
  invariant(found !== undefined, "the client has been with the builder");
  return { bookingId: found.id, endpointId: ENDPOINTS.builder };
}

function writerFor({ dialect }: Database, { bookings, now, builder, client }: GrowthPlan) {
  const isPostgres = dialect === "postgres";
  const others = Math.max(30, Math.floor(bookings / 1_000));
  const nowSeconds = Math.floor(Date.parse(now) / 1000);
  const step = SPAN_SECONDS / bookings;
  const run = (tx: Queryable, text: string) =>
    sql
      .raw(text)
      .execute(tx)
      .then(() => undefined);
  /** Whole numbers from 0 to below `count`, as the column `i`. */
  const numbers = (from: number, until: number) =>
    `(with recursive n(i) as (select ${from} union all select i + 1 from n where i + 1 < ${until}) select i from n)`;
  const at = (seconds: string) =>
    isPostgres
      ? `to_char(to_timestamp(${seconds}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS".000Z"')`
      : `strftime('%Y-%m-%dT%H:%M:%S.000Z', ${seconds}, 'unixepoch')`;
  const whole = (number: string) => `cast(floor(${number}) as bigint)`;
  /** Each number once, in no order: ids are random, and an index over them is written all over. */
  const shuffled = (i: string) =>
    `(substr('0000000000' || ((${i} + 1) * 48271 % 2147483647), length('' || ((${i} + 1) * 48271 % 2147483647)) + 1) || '0000000000000000')`;
  const padded = (i: string) => `(substr('00000000' || ${i}, length('' || ${i}) + 1))`;
  const createdOf = (i: string) => `${nowSeconds - SPAN_SECONDS} + ${whole(`${i} * ${step}`)}`;
  const created = createdOf("b.i");

  /** Of each booking: its number, id, when it was made, whose it is, and how it went. */
  const planned = (from: number, until: number) => `
    select b.i as i, 'bkg_' || ${shuffled("cast(b.i as bigint)")} as id, ${at(created)} as created_at,
      ${at(`${created} + 60`)} as paid_at, ${at(`${created} + ${NOTICE_SECONDS}`)} as starts_at,
      ${at(`${created} + ${NOTICE_SECONDS + 3600}`)} as ends_at,
      case when (cast(b.i as bigint) + 1) * 48271 % 2147483647 % 10 < 3 then '${builder}' else 'bld_' || '000000000000000000' || ${padded(`(b.i % ${others})`)} end as builder_id,
      case when b.i < ${bookings - UNPAID} and (b.i + 1) * ${BOOKINGS_OF_CLIENT} / ${bookings} > b.i * ${BOOKINGS_OF_CLIENT} / ${bookings} then '${client}' else 'user-' || b.i end as user_id,
      case when b.i >= ${bookings - UNPAID} then 'unpaid'
        when b.i % 20 in (4, 9) then 'abandoned'
        when b.i % 20 in (6, 12, 18) then 'refunded'
        else 'paid' end as story,
      case when ${created} + ${NOTICE_SECONDS + 3600} > ${nowSeconds} then 1 else 0 end as is_ahead
    from ${numbers(from, until)} b`;

  const insert =
    (table: string, columns: string, values: string, where = "true") =>
    (from: number, until: number) =>
      `insert into ${table} (${columns}) select ${values} from (${planned(from, until)}) p
      left join session_type s on s.builder_id = p.builder_id and s.position = 0 where ${where}`;

  const wasPaid = "p.story in ('paid', 'refunded')";
  const state = `case p.story when 'unpaid' then 'PAYMENT_PENDING' when 'abandoned' then 'ABANDONED' when 'refunded' then 'REFUNDED'
    else case when p.is_ahead = 1 then 'CONFIRMED' else 'COMPLETED' end end`;
  const policy = `'{"tiers":[{"noticeMinutesMin":1440,"refundBasisPoints":10000}]}'`;
  const tables = [
    insert(
      "booking",
      `id, version, state, builder_id, session_type_id, session_type_name, duration_minutes, calendly_event_type_uri, calendly_event_kind,
        client_user_id, client_email, client_name, client_time_zone, price_minor, currency, cancellation_policy_json, calendly_event_id,
        calendly_event_uri, calendly_invitee_uri, starts_at, ends_at, hold_ends_at, deadline_at, confirmed_checkout_id, canceled_at,
        canceled_by, created_at, updated_at, claimed_by`,
      `p.id, 5, ${state}, p.builder_id, s.id, s.name, 60, s.calendly_event_type_uri, 'solo', p.user_id,
        case when p.user_id = '${client}' then 'client@example.com' else 'casey.' || p.i || '@clients.example' end,
        case when p.user_id = '${client}' then 'Casey Client' else 'Person ' || p.i || case p.i % 3 when 0 then ' Okonkwo' when 1 then ' Sanders' else ' Ferreira' end end,
        'Europe/Berlin', 15000, 'USD', ${policy}, 'evt-' || p.i,
        'https://api.calendly.com/scheduled_events/evt-' || p.i,
        'https://api.calendly.com/scheduled_events/evt-' || p.i || '/invitees/inv-' || p.i, p.starts_at, p.ends_at,
        case when p.story = 'unpaid' then ${at(`${nowSeconds} + 86400`)} end,
        case when p.story = 'unpaid' then ${at(`${nowSeconds} + 86400`)} when p.story = 'paid' and p.is_ahead = 1 then p.ends_at end,
        case when ${wasPaid} then 'cs_' || p.i end,
        case when p.story = 'refunded' then p.paid_at end, case when p.story = 'refunded' then 'builder' end, p.created_at, p.paid_at, 'account'`,
    ),
    // Each step takes another time, so that the funnel's times are spread as people's are.
    ...[
      [1, "null", "'INITIATED'", "BOOKING_INITIATED", "0"],
      [2, "'INITIATED'", "'SCHEDULED'", "TIME_BOOKED", "20 + p.i * 37 % 600"],
      [3, "'SCHEDULED'", "'PAYMENT_PENDING'", "CHECKOUT_REQUESTED", "635 + p.i * 53 % 300"],
      [4, "'PAYMENT_PENDING'", "'PAYMENT_PENDING'", "CHECKOUT_OPENED", "936 + p.i % 5"],
      [5, "'PAYMENT_PENDING'", state, "CHECKOUT_PAID", "1000 + p.i * 71 % 900"],
    ].map(([version, before, after, type, seconds]) =>
      insert(
        "booking_transition",
        "booking_id, version, from_state, to_state, event_type, event_json, cause_kind, happened_at, recorded_at",
        `p.id, ${version}, ${before}, ${after}, '${type}', '{"type":"${type}","at":"' || p.created_at || '","checkoutId":"cs_' || p.i || '"}', 'seed', ${at(`${createdOf("p.i")} + ${seconds}`)}, p.created_at`,
      ),
    ),
    insert(
      "checkout",
      "id, booking_id, status, created_at",
      "'cs_' || p.i, p.id, case p.story when 'unpaid' then 'open' when 'abandoned' then 'expired' else 'complete' end, p.created_at",
    ),
    insert(
      "payment",
      "id, checkout_id, booking_id, amount_minor, currency, paid_at",
      "'pi_' || p.i, 'cs_' || p.i, p.id, 15000, 'USD', p.paid_at",
      wasPaid,
    ),
    insert(
      "refund_due",
      "booking_id, number, payment_intent_id, amount_minor, currency, reason, status",
      "p.id, 1, 'pi_' || p.i, 15000, 'USD', 'canceled', 'settled'",
      "p.story = 'refunded'",
    ),
    insert(
      "refund",
      "id, booking_id, payment_intent_id, effect_key, amount_minor, currency, status, created_at, settled_at, due_number",
      "'re_' || p.i, p.id, 'pi_' || p.i, p.id || ':5:0', 15000, 'USD', 'succeeded', p.paid_at, p.paid_at, 1",
      "p.story = 'refunded'",
    ),
    ...[
      ["4", "openCheckout", "true"],
      ["5", "requestRefund", "p.story = 'refunded'"],
      // Orders that are not about money are forgotten after 90 days, and deliveries after 31.
      ["6", "tell", `p.created_at > ${at(`${nowSeconds - 90 * 86_400}`)}`],
    ].map(([version, type, where]) =>
      insert(
        "outbox",
        "key, booking_id, booking_version, position, type, params_json, created_at, attempts, next_attempt_at, completed_at",
        `p.id || ':${version}:0', p.id, ${version}, 0, '${type}', '{"due":1,"amount":{"amountMinor":15000,"currency":"USD"}}', p.created_at, 1, p.created_at, p.paid_at`,
        where,
      ),
    ),
    insert(
      "inbox",
      "source, dedupe_key, event_type, body, received_at, attempts, next_attempt_at, completed_at",
      "'stripe', 'evt_' || p.i, 'checkout.session.completed', '', p.paid_at, 1, p.paid_at, p.paid_at",
      `p.created_at > ${at(`${nowSeconds - 31 * 86_400}`)}`,
    ),
    insert(
      "drift",
      "id, kind, booking_id, subject, details_json, found_at, last_seen_at, resolved_at, resolution",
      `'drf_' || ${shuffled("cast(p.i as bigint)")}, 'payment_missed', p.id, 'cs_' || p.i, '{}', p.paid_at, p.paid_at, p.paid_at, 'repaired'`,
      "p.i % 50 = 0",
    ),
    ...EVENTS.flatMap(([sequence, type]) => {
      const isKept = `p.created_at > ${at(`${nowSeconds - EVENT_KEPT_SECONDS}`)}`;
      const position = `${FIRST_POSITION} + p.i * ${EVENTS.length} + ${sequence}`;
      const numbered = (prefix: string) =>
        `'${prefix}_' || substr(${shuffled("cast(p.i as bigint)")}, 1, 25) || '${sequence}'`;
      return [
        insert(
          "published_event",
          "id, booking_id, builder_id, sequence, type, occurred_at, created_at, data_json, position",
          `${numbered("evt")}, p.id, p.builder_id, ${sequence}, '${type}', p.paid_at, p.paid_at, null, ${position}`,
          isKept,
        ),
        ...Object.entries(ENDPOINTS).flatMap(([owner, endpoint], number) => {
          const delivery = `substr(${numbered("whd")}, 1, 29) || '${EVENTS.length * number + sequence}'`;
          const isSent = `${isKept} and (${owner === "operator" ? "true" : `p.builder_id = '${builder}'`})`;
          return [
            insert(
              "webhook_delivery",
              "id, endpoint_id, event_id, position, status, attempts, delivered_at, created_at",
              `${delivery}, '${endpoint}', ${numbered("evt")}, ${position}, 'delivered', 1, p.paid_at, p.paid_at`,
              isSent,
            ),
            insert(
              "webhook_attempt",
              "delivery_id, number, at, duration_ms, status, answer",
              `${delivery}, 1, p.paid_at, 20, 204, ''`,
              isSent,
            ),
          ];
        }),
      ];
    }),
  ];

  return {
    async builders(tx: Queryable): Promise<void> {
      const id = `'bld_' || '000000000000000000' || ${padded("b.i")}`;
      await run(
        tx,
        `insert into builder (id, slug, display_name, headline, bio, time_zone, email, position, created_at)
          select ${id}, 'builder-' || b.i, 'Builder ' || b.i, 'Builds', '', 'Europe/Berlin', 'b' || b.i || '@builders.example', b.i + 100, '${now}' from ${numbers(0, others)} b`,
      );
      await run(
        tx,
        `insert into session_type (id, builder_id, slug, name, description, duration_minutes, kind, price_minor, currency, cancellation_policy_json,
            calendly_event_type_id, calendly_event_type_uri, position, created_at, published_at)
          select 'sty_' || '000000000000000000' || ${padded("b.i")}, ${id}, 'hour', 'An hour', '', 60, 'solo', 15000, 'USD', ${policy}, 'et-' || b.i,
            'https://api.calendly.com/event_types/et-' || b.i, 0, '${now}', '${now}' from ${numbers(0, others)} b`,
      );
      await run(
        tx,
        `insert into webhook_endpoint (id, owner_kind, builder_id, user_id, url, event_types_json, sealed_secret, created_at)
          values ('${ENDPOINTS.builder}', 'builder', '${builder}', 'user-0', 'https://receiver.example/', '["booking.scheduled","payment.succeeded"]', 'planted', '${now}'),
            ('${ENDPOINTS.operator}', 'operator', null, 'user-1', 'https://receiver.example/', '["booking.scheduled","payment.succeeded"]', 'planted', '${now}')`,
      );
      await run(
        tx,
        `update event_order set last_position = ${FIRST_POSITION + (bookings + 1) * EVENTS.length}`,
      );
    },

    async bookings(tx: Queryable, from: number, until: number): Promise<void> {
      for (const one of tables) await run(tx, one(from, until));
    },

    /** What waits for somebody, the same everywhere: disputes, refunds that failed, drifts, letters. */
    async open(tx: Queryable): Promise<void> {
      const last = `select b.id, p.id as payment_id from booking b join payment p on p.booking_id = b.id
        where b.builder_id = '${builder}' and b.state = 'COMPLETED' order by b.created_at desc limit ${TROUBLED}`;
      await run(
        tx,
        `insert into dispute (id, booking_id, payment_intent_id, amount_minor, currency, status, opened_at)
          select 'dp_' || l.payment_id, l.id, l.payment_id, 15000, 'USD', 'open', '${now}' from (${last}) l`,
      );
      await run(
        tx,
        `insert into refund_due (booking_id, number, payment_intent_id, amount_minor, currency, reason, status)
          select l.id, 1, l.payment_id, 100, 'USD', 'goodwill', 'failed' from (${last}) l`,
      );
      await run(
        tx,
        `insert into outbox (key, booking_id, booking_version, position, type, params_json, created_at, attempts, next_attempt_at, dead_at, last_error)
          select l.id || ':7:0', l.id, 7, 0, 'tell', '{}', '${now}', 9, '${now}', '${now}', 'refused' from (${last}) l`,
      );
      await run(
        tx,
        `insert into drift (id, kind, booking_id, subject, details_json, found_at, last_seen_at)
          select 'drf_open' || l.payment_id, 'refunded_outside', l.id, l.payment_id, '{}', '${now}', '${now}' from (${last}) l`,
      );
    },

    /** A head of every day, a run of the reconciler every hour of the last month, and as many drifts of this week as its page shows. */
    async rest(tx: Queryable): Promise<void> {
      const day = (expression: string) => `substr(${at(expression)}, 1, 10)`;
      await run(
        tx,
        `insert into history_head (day, bookings, transitions, digest, signature, made_at)
          select ${day(`${nowSeconds} - b.i * 86400`)}, 1, 5, 'planted', 'planted', '${now}' from ${numbers(1, 732)} b`,
      );
      await run(
        tx,
        `insert into reconciliation (id, cause, started_at, finished_at)
          select 'rec_' || b.i, 'schedule', ${at(`${nowSeconds} - b.i * 3600`)}, ${at(`${nowSeconds} - b.i * 3600 + 60`)} from ${numbers(1, 720)} b`,
      );
      await run(
        tx,
        `insert into drift (id, kind, booking_id, subject, details_json, found_at, last_seen_at, resolved_at, resolution)
          select 'drf_week' || p.id, 'payment_missed', p.booking_id, p.id, '{}', '${now}', '${now}', '${now}', 'repaired'
          from (select id, booking_id from payment order by id limit ${DRIFTS_SHOWN}) p`,
      );
      await run(
        tx,
        `insert into operator_action (id, at, operator_user_id, action, subject, note)
          select 'act_' || b.i, ${at(`${nowSeconds} - b.i * 3600`)}, 'operator', 'retry', 'inbox:' || b.i, 'again' from ${numbers(1, Math.floor(bookings / 100) + 2)} b`,
      );
      // As many as programs ask for in a day: older ones are forgotten.
      await run(
        tx,
        `insert into idempotency_key (caller, operation, key, body_sha256, request_id, new_id, status, booking_id, sealed_answer, leased_until, created_at)
          select 'user-' || b.i, 'createBooking', 'key-' || b.i, 'planted', 'request-' || b.i, 'planted', 200, null, null, '${now}', ${at(`${nowSeconds} - b.i % 86000`)} from ${numbers(0, Math.floor(bookings / 20) + 2)} b`,
      );
    },
  };
}
