CREATE TABLE "kysely_migration" ("name" varchar(255) not null primary key, "timestamp" varchar(255) not null);
CREATE TABLE "kysely_migration_lock" ("id" varchar(255) not null primary key, "is_locked" integer default 0 not null);
CREATE TABLE "builder" ("id" text not null primary key, "slug" text not null unique, "display_name" text not null, "headline" text not null, "bio" text not null, "time_zone" text not null, "user_id" text unique, "email" text not null, "accent_color" text, "position" integer not null, "created_at" text not null, "archived_at" text, currency text not null default 'USD' check (length(currency) = 3), direct_bookings text not null default 'adopt' check (direct_bookings in ('adopt', 'ignore')));
CREATE TABLE "calendly_connection" ("id" text not null primary key, "builder_id" text not null unique references "builder" ("id"), "calendly_user_uri" text not null unique, "calendly_organization_uri" text not null, "access_token_sealed" text not null, "signing_key_sealed" text not null, "key_number" integer not null, "subscription_uri" text, "connected_at" text not null, kind text not null default 'personal_token' check (kind in ('personal_token', 'oauth')), refresh_token_sealed text, token_version integer not null default 1, token_obtained_at text, token_expires_at text, scope text, refresh_lease text, refresh_leased_until_at text, broken_since_at text, broken_reason text check (broken_reason in ('unauthorized', 'forbidden', 'refresh_refused', 'refresh_lost')), signing_key_created_at text, previous_signing_key_sealed text, previous_subscription_uri text, subscription_state text check (subscription_state in ('active', 'disabled', 'missing')), subscription_checked_at text, read_back_until_at text);
CREATE TABLE "session_type" ("id" text not null primary key, "builder_id" text not null references "builder" ("id"), "slug" text not null, "name" text not null, "description" text not null, "duration_minutes" integer not null check (duration_minutes > 0), "kind" text not null check (kind in ('solo', 'group')), "price_minor" bigint not null check (price_minor >= 0), "currency" text not null check (length(currency) = 3), "cancellation_policy_json" text not null, "calendly_event_type_id" text not null, "calendly_event_type_uri" text not null unique, "position" integer not null, "inactive_since_at" text, "archived_at" text, "created_at" text not null, published_at text, synced_at text, calendly_facts_json text, constraint "session_type_slug_of_builder" unique ("builder_id", "slug"));
CREATE TABLE "booking" ("id" text not null primary key, "version" integer not null check (version >= 1), "state" text not null check (state in ('INITIATED', 'SCHEDULED', 'PAYMENT_PENDING', 'PAYMENT_FAILED', 'CONFIRMED', 'COMPLETED', 'ABANDONED', 'CANCELED', 'REFUNDED')), "builder_id" text not null references "builder" ("id"), "session_type_id" text not null references "session_type" ("id"), "session_type_name" text not null, "duration_minutes" integer not null, "calendly_event_type_uri" text not null, "calendly_event_kind" text not null check (calendly_event_kind in ('solo', 'group')), "client_user_id" text not null, "client_email" text not null, "client_name" text not null, "client_time_zone" text not null, "price_minor" bigint not null check (price_minor >= 0), "currency" text not null check (length(currency) = 3), "cancellation_policy_json" text not null, "scheduling_url" text, "calendly_event_id" text, "calendly_event_uri" text, "calendly_invitee_uri" text unique, "cancel_url" text, "reschedule_url" text, "join_url" text, "location_text" text, "starts_at" text, "ends_at" text, "hold_ends_at" text, "deadline_at" text, "refund_ceiling_basis_points" integer check (refund_ceiling_basis_points between 0 and 10000), "confirmed_checkout_id" text, "canceled_at" text, "canceled_by" text check (canceled_by in ('client', 'builder', 'operator', 'unknown')), "created_at" text not null, "updated_at" text not null, origin text not null default 'app' check (origin in ('app', 'calendly')), answers_json text not null default '[]', cancellation_quoted_at text, rejected_because text check (rejected_because in ('other_duration', 'other_event_type')), no_show_at text, kept_at text, constraint "booking_time_is_whole" check ((calendly_event_id is null) = (starts_at is null) and (calendly_event_uri is null) = (starts_at is null) and (calendly_invitee_uri is null) = (starts_at is null) and (ends_at is null) = (starts_at is null)), constraint "booking_cancellation_is_whole" check ((canceled_at is null) = (canceled_by is null)));
CREATE TABLE "booking_transition" ("booking_id" text not null references "booking" ("id"), "version" integer not null, "from_state" text, "to_state" text not null, "event_type" text not null, "event_json" text not null, "cause_kind" text not null check (cause_kind in ('client', 'builder', 'operator', 'calendly', 'stripe', 'worker', 'seed')), "cause_reference" text, "happened_at" text not null, "recorded_at" text not null, digest text not null default '', signature text not null default '', personal_json text, personal_salt text, personal_digest text, constraint "booking_transition_key" primary key ("booking_id", "version"));
CREATE TABLE "checkout" ("id" text not null primary key, "booking_id" text not null references "booking" ("id"), "effect_key" text unique, "status" text not null check (status in ('open', 'complete', 'expired')), "url" text, "expires_at" text, "created_at" text not null);
CREATE TABLE "payment" ("id" text not null primary key, "checkout_id" text not null unique references "checkout" ("id"), "booking_id" text not null references "booking" ("id"), "amount_minor" bigint not null check (amount_minor >= 0), "currency" text not null check (length(currency) = 3), "stripe_account_id" text, "paid_at" text not null);
CREATE TABLE "refund" ("id" text not null primary key, "booking_id" text not null references "booking" ("id"), "payment_intent_id" text not null, "effect_key" text unique, "amount_minor" bigint not null check (amount_minor >= 0), "currency" text not null check (length(currency) = 3), "status" text not null check (status in ('pending', 'requires_action', 'succeeded', 'failed', 'canceled')), "created_at" text not null, "settled_at" text, due_number integer);
CREATE TABLE "inbox" ("id" integer primary key autoincrement, "source" text not null check (source in ('calendly', 'stripe')), "dedupe_key" text not null, "connection_id" text, "event_type" text not null, "body" text not null, "received_at" text not null, "attempts" integer not null, "next_attempt_at" text not null, "lease" text, "leased_until" text, "completed_at" text, "dead_at" text, "last_error" text, constraint "inbox_delivery" unique ("source", "dedupe_key"), constraint "inbox_lease_is_whole" check ((lease is null) = (leased_until is null)));
CREATE TABLE "outbox" ("key" text not null primary key, "booking_id" text not null references "booking" ("id"), "booking_version" integer not null, "position" integer not null, "type" text not null, "params_json" text not null, "created_at" text not null, "attempts" integer not null, "next_attempt_at" text not null, "lease" text, "leased_until" text, "completed_at" text, "dead_at" text, "last_error" text, constraint "outbox_lease_is_whole" check ((lease is null) = (leased_until is null)));
CREATE TABLE "auth_user" ("id" text not null primary key, "name" text not null, "email" text not null unique, "emailVerified" integer not null, "image" text, "createdAt" date default CURRENT_TIMESTAMP not null, "updatedAt" date default CURRENT_TIMESTAMP not null, "role" text default 'client' not null, constraint "auth_user_role_known" check (role in ('client', 'builder', 'operator')));
CREATE TABLE "auth_session" ("id" text not null primary key, "expiresAt" date not null, "token" text not null unique, "createdAt" date default CURRENT_TIMESTAMP not null, "updatedAt" date not null, "ipAddress" text, "userAgent" text, "userId" text not null references "auth_user" ("id") on delete cascade);
CREATE TABLE "auth_account" ("id" text not null primary key, "accountId" text not null, "providerId" text not null, "userId" text not null references "auth_user" ("id") on delete cascade, "accessToken" text, "refreshToken" text, "idToken" text, "accessTokenExpiresAt" date, "refreshTokenExpiresAt" date, "scope" text, "password" text, "createdAt" date default CURRENT_TIMESTAMP not null, "updatedAt" date not null);
CREATE TABLE "auth_verification" ("id" text not null primary key, "identifier" text not null, "value" text not null, "expiresAt" date not null, "createdAt" date default CURRENT_TIMESTAMP not null, "updatedAt" date default CURRENT_TIMESTAMP not null);
CREATE TABLE "builder_slug" ("slug" text not null primary key, "builder_id" text not null references "builder" ("id"), "retired_at" text not null);
CREATE TABLE "builder_picture" ("builder_id" text not null primary key references "builder" ("id"), "content_type" text not null, "bytes" blob not null, "etag" text not null, "updated_at" text not null);
CREATE TABLE "calendly_usage" ("connection_id" text not null references "calendly_connection" ("id"), "day" text not null, "endpoint" text not null, "outcome" text not null, "calls" integer not null, "last_at" text not null, constraint "calendly_usage_key" primary key ("connection_id", "day", "endpoint", "outcome"));
CREATE TABLE "calendly_rate" ("connection_id" text not null primary key references "calendly_connection" ("id"), "calls_max" integer not null, "calls_remaining" integer not null, "resets_at" text not null, "seen_at" text not null);
CREATE TABLE "dispute" ("id" text not null primary key, "booking_id" text not null references "booking" ("id"), "payment_intent_id" text not null references "payment" ("id"), "amount_minor" bigint not null check (amount_minor >= 0), "currency" text not null check (length(currency) = 3), "status" text not null check (status in ('open', 'won', 'lost')), "opened_at" text not null, answer_due_at text);
CREATE TABLE "history_head" ("day" text not null primary key, "bookings" integer not null, "transitions" integer not null, "digest" text not null, "signature" text not null, "made_at" text not null);
CREATE TABLE "operator_action" ("id" text not null primary key, "at" text not null, "operator_user_id" text not null, "action" text not null, "subject" text not null, "note" text not null);
CREATE TABLE "reconciliation" ("id" text not null primary key, "cause" text not null check (cause in ('schedule', 'operator')), "started_at" text not null, "finished_at" text, "failed_because" text, "progress_json" text default '{}' not null);
CREATE TABLE "drift" ("id" text not null primary key, "kind" text not null, "booking_id" text references "booking" ("id"), "subject" text not null, "details_json" text not null, "found_at" text not null, "last_seen_at" text not null, "resolved_at" text, "resolution" text check (resolution in ('repaired', 'repaired_by_operator', 'gone', 'dismissed')), "note" text);
CREATE TABLE "calendly_event_seen" ("calendly_event_id" text not null primary key, "builder_id" text not null references "builder" ("id"), "stamp" text not null, "starts_at" text not null);
CREATE TABLE "refund_due" ("booking_id" text not null references "booking" ("id"), "number" integer not null, "payment_intent_id" text not null references "payment" ("id"), "amount_minor" bigint not null check (amount_minor > 0), "currency" text not null check (length(currency) = 3), "reason" text not null check (reason in ('canceled', 'late_payment', 'second_payment', 'wrong_amount', 'goodwill', 'builder_no_show', 'again')), "request_id" text, "status" text not null check (status in ('ordered', 'withheld', 'settled', 'failed', 'waived', 'settled_outside')), constraint "refund_due_number" primary key ("booking_id", "number"));
CREATE INDEX booking_deadline on booking (deadline_at, id) where deadline_at is not null;
CREATE UNIQUE INDEX booking_unpaid_of_client on booking (client_user_id, builder_id) where state in ('INITIATED', 'SCHEDULED', 'PAYMENT_PENDING', 'PAYMENT_FAILED');
CREATE INDEX "booking_of_client" on "booking" ("client_user_id", "created_at");
CREATE INDEX "booking_of_builder" on "booking" ("builder_id", "created_at");
CREATE INDEX "booking_of_session_type" on "booking" ("session_type_id");
CREATE INDEX "checkout_of_booking" on "checkout" ("booking_id");
CREATE INDEX "payment_of_booking" on "payment" ("booking_id");
CREATE INDEX "refund_of_booking" on "refund" ("booking_id");
CREATE INDEX inbox_waiting on inbox (next_attempt_at, id) where completed_at is null and dead_at is null;
CREATE INDEX outbox_waiting on outbox (next_attempt_at, created_at, booking_version, position) where completed_at is null and dead_at is null;
CREATE INDEX outbox_unfinished_of_booking on outbox (booking_id, type) where completed_at is null;
CREATE INDEX outbox_dead on outbox (dead_at) where dead_at is not null;
CREATE INDEX "auth_session_userId_idx" on "auth_session" ("userId");
CREATE INDEX "auth_account_userId_idx" on "auth_account" ("userId");
CREATE INDEX "auth_verification_identifier_idx" on "auth_verification" ("identifier");
CREATE INDEX "dispute_of_booking" on "dispute" ("booking_id");
CREATE INDEX "booking_transition_by_time" on "booking_transition" ("recorded_at");
CREATE UNIQUE INDEX "drift_open_once" on "drift" ("kind", "subject") where "resolved_at" is null;
CREATE UNIQUE INDEX reconciliation_one_at_a_time on reconciliation ((finished_at is null)) where finished_at is null;
CREATE INDEX "reconciliation_by_start" on "reconciliation" ("started_at");
CREATE INDEX "calendly_event_seen_of_builder" on "calendly_event_seen" ("builder_id", "starts_at");
insert into "kysely_migration" ("name", "timestamp") values ('0001-first-tables', '2026-11-28T19:27:27.643Z');
insert into "kysely_migration" ("name", "timestamp") values ('0002-sign-in', '2026-11-28T19:27:27.729Z');
insert into "kysely_migration" ("name", "timestamp") values ('0003-builder-side', '2026-11-28T19:27:28.101Z');
insert into "kysely_migration" ("name", "timestamp") values ('0004-money-and-history', '2026-11-28T19:27:28.229Z');
insert into "kysely_migration" ("name", "timestamp") values ('0005-reconciler', '2026-11-28T19:27:28.287Z');
insert into "kysely_migration" ("name", "timestamp") values ('0006-settled-outside', '2026-11-28T19:27:28.321Z');
insert into "kysely_migration_lock" ("id", "is_locked") values ('migration_lock', 0);
insert into "builder" ("id", "slug", "display_name", "headline", "bio", "time_zone", "user_id", "email", "accent_color", "position", "created_at", "archived_at", "currency", "direct_bookings") values ('bld_961jb2mgm6p2tp4ggbsqgprdgw', 'ada-okafor', 'Ada Okafor', 'Systems architect: I find what will break first', 'Fifteen years of payment and logistics systems, the last six as principal engineer. I have been on call for most of what I designed, and it shows in what I recommend: fewer moving parts, clearer seams, and a plan for the bad day. Bring a diagram, a repository or just the worry that keeps you up.', 'America/New_York', 'CIAB8pBihrlvEXezTp0ddUTMuvaes7KB', 'ada@builders.example', '#0f6d5c', 0, '2026-11-28T19:27:28.894Z', null, 'USD', 'adopt');
insert into "builder" ("id", "slug", "display_name", "headline", "bio", "time_zone", "user_id", "email", "accent_color", "position", "created_at", "archived_at", "currency", "direct_bookings") values ('bld_aphd6aa3s30r5gc9ywyc2n4zxm', 'kenji-mori', 'Kenji Mori', 'Product engineer for small teams that ship', 'I build products end to end, from the first sketch to the invoice, and have taken four of them past their first thousand customers. I like small steps, real users and code that a newcomer can read. Sessions in English or Japanese.', 'Asia/Tokyo', 'm2zg5LB5abdtZg8bS8BbM1aoENQ4uomi', 'kenji@builders.example', '#6b3fa0', 1, '2026-11-28T19:27:29.163Z', null, 'JPY', 'adopt');
insert into "builder" ("id", "slug", "display_name", "headline", "bio", "time_zone", "user_id", "email", "accent_color", "position", "created_at", "archived_at", "currency", "direct_bookings") values ('bld_nsd84w541xm7977mn166f7qcsw', 'lena-fischer', 'Lena Fischer', 'Onboarding and interface design, tested on real people', 'I watch people use software for a living and then help to fix what I saw. Formerly design lead at a bank and at a ticketing start-up, where I learned that trust is mostly a matter of saying plainly what happens next.', 'Europe/Berlin', 'TifvAWzMwPsug3XP6ZVwRRImiEEnu2Oo', 'lena@builders.example', '#b45309', 2, '2026-11-28T19:27:29.344Z', null, 'EUR', 'adopt');
insert into "calendly_connection" ("id", "builder_id", "calendly_user_uri", "calendly_organization_uri", "access_token_sealed", "signing_key_sealed", "key_number", "subscription_uri", "connected_at", "kind", "refresh_token_sealed", "token_version", "token_obtained_at", "token_expires_at", "scope", "refresh_lease", "refresh_leased_until_at", "broken_since_at", "broken_reason", "signing_key_created_at", "previous_signing_key_sealed", "previous_subscription_uri", "subscription_state", "subscription_checked_at", "read_back_until_at") values ('cal_hq1sxt0ra8ey56w7n30smn38vc', 'bld_961jb2mgm6p2tp4ggbsqgprdgw', 'http://127.0.0.1:37455/users/ada00000-0000-4000-8000-000000000001', 'http://127.0.0.1:37455/organizations/ada00000-0000-4000-8000-0000000000aa', 'v1.test.FmSwtjeJEpF794aA.uh-gM_NBTe1BHbieKJsiGg.4auEe_QHoWRCAdrivdO0', 'v1.test.odbCVzYFz5U6DjeH.U01v49AdRdKZSxLie4-FNw.vEgxOJbYV-x3guBlpPRCjenPsNxlJ5i3JVtmHT7PzjEzz1Urwwlj-weQiw', 1, 'http://127.0.0.1:37455/webhook_subscriptions/683104eb-5636-42f3-9b78-5f2ed1f079cd', '2026-11-28T19:27:28.926Z', 'personal_token', null, 1, '2026-11-28T19:27:28.923Z', null, null, null, null, null, null, '2026-11-28T19:27:28.926Z', null, null, null, null, null);
insert into "calendly_connection" ("id", "builder_id", "calendly_user_uri", "calendly_organization_uri", "access_token_sealed", "signing_key_sealed", "key_number", "subscription_uri", "connected_at", "kind", "refresh_token_sealed", "token_version", "token_obtained_at", "token_expires_at", "scope", "refresh_lease", "refresh_leased_until_at", "broken_since_at", "broken_reason", "signing_key_created_at", "previous_signing_key_sealed", "previous_subscription_uri", "subscription_state", "subscription_checked_at", "read_back_until_at") values ('cal_69hn99xa529kkvtzmv0mh4b8tw', 'bld_aphd6aa3s30r5gc9ywyc2n4zxm', 'http://127.0.0.1:37455/users/bec00000-0000-4000-8000-000000000002', 'http://127.0.0.1:37455/organizations/bec00000-0000-4000-8000-0000000000aa', 'v1.test.-M6j9FBAeZY40AoA.QS8egG3NQ8-KzjTGya2G5A.QHZSDPCArON1YNWdwSaV6LI', 'v1.test.YwJKZL5DvAEWV6Aw.xFdGfPlNOYYC-9OCm1bIkg.elM5g4MtY8Q8xd1j726PWemmm7C0aCXmGCQUf0BMpVcD3rxPT2n_H9wcPg', 1, 'http://127.0.0.1:37455/webhook_subscriptions/52e3622c-57f3-4e48-b211-4e8d51eaea45', '2026-11-28T19:27:29.172Z', 'personal_token', null, 1, '2026-11-28T19:27:29.171Z', null, null, null, null, null, null, '2026-11-28T19:27:29.172Z', null, null, null, null, null);
insert into "calendly_connection" ("id", "builder_id", "calendly_user_uri", "calendly_organization_uri", "access_token_sealed", "signing_key_sealed", "key_number", "subscription_uri", "connected_at", "kind", "refresh_token_sealed", "token_version", "token_obtained_at", "token_expires_at", "scope", "refresh_lease", "refresh_leased_until_at", "broken_since_at", "broken_reason", "signing_key_created_at", "previous_signing_key_sealed", "previous_subscription_uri", "subscription_state", "subscription_checked_at", "read_back_until_at") values ('cal_bvpfnyhamxeq8pbctwbb5a07bm', 'bld_nsd84w541xm7977mn166f7qcsw', 'http://127.0.0.1:37455/users/1e4a0000-0000-4000-8000-000000000003', 'http://127.0.0.1:37455/organizations/1e4a0000-0000-4000-8000-0000000000aa', 'v1.test.HzGxgamWCbtJ9L-c.lb-s8C1Sl9UULQP5JUtF5A.G4QKVpEiyxWj8YqF32EMqw', 'v1.test.1DoN5eeTxsxbN-hq.6tMNbiJlllS5EU6oJWzSyw.OP8hySL08bm-r_qQyH4LDKTZLlg3lsa7NuqLQ1pdrWQCSG37Yo1ks8sUSw', 1, 'http://127.0.0.1:37455/webhook_subscriptions/6b4f3eb8-79d4-4baf-8112-143597c52ecc', '2026-11-28T19:27:29.355Z', 'personal_token', null, 1, '2026-11-28T19:27:29.355Z', null, null, null, null, null, null, '2026-11-28T19:27:29.355Z', null, null, null, null, null);
insert into "session_type" ("id", "builder_id", "slug", "name", "description", "duration_minutes", "kind", "price_minor", "currency", "cancellation_policy_json", "calendly_event_type_id", "calendly_event_type_uri", "position", "inactive_since_at", "archived_at", "created_at", "published_at", "synced_at", "calendly_facts_json") values ('sty_y23cv436x8766t3z0cds4begdw', 'bld_961jb2mgm6p2tp4ggbsqgprdgw', 'intro-call', 'Intro call', 'A quick hello. Tell me what you are building and where it hurts; I tell you honestly whether I am the right person for it.', 15, 'solo', 0, 'USD', '{"tiers":[{"noticeMinutesMin":1440,"refundBasisPoints":10000},{"noticeMinutesMin":720,"refundBasisPoints":5000}]}', 'ada00000-0000-4000-8000-000000000101', 'http://127.0.0.1:37455/event_types/ada00000-0000-4000-8000-000000000101', 0, null, null, '2026-11-28T19:27:29.057Z', '2026-11-28T19:27:29.057Z', '2026-11-28T19:27:29.057Z', '{"poolingType":null,"bookingMethod":"instant","durationOptions":[],"takesPayment":false,"isSecret":false,"schedulingUrl":"http://127.0.0.1:37455/ada-okafor/intro-call"}');
insert into "session_type" ("id", "builder_id", "slug", "name", "description", "duration_minutes", "kind", "price_minor", "currency", "cancellation_policy_json", "calendly_event_type_id", "calendly_event_type_uri", "position", "inactive_since_at", "archived_at", "created_at", "published_at", "synced_at", "calendly_facts_json") values ('sty_5g4k3emspehx6krwe2stkap6tr', 'bld_961jb2mgm6p2tp4ggbsqgprdgw', 'architecture-review', 'Architecture review', 'One hour on your system, with your team if you like. We walk through it from the outside in, find what will break first, and you leave with a short written list in order of urgency.', 60, 'solo', 15000, 'USD', '{"tiers":[{"noticeMinutesMin":1440,"refundBasisPoints":10000},{"noticeMinutesMin":720,"refundBasisPoints":5000}]}', 'ada00000-0000-4000-8000-000000000102', 'http://127.0.0.1:37455/event_types/ada00000-0000-4000-8000-000000000102', 1, null, null, '2026-11-28T19:27:29.057Z', '2026-11-28T19:27:29.057Z', '2026-11-28T19:27:29.057Z', '{"poolingType":null,"bookingMethod":"instant","durationOptions":[],"takesPayment":false,"isSecret":false,"schedulingUrl":"http://127.0.0.1:37455/ada-okafor/architecture-review"}');
insert into "session_type" ("id", "builder_id", "slug", "name", "description", "duration_minutes", "kind", "price_minor", "currency", "cancellation_policy_json", "calendly_event_type_id", "calendly_event_type_uri", "position", "inactive_since_at", "archived_at", "created_at", "published_at", "synced_at", "calendly_facts_json") values ('sty_2d40bp3hnftwe5n4vhrfhxsqmc', 'bld_aphd6aa3s30r5gc9ywyc2n4zxm', 'code-clinic', 'Code clinic', 'Bring one bug or one pull request. We look at it together for half an hour, and you leave with a fix or with the next experiment.', 30, 'solo', 12000, 'JPY', '{"tiers":[{"noticeMinutesMin":1440,"refundBasisPoints":10000},{"noticeMinutesMin":720,"refundBasisPoints":5000}]}', 'bec00000-0000-4000-8000-000000000201', 'http://127.0.0.1:37455/event_types/bec00000-0000-4000-8000-000000000201', 0, null, null, '2026-11-28T19:27:29.276Z', '2026-11-28T19:27:29.276Z', '2026-11-28T19:27:29.276Z', '{"poolingType":null,"bookingMethod":"instant","durationOptions":[],"takesPayment":false,"isSecret":false,"schedulingUrl":"http://127.0.0.1:37455/kenji-mori/code-clinic"}');
insert into "session_type" ("id", "builder_id", "slug", "name", "description", "duration_minutes", "kind", "price_minor", "currency", "cancellation_policy_json", "calendly_event_type_id", "calendly_event_type_uri", "position", "inactive_since_at", "archived_at", "created_at", "published_at", "synced_at", "calendly_facts_json") values ('sty_nzc5vwbrkamkda46ztrhzws8wm', 'bld_aphd6aa3s30r5gc9ywyc2n4zxm', 'product-deep-dive', 'Product deep dive', 'Half a day on one product: who it is for, what it should stop doing, and what to build in the next six weeks. I prepare for it beforehand, and you get my notes afterwards.', 240, 'solo', 90000, 'JPY', '{"tiers":[{"noticeMinutesMin":4320,"refundBasisPoints":10000},{"noticeMinutesMin":2880,"refundBasisPoints":5000}]}', 'bec00000-0000-4000-8000-000000000202', 'http://127.0.0.1:37455/event_types/bec00000-0000-4000-8000-000000000202', 1, null, null, '2026-11-28T19:27:29.276Z', '2026-11-28T19:27:29.276Z', '2026-11-28T19:27:29.276Z', '{"poolingType":null,"bookingMethod":"instant","durationOptions":[],"takesPayment":false,"isSecret":false,"schedulingUrl":"http://127.0.0.1:37455/kenji-mori/product-deep-dive"}');
insert into "session_type" ("id", "builder_id", "slug", "name", "description", "duration_minutes", "kind", "price_minor", "currency", "cancellation_policy_json", "calendly_event_type_id", "calendly_event_type_uri", "position", "inactive_since_at", "archived_at", "created_at", "published_at", "synced_at", "calendly_facts_json") values ('sty_jcwv7nhsvfr6vv6y1pzgf8k030', 'bld_nsd84w541xm7977mn166f7qcsw', 'open-office-hour', 'Open office hour', 'Up to ten people, one table, any question about design. Come and listen, or bring a screen to show.', 45, 'group', 0, 'EUR', '{"tiers":[{"noticeMinutesMin":1440,"refundBasisPoints":10000},{"noticeMinutesMin":720,"refundBasisPoints":5000}]}', '1e4a0000-0000-4000-8000-000000000301', 'http://127.0.0.1:37455/event_types/1e4a0000-0000-4000-8000-000000000301', 0, null, null, '2026-11-28T19:27:29.400Z', '2026-11-28T19:27:29.400Z', '2026-11-28T19:27:29.400Z', '{"poolingType":null,"bookingMethod":"instant","durationOptions":[],"takesPayment":false,"isSecret":false,"schedulingUrl":"http://127.0.0.1:37455/lena-fischer/open-office-hour"}');
insert into "session_type" ("id", "builder_id", "slug", "name", "description", "duration_minutes", "kind", "price_minor", "currency", "cancellation_policy_json", "calendly_event_type_id", "calendly_event_type_uri", "position", "inactive_since_at", "archived_at", "created_at", "published_at", "synced_at", "calendly_facts_json") values ('sty_y392qbc954nv38df2jdbgtjmqm', 'bld_nsd84w541xm7977mn166f7qcsw', 'product-teardown', 'Product teardown', 'An honest look at your onboarding: I sign up as a stranger while you watch, say aloud what I think, and we agree on the three things to change first.', 30, 'solo', 12000, 'EUR', '{"tiers":[{"noticeMinutesMin":1440,"refundBasisPoints":10000},{"noticeMinutesMin":720,"refundBasisPoints":5000}]}', '1e4a0000-0000-4000-8000-000000000302', 'http://127.0.0.1:37455/event_types/1e4a0000-0000-4000-8000-000000000302', 1, '2026-11-28T19:27:29.400Z', null, '2026-11-28T19:27:29.400Z', '2026-11-28T19:27:29.400Z', '2026-11-28T19:27:29.400Z', '{"poolingType":null,"bookingMethod":"instant","durationOptions":[],"takesPayment":false,"isSecret":false,"schedulingUrl":"http://127.0.0.1:37455/lena-fischer/product-teardown"}');
insert into "booking" ("id", "version", "state", "builder_id", "session_type_id", "session_type_name", "duration_minutes", "calendly_event_type_uri", "calendly_event_kind", "client_user_id", "client_email", "client_name", "client_time_zone", "price_minor", "currency", "cancellation_policy_json", "scheduling_url", "calendly_event_id", "calendly_event_uri", "calendly_invitee_uri", "cancel_url", "reschedule_url", "join_url", "location_text", "starts_at", "ends_at", "hold_ends_at", "deadline_at", "refund_ceiling_basis_points", "confirmed_checkout_id", "canceled_at", "canceled_by", "created_at", "updated_at", "origin", "answers_json", "cancellation_quoted_at", "rejected_because", "no_show_at", "kept_at") values ('bkg_e89k9vf6tsyn28qby7m8tcz0tm', 7, 'REFUNDED', 'bld_961jb2mgm6p2tp4ggbsqgprdgw', 'sty_5g4k3emspehx6krwe2stkap6tr', 'Architecture review', 60, 'http://127.0.0.1:37455/event_types/ada00000-0000-4000-8000-000000000102', 'solo', 'stage-client-183882c92a56', 'client-183882c92a56@example.com', 'Client 183882c92a56', 'America/New_York', 15000, 'USD', '{"tiers":[{"noticeMinutesMin":1440,"refundBasisPoints":10000},{"noticeMinutesMin":720,"refundBasisPoints":5000}]}', 'http://127.0.0.1:37455/d/0999-c25806ab4b88/architecture-review', '1fef46a4-64a3-4edf-b1c8-af68c9911668', 'http://127.0.0.1:37455/scheduled_events/1fef46a4-64a3-4edf-b1c8-af68c9911668', 'http://127.0.0.1:37455/scheduled_events/1fef46a4-64a3-4edf-b1c8-af68c9911668/invitees/8713d166-288b-4459-ba13-0f69e6a3b81e', 'http://127.0.0.1:37455/cancellations/8713d166-288b-4459-ba13-0f69e6a3b81e', 'http://127.0.0.1:37455/reschedulings/8713d166-288b-4459-ba13-0f69e6a3b81e', 'http://127.0.0.1:37455/events/1fef46a4-64a3-4edf-b1c8-af68c9911668/google_meet', null, '2026-12-14T14:00:00.000Z', '2026-12-14T15:00:00.000Z', '2026-11-28T19:57:31.313Z', null, null, 'cs_test_a1twH3Wcm4ohj55HDThtGYgbYP7b2jLqRc0wqfmRU0EIU7TwbuRhzL9bSn', '2026-11-28T19:27:32.130Z', 'client', '2026-11-28T19:27:30.991Z', '2026-11-28T19:27:32.316Z', 'app', '[]', null, null, null, null);
insert into "booking" ("id", "version", "state", "builder_id", "session_type_id", "session_type_name", "duration_minutes", "calendly_event_type_uri", "calendly_event_kind", "client_user_id", "client_email", "client_name", "client_time_zone", "price_minor", "currency", "cancellation_policy_json", "scheduling_url", "calendly_event_id", "calendly_event_uri", "calendly_invitee_uri", "cancel_url", "reschedule_url", "join_url", "location_text", "starts_at", "ends_at", "hold_ends_at", "deadline_at", "refund_ceiling_basis_points", "confirmed_checkout_id", "canceled_at", "canceled_by", "created_at", "updated_at", "origin", "answers_json", "cancellation_quoted_at", "rejected_because", "no_show_at", "kept_at") values ('bkg_782bmz5k0wkg3vd7fbbqdjwd6m', 5, 'CONFIRMED', 'bld_961jb2mgm6p2tp4ggbsqgprdgw', 'sty_5g4k3emspehx6krwe2stkap6tr', 'Architecture review', 60, 'http://127.0.0.1:37455/event_types/ada00000-0000-4000-8000-000000000102', 'solo', 'stage-client-bf2aea11a79c', 'client-bf2aea11a79c@example.com', 'Client bf2aea11a79c', 'America/New_York', 15000, 'USD', '{"tiers":[{"noticeMinutesMin":1440,"refundBasisPoints":10000},{"noticeMinutesMin":720,"refundBasisPoints":5000}]}', 'http://127.0.0.1:37455/d/ab43-d6f1661afd18/architecture-review', '360d6733-8433-41fe-9ca8-d8a3ee43bed2', 'http://127.0.0.1:37455/scheduled_events/360d6733-8433-41fe-9ca8-d8a3ee43bed2', 'http://127.0.0.1:37455/scheduled_events/360d6733-8433-41fe-9ca8-d8a3ee43bed2/invitees/a611c551-a92f-452a-a464-bca6f66fd3e0', 'http://127.0.0.1:37455/cancellations/a611c551-a92f-452a-a464-bca6f66fd3e0', 'http://127.0.0.1:37455/reschedulings/a611c551-a92f-452a-a464-bca6f66fd3e0', 'http://127.0.0.1:37455/events/360d6733-8433-41fe-9ca8-d8a3ee43bed2/google_meet', null, '2026-12-14T14:00:00.000Z', '2026-12-14T15:00:00.000Z', '2026-11-28T19:57:32.739Z', '2026-12-14T15:00:00.000Z', null, 'cs_test_a1t1fso4QOulYb2MSWExqaMCZLBBbveGUKm4WEB8iv3fMg7DJ4g27Yyd1D', null, null, '2026-11-28T19:27:32.372Z', '2026-11-28T19:27:32.981Z', 'app', '[]', null, null, null, null);
insert into "booking" ("id", "version", "state", "builder_id", "session_type_id", "session_type_name", "duration_minutes", "calendly_event_type_uri", "calendly_event_kind", "client_user_id", "client_email", "client_name", "client_time_zone", "price_minor", "currency", "cancellation_policy_json", "scheduling_url", "calendly_event_id", "calendly_event_uri", "calendly_invitee_uri", "cancel_url", "reschedule_url", "join_url", "location_text", "starts_at", "ends_at", "hold_ends_at", "deadline_at", "refund_ceiling_basis_points", "confirmed_checkout_id", "canceled_at", "canceled_by", "created_at", "updated_at", "origin", "answers_json", "cancellation_quoted_at", "rejected_because", "no_show_at", "kept_at") values ('bkg_bty12e8cw3hnz3bcq19fdxd51w', 2, 'SCHEDULED', 'bld_961jb2mgm6p2tp4ggbsqgprdgw', 'sty_5g4k3emspehx6krwe2stkap6tr', 'Architecture review', 60, 'http://127.0.0.1:37455/event_types/ada00000-0000-4000-8000-000000000102', 'solo', 'stage-client-8911f248008d', 'client-8911f248008d@example.com', 'Client 8911f248008d', 'America/New_York', 15000, 'USD', '{"tiers":[{"noticeMinutesMin":1440,"refundBasisPoints":10000},{"noticeMinutesMin":720,"refundBasisPoints":5000}]}', 'http://127.0.0.1:37455/d/5e8f-91476b3a426c/architecture-review', 'db890c80-ab41-498c-a90a-93232dc42345', 'http://127.0.0.1:37455/scheduled_events/db890c80-ab41-498c-a90a-93232dc42345', 'http://127.0.0.1:37455/scheduled_events/db890c80-ab41-498c-a90a-93232dc42345/invitees/b529b3f7-42ec-4b04-b97e-09ba54425447', 'http://127.0.0.1:37455/cancellations/b529b3f7-42ec-4b04-b97e-09ba54425447', 'http://127.0.0.1:37455/reschedulings/b529b3f7-42ec-4b04-b97e-09ba54425447', 'http://127.0.0.1:37455/events/db890c80-ab41-498c-a90a-93232dc42345/google_meet', null, '2026-12-14T15:00:00.000Z', '2026-12-14T16:00:00.000Z', '2026-11-28T19:57:33.523Z', '2026-11-28T19:57:33.523Z', null, null, null, null, '2026-11-28T19:27:33.290Z', '2026-11-28T19:27:33.523Z', 'app', '[]', null, null, null, null);
insert into "booking" ("id", "version", "state", "builder_id", "session_type_id", "session_type_name", "duration_minutes", "calendly_event_type_uri", "calendly_event_kind", "client_user_id", "client_email", "client_name", "client_time_zone", "price_minor", "currency", "cancellation_policy_json", "scheduling_url", "calendly_event_id", "calendly_event_uri", "calendly_invitee_uri", "cancel_url", "reschedule_url", "join_url", "location_text", "starts_at", "ends_at", "hold_ends_at", "deadline_at", "refund_ceiling_basis_points", "confirmed_checkout_id", "canceled_at", "canceled_by", "created_at", "updated_at", "origin", "answers_json", "cancellation_quoted_at", "rejected_because", "no_show_at", "kept_at") values ('bkg_r5ygwy2rc1b54g7kqkttdb4bgg', 6, 'CANCELED', 'bld_961jb2mgm6p2tp4ggbsqgprdgw', 'sty_5g4k3emspehx6krwe2stkap6tr', 'Architecture review', 60, 'http://127.0.0.1:37455/event_types/ada00000-0000-4000-8000-000000000102', 'solo', 'stage-client-098a0c8a3e98', 'client-098a0c8a3e98@example.com', 'Client 098a0c8a3e98', 'America/New_York', 15000, 'USD', '{"tiers":[{"noticeMinutesMin":1440,"refundBasisPoints":10000},{"noticeMinutesMin":720,"refundBasisPoints":5000}]}', 'http://127.0.0.1:37455/d/bced-f07fd73249a7/architecture-review', '0ae539c6-7552-4ecf-8150-167d74777c67', 'http://127.0.0.1:37455/scheduled_events/0ae539c6-7552-4ecf-8150-167d74777c67', 'http://127.0.0.1:37455/scheduled_events/0ae539c6-7552-4ecf-8150-167d74777c67/invitees/b5b7029d-522b-42ad-9e39-b4a031916ccf', 'http://127.0.0.1:37455/cancellations/b5b7029d-522b-42ad-9e39-b4a031916ccf', 'http://127.0.0.1:37455/reschedulings/b5b7029d-522b-42ad-9e39-b4a031916ccf', 'http://127.0.0.1:37455/events/0ae539c6-7552-4ecf-8150-167d74777c67/google_meet', null, '2026-12-14T16:00:00.000Z', '2026-12-14T17:00:00.000Z', '2026-11-28T19:57:33.696Z', null, null, 'cs_test_a15R9BqdOjQtbFhGiC2sN68WH6ck9C7pSpysh9Yp7r87qSIPo10ymNkNIe', '2026-11-28T19:27:34.937Z', 'client', '2026-11-28T19:27:33.580Z', '2026-11-28T19:27:34.937Z', 'app', '[]', null, null, null, null);
insert into "booking" ("id", "version", "state", "builder_id", "session_type_id", "session_type_name", "duration_minutes", "calendly_event_type_uri", "calendly_event_kind", "client_user_id", "client_email", "client_name", "client_time_zone", "price_minor", "currency", "cancellation_policy_json", "scheduling_url", "calendly_event_id", "calendly_event_uri", "calendly_invitee_uri", "cancel_url", "reschedule_url", "join_url", "location_text", "starts_at", "ends_at", "hold_ends_at", "deadline_at", "refund_ceiling_basis_points", "confirmed_checkout_id", "canceled_at", "canceled_by", "created_at", "updated_at", "origin", "answers_json", "cancellation_quoted_at", "rejected_because", "no_show_at", "kept_at") values ('bkg_bc1cfr130zatn6eeyqwy0gfpnm', 6, 'CANCELED', 'bld_961jb2mgm6p2tp4ggbsqgprdgw', 'sty_5g4k3emspehx6krwe2stkap6tr', 'Architecture review', 60, 'http://127.0.0.1:37455/event_types/ada00000-0000-4000-8000-000000000102', 'solo', 'stage-client-12f98eb527e1', 'client-12f98eb527e1@example.com', 'Client 12f98eb527e1', 'America/New_York', 15000, 'USD', '{"tiers":[{"noticeMinutesMin":1440,"refundBasisPoints":10000},{"noticeMinutesMin":720,"refundBasisPoints":5000}]}', 'http://127.0.0.1:37455/d/0339-f64928fa1f7b/architecture-review', 'f909992f-2aad-44f7-a14d-a904fad4a915', 'http://127.0.0.1:37455/scheduled_events/f909992f-2aad-44f7-a14d-a904fad4a915', 'http://127.0.0.1:37455/scheduled_events/f909992f-2aad-44f7-a14d-a904fad4a915/invitees/4a85f8ed-e1c4-4d5a-b835-cdc08b258448', 'http://127.0.0.1:37455/cancellations/4a85f8ed-e1c4-4d5a-b835-cdc08b258448', 'http://127.0.0.1:37455/reschedulings/4a85f8ed-e1c4-4d5a-b835-cdc08b258448', 'http://127.0.0.1:37455/events/f909992f-2aad-44f7-a14d-a904fad4a915/google_meet', null, '2026-12-14T17:00:00.000Z', '2026-12-14T18:00:00.000Z', '2026-11-28T19:57:34.169Z', null, null, 'cs_test_a1GUKgtoyk0NmJz3PXg2b4QwcSmUycu3OsNa2TKdIy1I7gamwhHAA6Ca71', '2026-11-28T19:27:35.119Z', 'client', '2026-11-28T19:27:34.010Z', '2026-11-28T19:27:35.119Z', 'app', '[]', null, null, null, null);
insert into "booking" ("id", "version", "state", "builder_id", "session_type_id", "session_type_name", "duration_minutes", "calendly_event_type_uri", "calendly_event_kind", "client_user_id", "client_email", "client_name", "client_time_zone", "price_minor", "currency", "cancellation_policy_json", "scheduling_url", "calendly_event_id", "calendly_event_uri", "calendly_invitee_uri", "cancel_url", "reschedule_url", "join_url", "location_text", "starts_at", "ends_at", "hold_ends_at", "deadline_at", "refund_ceiling_basis_points", "confirmed_checkout_id", "canceled_at", "canceled_by", "created_at", "updated_at", "origin", "answers_json", "cancellation_quoted_at", "rejected_because", "no_show_at", "kept_at") values ('bkg_xh0y7svt0gq6kyysnkt2qa2n34', 4, 'PAYMENT_PENDING', 'bld_961jb2mgm6p2tp4ggbsqgprdgw', 'sty_5g4k3emspehx6krwe2stkap6tr', 'Architecture review', 60, 'http://127.0.0.1:37455/event_types/ada00000-0000-4000-8000-000000000102', 'solo', 'stage-client-db017af15106', 'client-db017af15106@example.com', 'Client db017af15106', 'America/New_York', 15000, 'USD', '{"tiers":[{"noticeMinutesMin":1440,"refundBasisPoints":10000},{"noticeMinutesMin":720,"refundBasisPoints":5000}]}', 'http://127.0.0.1:37455/d/7caf-97cfd3b9cb24/architecture-review', 'faefcca1-a518-40fe-93f7-595fcf440213', 'http://127.0.0.1:37455/scheduled_events/faefcca1-a518-40fe-93f7-595fcf440213', 'http://127.0.0.1:37455/scheduled_events/faefcca1-a518-40fe-93f7-595fcf440213/invitees/d6d17f83-088d-4bca-8ee1-7532ba13e93d', 'http://127.0.0.1:37455/cancellations/d6d17f83-088d-4bca-8ee1-7532ba13e93d', 'http://127.0.0.1:37455/reschedulings/d6d17f83-088d-4bca-8ee1-7532ba13e93d', 'http://127.0.0.1:37455/events/faefcca1-a518-40fe-93f7-595fcf440213/google_meet', null, '2026-12-14T18:00:00.000Z', '2026-12-14T19:00:00.000Z', '2026-11-28T19:57:34.781Z', '2026-11-28T19:57:34.781Z', null, null, null, null, '2026-11-28T19:27:34.590Z', '2026-11-28T19:27:34.884Z', 'app', '[]', null, null, null, null);
insert into "booking_transition" ("booking_id", "version", "from_state", "to_state", "event_type", "event_json", "cause_kind", "cause_reference", "happened_at", "recorded_at", "digest", "signature", "personal_json", "personal_salt", "personal_digest") values ('bkg_e89k9vf6tsyn28qby7m8tcz0tm', 1, null, 'INITIATED', 'BOOKING_INITIATED', '{"type":"BOOKING_INITIATED","at":"2026-11-28T19:27:30.991Z","price":{"amountMinor":15000,"currency":"USD"},"cancellationPolicy":{"tiers":[{"noticeMinutesMin":1440,"refundBasisPoints":10000},{"noticeMinutesMin":720,"refundBasisPoints":5000}]},"calendlyEventKind":"solo"}', 'client', 'req_a6f7771ed4cd', '2026-11-28T19:27:30.991Z', '2026-11-28T19:27:30.991Z', 'aeb36378074f343c7e445136e79141b647bf18191861f5ee845ad0ef5870e048', 'test.0pK_Jhk9dH8dMhlGRFvxuOjhuMirxW85V4zx1UK4J9o', '{"note":"Client 183882c92a56"}', 'a5585a608c10ac66d66e29ccf767b158', '8d9f9aecae03d99784090c9e01deb4058ecfa418804b8c40aae8455b2ee68ece');
insert into "booking_transition" ("booking_id", "version", "from_state", "to_state", "event_type", "event_json", "cause_kind", "cause_reference", "happened_at", "recorded_at", "digest", "signature", "personal_json", "personal_salt", "personal_digest") values ('bkg_e89k9vf6tsyn28qby7m8tcz0tm', 2, 'INITIATED', 'SCHEDULED', 'TIME_BOOKED', '{"type":"TIME_BOOKED","at":"2026-11-28T19:27:31.128Z","time":{"calendlyEventId":"1fef46a4-64a3-4edf-b1c8-af68c9911668","calendlyEventUri":"http://127.0.0.1:37455/scheduled_events/1fef46a4-64a3-4edf-b1c8-af68c9911668","calendlyInviteeUri":"http://127.0.0.1:37455/scheduled_events/1fef46a4-64a3-4edf-b1c8-af68c9911668/invitees/8713d166-288b-4459-ba13-0f69e6a3b81e","startsAt":"2026-12-14T14:00:00.000Z","endsAt":"2026-12-14T15:00:00.000Z"},"holdEndsAt":"2026-11-28T19:57:31.313Z"}', 'calendly', 'inbox:1', '2026-11-28T19:27:31.128Z', '2026-11-28T19:27:31.313Z', 'e8bdf4501552701eb39f7554a4d48bf562026dec3d6b57d5035713038aba2fe6', 'test.toc13MxdlKkpKGhXrazJbZFuif2OpiXTVLpUAeDKBlo', null, null, null);
insert into "booking_transition" ("booking_id", "version", "from_state", "to_state", "event_type", "event_json", "cause_kind", "cause_reference", "happened_at", "recorded_at", "digest", "signature", "personal_json", "personal_salt", "personal_digest") values ('bkg_e89k9vf6tsyn28qby7m8tcz0tm', 3, 'SCHEDULED', 'PAYMENT_PENDING', 'CHECKOUT_REQUESTED', '{"type":"CHECKOUT_REQUESTED","at":"2026-11-28T19:27:31.376Z","checkoutExpiresAt":"2026-11-28T20:27:31.376Z","timeZone":"America/New_York"}', 'client', 'req_a6f7771ed4cd', '2026-11-28T19:27:31.376Z', '2026-11-28T19:27:31.376Z', 'a767a93e130ae113b672a660349f2c81286e59fe023116bb50c8044bbef823ca', 'test.nHu8BaZgRymke9b6ZGsSdCSTVBl7b8vxuMilFHab0rk', null, null, null);
insert into "booking_transition" ("booking_id", "version", "from_state", "to_state", "event_type", "event_json", "cause_kind", "cause_reference", "happened_at", "recorded_at", "digest", "signature", "personal_json", "personal_salt", "personal_digest") values ('bkg_e89k9vf6tsyn28qby7m8tcz0tm', 4, 'PAYMENT_PENDING', 'PAYMENT_PENDING', 'CHECKOUT_OPENED', '{"type":"CHECKOUT_OPENED","at":"2026-11-28T19:27:31.516Z","checkoutId":"cs_test_a1twH3Wcm4ohj55HDThtGYgbYP7b2jLqRc0wqfmRU0EIU7TwbuRhzL9bSn"}', 'worker', 'bkg_e89k9vf6tsyn28qby7m8tcz0tm:3:0', '2026-11-28T19:27:31.516Z', '2026-11-28T19:27:31.516Z', '824b0bc261e03208e615d10186c03549eb6cc8d9784e4c63d4b9c0c5a3e0906e', 'test.jPjGgCpXepgnWt4dMRcawzTk5VEx13P0DEiB96uGO7Q', null, null, null);
insert into "booking_transition" ("booking_id", "version", "from_state", "to_state", "event_type", "event_json", "cause_kind", "cause_reference", "happened_at", "recorded_at", "digest", "signature", "personal_json", "personal_salt", "personal_digest") values ('bkg_e89k9vf6tsyn28qby7m8tcz0tm', 5, 'PAYMENT_PENDING', 'CONFIRMED', 'CHECKOUT_PAID', '{"type":"CHECKOUT_PAID","at":"2026-11-28T19:27:31.000Z","checkoutId":"cs_test_a1twH3Wcm4ohj55HDThtGYgbYP7b2jLqRc0wqfmRU0EIU7TwbuRhzL9bSn","paymentIntentId":"pi_3mSlGCdKaQvsyO2AC5hmPGGQ","amount":{"amountMinor":15000,"currency":"USD"}}', 'stripe', 'inbox:2', '2026-11-28T19:27:31.000Z', '2026-11-28T19:27:31.672Z', '0d8a7bbe4a83c458ef6869739e276da6b42b986e48d72d3c4ad6bb6c3ae47d38', 'test.-FFzda_aNa7bMA2ubX94K6uPN2OwLz5wBa984Fj0ZoU', null, null, null);
insert into "booking_transition" ("booking_id", "version", "from_state", "to_state", "event_type", "event_json", "cause_kind", "cause_reference", "happened_at", "recorded_at", "digest", "signature", "personal_json", "personal_salt", "personal_digest") values ('bkg_e89k9vf6tsyn28qby7m8tcz0tm', 6, 'CONFIRMED', 'CANCELED', 'CANCEL_REQUESTED', '{"type":"CANCEL_REQUESTED","at":"2026-11-28T19:27:32.130Z","by":"client","quotedAt":null}', 'client', 'req_a6f7771ed4cd', '2026-11-28T19:27:32.130Z', '2026-11-28T19:27:32.130Z', 'd8ab50d4f69e7a0eaccbfde57686e5f24ff27841f193eeee4decc0b6e6ff37dd', 'test.kTSD30RD86OFxeM1mw_TcK_HIsevtV0k_-fysWvrE1A', null, null, null);
insert into "booking_transition" ("booking_id", "version", "from_state", "to_state", "event_type", "event_json", "cause_kind", "cause_reference", "happened_at", "recorded_at", "digest", "signature", "personal_json", "personal_salt", "personal_digest") values ('bkg_e89k9vf6tsyn28qby7m8tcz0tm', 7, 'CANCELED', 'REFUNDED', 'REFUND_SETTLED', '{"type":"REFUND_SETTLED","at":"2026-11-28T19:27:32.315Z","refundId":"re_3fU3VxN6jkCJwmakpHNTDlzU","paymentIntentId":"pi_3mSlGCdKaQvsyO2AC5hmPGGQ","amount":{"amountMinor":15000,"currency":"USD"},"due":1}', 'worker', 'bkg_e89k9vf6tsyn28qby7m8tcz0tm:6:0', '2026-11-28T19:27:32.315Z', '2026-11-28T19:27:32.316Z', '97755e460b2391e56fc4d4ab16813e86e62d8a34af1c6dc97beefaeeabc0b4f4', 'test.DYMR5Z2Vf_b0uYjQlulve0TFn5kLVkVUyGMk7EIiQ6g', null, null, null);
insert into "booking_transition" ("booking_id", "version", "from_state", "to_state", "event_type", "event_json", "cause_kind", "cause_reference", "happened_at", "recorded_at", "digest", "signature", "personal_json", "personal_salt", "personal_digest") values ('bkg_782bmz5k0wkg3vd7fbbqdjwd6m', 1, null, 'INITIATED', 'BOOKING_INITIATED', '{"type":"BOOKING_INITIATED","at":"2026-11-28T19:27:32.372Z","price":{"amountMinor":15000,"currency":"USD"},"cancellationPolicy":{"tiers":[{"noticeMinutesMin":1440,"refundBasisPoints":10000},{"noticeMinutesMin":720,"refundBasisPoints":5000}]},"calendlyEventKind":"solo"}', 'client', 'req_3599e14fb655', '2026-11-28T19:27:32.372Z', '2026-11-28T19:27:32.372Z', 'd02333829f4eac2ed0ddca5ecf2be2799d9fa337c7d930c97c41e672108b02c0', 'test._WvDMv78bo-XjdYtOQcfuRQ14wkYq_Cb6PbFBO2eaPA', '{"note":"Client bf2aea11a79c"}', 'bb5c69a5b05362a46374842a4fb528a7', '6dcb47005ac36f4d0ebdab0196801ce49c2f6791a6f5e0926c6eb0e5c80d0a58');
insert into "booking_transition" ("booking_id", "version", "from_state", "to_state", "event_type", "event_json", "cause_kind", "cause_reference", "happened_at", "recorded_at", "digest", "signature", "personal_json", "personal_salt", "personal_digest") values ('bkg_782bmz5k0wkg3vd7fbbqdjwd6m', 2, 'INITIATED', 'SCHEDULED', 'TIME_BOOKED', '{"type":"TIME_BOOKED","at":"2026-11-28T19:27:32.496Z","time":{"calendlyEventId":"360d6733-8433-41fe-9ca8-d8a3ee43bed2","calendlyEventUri":"http://127.0.0.1:37455/scheduled_events/360d6733-8433-41fe-9ca8-d8a3ee43bed2","calendlyInviteeUri":"http://127.0.0.1:37455/scheduled_events/360d6733-8433-41fe-9ca8-d8a3ee43bed2/invitees/a611c551-a92f-452a-a464-bca6f66fd3e0","startsAt":"2026-12-14T14:00:00.000Z","endsAt":"2026-12-14T15:00:00.000Z"},"holdEndsAt":"2026-11-28T19:57:32.739Z"}', 'calendly', 'inbox:6', '2026-11-28T19:27:32.496Z', '2026-11-28T19:27:32.740Z', '335211457406fe140444b566f7fdb3ef9b3e8be6183c34f783edd28c578ed2a4', 'test.tjQfNRKfpL90n-CXIshqF3cjX-bevDfnYRkPSH-VXzg', null, null, null);
insert into "booking_transition" ("booking_id", "version", "from_state", "to_state", "event_type", "event_json", "cause_kind", "cause_reference", "happened_at", "recorded_at", "digest", "signature", "personal_json", "personal_salt", "personal_digest") values ('bkg_782bmz5k0wkg3vd7fbbqdjwd6m', 3, 'SCHEDULED', 'PAYMENT_PENDING', 'CHECKOUT_REQUESTED', '{"type":"CHECKOUT_REQUESTED","at":"2026-11-28T19:27:32.768Z","checkoutExpiresAt":"2026-11-28T20:27:32.768Z","timeZone":"America/New_York"}', 'client', 'req_3599e14fb655', '2026-11-28T19:27:32.768Z', '2026-11-28T19:27:32.768Z', 'b7cffedb42a5d77b31953bdbc248762a2de1b0cf4ab42e2d59a18c1293d921fe', 'test.8kXKn4cVib_v5hrRvTfTLlQjh69ohyhbv85ERkBAVVQ', null, null, null);
insert into "booking_transition" ("booking_id", "version", "from_state", "to_state", "event_type", "event_json", "cause_kind", "cause_reference", "happened_at", "recorded_at", "digest", "signature", "personal_json", "personal_salt", "personal_digest") values ('bkg_782bmz5k0wkg3vd7fbbqdjwd6m', 4, 'PAYMENT_PENDING', 'PAYMENT_PENDING', 'CHECKOUT_OPENED', '{"type":"CHECKOUT_OPENED","at":"2026-11-28T19:27:32.841Z","checkoutId":"cs_test_a1t1fso4QOulYb2MSWExqaMCZLBBbveGUKm4WEB8iv3fMg7DJ4g27Yyd1D"}', 'worker', 'bkg_782bmz5k0wkg3vd7fbbqdjwd6m:3:0', '2026-11-28T19:27:32.841Z', '2026-11-28T19:27:32.841Z', 'fd90ffdb8c8e68b85cabfaef22224ada288fac86ec4864597e8a8e87832b393b', 'test.2ETKXWxKaS9ua8MjdC_rrdskWYAhumkgoONvexBoA10', null, null, null);
insert into "booking_transition" ("booking_id", "version", "from_state", "to_state", "event_type", "event_json", "cause_kind", "cause_reference", "happened_at", "recorded_at", "digest", "signature", "personal_json", "personal_salt", "personal_digest") values ('bkg_782bmz5k0wkg3vd7fbbqdjwd6m', 5, 'PAYMENT_PENDING', 'CONFIRMED', 'CHECKOUT_PAID', '{"type":"CHECKOUT_PAID","at":"2026-11-28T19:27:32.000Z","checkoutId":"cs_test_a1t1fso4QOulYb2MSWExqaMCZLBBbveGUKm4WEB8iv3fMg7DJ4g27Yyd1D","paymentIntentId":"pi_3n9f3SpzRX5Fng1PEBx7fINO","amount":{"amountMinor":15000,"currency":"USD"}}', 'stripe', 'inbox:7', '2026-11-28T19:27:32.000Z', '2026-11-28T19:27:32.981Z', 'a187630a693c47af3665b2ca7b0aecb5253861770e0351a774724f042261ffda', 'test.cg2PWEk5Lqpey_9SvgYG5vkJ75x5rJ9Wt7bEBUsj20w', null, null, null);
insert into "booking_transition" ("booking_id", "version", "from_state", "to_state", "event_type", "event_json", "cause_kind", "cause_reference", "happened_at", "recorded_at", "digest", "signature", "personal_json", "personal_salt", "personal_digest") values ('bkg_bty12e8cw3hnz3bcq19fdxd51w', 1, null, 'INITIATED', 'BOOKING_INITIATED', '{"type":"BOOKING_INITIATED","at":"2026-11-28T19:27:33.290Z","price":{"amountMinor":15000,"currency":"USD"},"cancellationPolicy":{"tiers":[{"noticeMinutesMin":1440,"refundBasisPoints":10000},{"noticeMinutesMin":720,"refundBasisPoints":5000}]},"calendlyEventKind":"solo"}', 'client', 'req_689af005f7cf', '2026-11-28T19:27:33.290Z', '2026-11-28T19:27:33.290Z', '91d3165553dae4bb620f661c5b21f7f7838c064a9c91f9a55886c46e5bf4f306', 'test.vtvocjMK0ZwmHUJbP53ZR5FIiuQGQDhNKAt9gsAJsB8', '{"note":"Client 8911f248008d"}', 'a78b8c73eb8ced9dee145a7765ce28f5', '86df1a4fc4b5a852ede20cdc6d5672bd8efb1b545fd7b2a816e650222a4b8805');
insert into "booking_transition" ("booking_id", "version", "from_state", "to_state", "event_type", "event_json", "cause_kind", "cause_reference", "happened_at", "recorded_at", "digest", "signature", "personal_json", "personal_salt", "personal_digest") values ('bkg_bty12e8cw3hnz3bcq19fdxd51w', 2, 'INITIATED', 'SCHEDULED', 'TIME_BOOKED', '{"type":"TIME_BOOKED","at":"2026-11-28T19:27:33.366Z","time":{"calendlyEventId":"db890c80-ab41-498c-a90a-93232dc42345","calendlyEventUri":"http://127.0.0.1:37455/scheduled_events/db890c80-ab41-498c-a90a-93232dc42345","calendlyInviteeUri":"http://127.0.0.1:37455/scheduled_events/db890c80-ab41-498c-a90a-93232dc42345/invitees/b529b3f7-42ec-4b04-b97e-09ba54425447","startsAt":"2026-12-14T15:00:00.000Z","endsAt":"2026-12-14T16:00:00.000Z"},"holdEndsAt":"2026-11-28T19:57:33.523Z"}', 'calendly', 'inbox:8', '2026-11-28T19:27:33.366Z', '2026-11-28T19:27:33.523Z', 'afb50fec8109a78c0695428203ecb1372b19f1853f03f7a847d15ca1bf6c13cb', 'test.9DXgT50El0nuHCPXr01ROZ3LWg2lF8ejgPZWP23yqOI', null, null, null);
insert into "booking_transition" ("booking_id", "version", "from_state", "to_state", "event_type", "event_json", "cause_kind", "cause_reference", "happened_at", "recorded_at", "digest", "signature", "personal_json", "personal_salt", "personal_digest") values ('bkg_r5ygwy2rc1b54g7kqkttdb4bgg', 1, null, 'INITIATED', 'BOOKING_INITIATED', '{"type":"BOOKING_INITIATED","at":"2026-11-28T19:27:33.580Z","price":{"amountMinor":15000,"currency":"USD"},"cancellationPolicy":{"tiers":[{"noticeMinutesMin":1440,"refundBasisPoints":10000},{"noticeMinutesMin":720,"refundBasisPoints":5000}]},"calendlyEventKind":"solo"}', 'client', 'req_22fbc7dfd7aa', '2026-11-28T19:27:33.580Z', '2026-11-28T19:27:33.580Z', 'f8453aadab836e29a296582d5cb0344e68338146fbc12316c30cde03e3e5df9f', 'test.NdXfhFflgfB8OAP2qVDfG3fZCHWlv0sKDZBYgS0nvtc', '{"note":"Client 098a0c8a3e98"}', '17587da85949a0e2b0ecb55de7ae1189', 'f6547a03a7a4b4ae31d860ac8bb4509dbcc7d89d3fc5a4f7c79de94137638864');
insert into "booking_transition" ("booking_id", "version", "from_state", "to_state", "event_type", "event_json", "cause_kind", "cause_reference", "happened_at", "recorded_at", "digest", "signature", "personal_json", "personal_salt", "personal_digest") values ('bkg_r5ygwy2rc1b54g7kqkttdb4bgg', 2, 'INITIATED', 'SCHEDULED', 'TIME_BOOKED', '{"type":"TIME_BOOKED","at":"2026-11-28T19:27:33.629Z","time":{"calendlyEventId":"0ae539c6-7552-4ecf-8150-167d74777c67","calendlyEventUri":"http://127.0.0.1:37455/scheduled_events/0ae539c6-7552-4ecf-8150-167d74777c67","calendlyInviteeUri":"http://127.0.0.1:37455/scheduled_events/0ae539c6-7552-4ecf-8150-167d74777c67/invitees/b5b7029d-522b-42ad-9e39-b4a031916ccf","startsAt":"2026-12-14T16:00:00.000Z","endsAt":"2026-12-14T17:00:00.000Z"},"holdEndsAt":"2026-11-28T19:57:33.696Z"}', 'calendly', 'inbox:9', '2026-11-28T19:27:33.629Z', '2026-11-28T19:27:33.696Z', '23804b92db9be99fc3ff8871331df56057e36290a2cb32dae11f94f0b7810c19', 'test.1chQHNfWUUUyqVjGY7z2a_sHdF7rv3Emt6j9sg4q2uk', null, null, null);
insert into "booking_transition" ("booking_id", "version", "from_state", "to_state", "event_type", "event_json", "cause_kind", "cause_reference", "happened_at", "recorded_at", "digest", "signature", "personal_json", "personal_salt", "personal_digest") values ('bkg_r5ygwy2rc1b54g7kqkttdb4bgg', 3, 'SCHEDULED', 'PAYMENT_PENDING', 'CHECKOUT_REQUESTED', '{"type":"CHECKOUT_REQUESTED","at":"2026-11-28T19:27:33.716Z","checkoutExpiresAt":"2026-11-28T20:27:33.716Z","timeZone":"America/New_York"}', 'client', 'req_22fbc7dfd7aa', '2026-11-28T19:27:33.716Z', '2026-11-28T19:27:33.716Z', '01e88da1d831e8f211449375e734e49c28571271e8f083c1a9c9838164619ba1', 'test._qLuNTk37T4-CiuyWgKAJcZ6DewMbVB2dkDRZX7GbZg', null, null, null);
insert into "booking_transition" ("booking_id", "version", "from_state", "to_state", "event_type", "event_json", "cause_kind", "cause_reference", "happened_at", "recorded_at", "digest", "signature", "personal_json", "personal_salt", "personal_digest") values ('bkg_r5ygwy2rc1b54g7kqkttdb4bgg', 4, 'PAYMENT_PENDING', 'PAYMENT_PENDING', 'CHECKOUT_OPENED', '{"type":"CHECKOUT_OPENED","at":"2026-11-28T19:27:33.750Z","checkoutId":"cs_test_a15R9BqdOjQtbFhGiC2sN68WH6ck9C7pSpysh9Yp7r87qSIPo10ymNkNIe"}', 'worker', 'bkg_r5ygwy2rc1b54g7kqkttdb4bgg:3:0', '2026-11-28T19:27:33.750Z', '2026-11-28T19:27:33.759Z', 'e84099ad28d3feea87b6e0808743862962823055f520eb347b5eb6a8622d8d09', 'test.fxuwabU2UjCuK6f1GDRFVP-wmjUA9SteQ5qaH3RuSZo', null, null, null);
insert into "booking_transition" ("booking_id", "version", "from_state", "to_state", "event_type", "event_json", "cause_kind", "cause_reference", "happened_at", "recorded_at", "digest", "signature", "personal_json", "personal_salt", "personal_digest") values ('bkg_r5ygwy2rc1b54g7kqkttdb4bgg', 5, 'PAYMENT_PENDING', 'CONFIRMED', 'CHECKOUT_PAID', '{"type":"CHECKOUT_PAID","at":"2026-11-28T19:27:33.000Z","checkoutId":"cs_test_a15R9BqdOjQtbFhGiC2sN68WH6ck9C7pSpysh9Yp7r87qSIPo10ymNkNIe","paymentIntentId":"pi_3We45WHSTQ4HoIIawjMuGcDE","amount":{"amountMinor":15000,"currency":"USD"}}', 'stripe', 'inbox:10', '2026-11-28T19:27:33.000Z', '2026-11-28T19:27:33.866Z', '9f3784c239bfc80510b487533effe08045e0ee01023d817e30c4047cf1f12dda', 'test.K1F29RtmIuoN5SXmf9w7YvzYM2TPTKKrxy9JyT-Ts-k', null, null, null);
insert into "booking_transition" ("booking_id", "version", "from_state", "to_state", "event_type", "event_json", "cause_kind", "cause_reference", "happened_at", "recorded_at", "digest", "signature", "personal_json", "personal_salt", "personal_digest") values ('bkg_bc1cfr130zatn6eeyqwy0gfpnm', 1, null, 'INITIATED', 'BOOKING_INITIATED', '{"type":"BOOKING_INITIATED","at":"2026-11-28T19:27:34.010Z","price":{"amountMinor":15000,"currency":"USD"},"cancellationPolicy":{"tiers":[{"noticeMinutesMin":1440,"refundBasisPoints":10000},{"noticeMinutesMin":720,"refundBasisPoints":5000}]},"calendlyEventKind":"solo"}', 'client', 'req_0205e616dddb', '2026-11-28T19:27:34.010Z', '2026-11-28T19:27:34.010Z', 'e345f726f50fe42b15e32c166cf47ea19f710e70f997ea6016fcfa2d4f4ec36e', 'test.N8VN7tr5UVklhtQa_nY_x_quATDzub1_Uxg2WzrqF0Y', '{"note":"Client 12f98eb527e1"}', 'd03ec124581ef083f1facc91637b17ae', '32b584bafb9eb8b8e73c5c6874ff8440b7ef21499bbfe3c8eb7abffe51682ad8');
insert into "booking_transition" ("booking_id", "version", "from_state", "to_state", "event_type", "event_json", "cause_kind", "cause_reference", "happened_at", "recorded_at", "digest", "signature", "personal_json", "personal_salt", "personal_digest") values ('bkg_bc1cfr130zatn6eeyqwy0gfpnm', 2, 'INITIATED', 'SCHEDULED', 'TIME_BOOKED', '{"type":"TIME_BOOKED","at":"2026-11-28T19:27:34.063Z","time":{"calendlyEventId":"f909992f-2aad-44f7-a14d-a904fad4a915","calendlyEventUri":"http://127.0.0.1:37455/scheduled_events/f909992f-2aad-44f7-a14d-a904fad4a915","calendlyInviteeUri":"http://127.0.0.1:37455/scheduled_events/f909992f-2aad-44f7-a14d-a904fad4a915/invitees/4a85f8ed-e1c4-4d5a-b835-cdc08b258448","startsAt":"2026-12-14T17:00:00.000Z","endsAt":"2026-12-14T18:00:00.000Z"},"holdEndsAt":"2026-11-28T19:57:34.169Z"}', 'calendly', 'inbox:11', '2026-11-28T19:27:34.063Z', '2026-11-28T19:27:34.169Z', 'e0d139246fe1c5527d09f4a4cc7d6b230afb3fa268f90693fa85eb2e799d3a54', 'test.ulC0QdwIaCRxzSZeibKB5CXJsKK2alLeob4K1jXooFk', null, null, null);
insert into "booking_transition" ("booking_id", "version", "from_state", "to_state", "event_type", "event_json", "cause_kind", "cause_reference", "happened_at", "recorded_at", "digest", "signature", "personal_json", "personal_salt", "personal_digest") values ('bkg_bc1cfr130zatn6eeyqwy0gfpnm', 3, 'SCHEDULED', 'PAYMENT_PENDING', 'CHECKOUT_REQUESTED', '{"type":"CHECKOUT_REQUESTED","at":"2026-11-28T19:27:34.188Z","checkoutExpiresAt":"2026-11-28T20:27:34.188Z","timeZone":"America/New_York"}', 'client', 'req_0205e616dddb', '2026-11-28T19:27:34.188Z', '2026-11-28T19:27:34.188Z', 'b92ce01f286a01d081a85450c915c9d35db553aaabe46831717e99d974c1e154', 'test.Yk3trujA43Cd7MB7dMvHiBJbadLxr5gaPM_rqkAGK0Y', null, null, null);
insert into "booking_transition" ("booking_id", "version", "from_state", "to_state", "event_type", "event_json", "cause_kind", "cause_reference", "happened_at", "recorded_at", "digest", "signature", "personal_json", "personal_salt", "personal_digest") values ('bkg_bc1cfr130zatn6eeyqwy0gfpnm', 4, 'PAYMENT_PENDING', 'PAYMENT_PENDING', 'CHECKOUT_OPENED', '{"type":"CHECKOUT_OPENED","at":"2026-11-28T19:27:34.248Z","checkoutId":"cs_test_a1GUKgtoyk0NmJz3PXg2b4QwcSmUycu3OsNa2TKdIy1I7gamwhHAA6Ca71"}', 'worker', 'bkg_bc1cfr130zatn6eeyqwy0gfpnm:3:0', '2026-11-28T19:27:34.248Z', '2026-11-28T19:27:34.253Z', '0e2f5b6b4db9741726850de23d0db01f81650d0c068b8edca9003b5602aa0d34', 'test.MHw5EB0SNzySfpA0mmUrG9oEl3gSd0nLU_DzSUeBjog', null, null, null);
insert into "booking_transition" ("booking_id", "version", "from_state", "to_state", "event_type", "event_json", "cause_kind", "cause_reference", "happened_at", "recorded_at", "digest", "signature", "personal_json", "personal_salt", "personal_digest") values ('bkg_bc1cfr130zatn6eeyqwy0gfpnm', 5, 'PAYMENT_PENDING', 'CONFIRMED', 'CHECKOUT_PAID', '{"type":"CHECKOUT_PAID","at":"2026-11-28T19:27:34.000Z","checkoutId":"cs_test_a1GUKgtoyk0NmJz3PXg2b4QwcSmUycu3OsNa2TKdIy1I7gamwhHAA6Ca71","paymentIntentId":"pi_3sckfWGxhwlyydu5vKWA5sS5","amount":{"amountMinor":15000,"currency":"USD"}}', 'stripe', 'inbox:12', '2026-11-28T19:27:34.000Z', '2026-11-28T19:27:34.385Z', '34830973742fa46bc862d59297909638f93c52e410dce8511d07f1834605b3f9', 'test.ALGwJFGRdRzob3SbRzYnTl3eoRr0eQrIHnygKznbdjE', null, null, null);
insert into "booking_transition" ("booking_id", "version", "from_state", "to_state", "event_type", "event_json", "cause_kind", "cause_reference", "happened_at", "recorded_at", "digest", "signature", "personal_json", "personal_salt", "personal_digest") values ('bkg_xh0y7svt0gq6kyysnkt2qa2n34', 1, null, 'INITIATED', 'BOOKING_INITIATED', '{"type":"BOOKING_INITIATED","at":"2026-11-28T19:27:34.590Z","price":{"amountMinor":15000,"currency":"USD"},"cancellationPolicy":{"tiers":[{"noticeMinutesMin":1440,"refundBasisPoints":10000},{"noticeMinutesMin":720,"refundBasisPoints":5000}]},"calendlyEventKind":"solo"}', 'client', 'req_d9bbd3d3d313', '2026-11-28T19:27:34.590Z', '2026-11-28T19:27:34.590Z', 'ba70a2424f4d9c15174ef7257ca97ae68d767fc9851101520863567f04a1d623', 'test.0AyMa6DzmlFSOlTWnOD8eUPLP7DsRJWoCt1s25pJnj8', '{"note":"Client db017af15106"}', '4c272e820479e3c6beedf070a4402722', 'eed0b1442964d737e522a04f648d409e3860891221fda62a375de8a8a47ba50b');
insert into "booking_transition" ("booking_id", "version", "from_state", "to_state", "event_type", "event_json", "cause_kind", "cause_reference", "happened_at", "recorded_at", "digest", "signature", "personal_json", "personal_salt", "personal_digest") values ('bkg_xh0y7svt0gq6kyysnkt2qa2n34', 2, 'INITIATED', 'SCHEDULED', 'TIME_BOOKED', '{"type":"TIME_BOOKED","at":"2026-11-28T19:27:34.649Z","time":{"calendlyEventId":"faefcca1-a518-40fe-93f7-595fcf440213","calendlyEventUri":"http://127.0.0.1:37455/scheduled_events/faefcca1-a518-40fe-93f7-595fcf440213","calendlyInviteeUri":"http://127.0.0.1:37455/scheduled_events/faefcca1-a518-40fe-93f7-595fcf440213/invitees/d6d17f83-088d-4bca-8ee1-7532ba13e93d","startsAt":"2026-12-14T18:00:00.000Z","endsAt":"2026-12-14T19:00:00.000Z"},"holdEndsAt":"2026-11-28T19:57:34.781Z"}', 'calendly', 'inbox:14', '2026-11-28T19:27:34.649Z', '2026-11-28T19:27:34.782Z', '256a1eb2683ef48c29762dd1f7951bfb8e1249eff85d7aa942191dfaf391cb35', 'test.VcvW4BM_vX8yaOVgMPdfa-Ny8ZcvtCbCD6oHizGe6QQ', null, null, null);
insert into "booking_transition" ("booking_id", "version", "from_state", "to_state", "event_type", "event_json", "cause_kind", "cause_reference", "happened_at", "recorded_at", "digest", "signature", "personal_json", "personal_salt", "personal_digest") values ('bkg_xh0y7svt0gq6kyysnkt2qa2n34', 3, 'SCHEDULED', 'PAYMENT_PENDING', 'CHECKOUT_REQUESTED', '{"type":"CHECKOUT_REQUESTED","at":"2026-11-28T19:27:34.812Z","checkoutExpiresAt":"2026-11-28T20:27:34.812Z","timeZone":"America/New_York"}', 'client', 'req_d9bbd3d3d313', '2026-11-28T19:27:34.812Z', '2026-11-28T19:27:34.823Z', 'baa6a1dd9de1026ea6c0747e185689370d8451f7105847560dde3a025e5cffb0', 'test.DhqB33Ng3imGFAhGmPzMZV84K43FaVI9BVw8xjlXGM8', null, null, null);
insert into "booking_transition" ("booking_id", "version", "from_state", "to_state", "event_type", "event_json", "cause_kind", "cause_reference", "happened_at", "recorded_at", "digest", "signature", "personal_json", "personal_salt", "personal_digest") values ('bkg_xh0y7svt0gq6kyysnkt2qa2n34', 4, 'PAYMENT_PENDING', 'PAYMENT_PENDING', 'CHECKOUT_OPENED', '{"type":"CHECKOUT_OPENED","at":"2026-11-28T19:27:34.884Z","checkoutId":"cs_test_a1uGZWj1KYyYJOZq2i429krOroUULsY7sqsmgjOAFCk30dXy68of9wFGMt"}', 'worker', 'bkg_xh0y7svt0gq6kyysnkt2qa2n34:3:0', '2026-11-28T19:27:34.884Z', '2026-11-28T19:27:34.884Z', '2b646103f61ce201aef2bbc005323c9da488d36f838aed25b7d06f520e1a6ba4', 'test.uIdvX-wjESXQO35KbMhsicuOgKnyygkndtyo3FbNOK8', null, null, null);
insert into "booking_transition" ("booking_id", "version", "from_state", "to_state", "event_type", "event_json", "cause_kind", "cause_reference", "happened_at", "recorded_at", "digest", "signature", "personal_json", "personal_salt", "personal_digest") values ('bkg_r5ygwy2rc1b54g7kqkttdb4bgg', 6, 'CONFIRMED', 'CANCELED', 'CANCEL_REQUESTED', '{"type":"CANCEL_REQUESTED","at":"2026-11-28T19:27:34.937Z","by":"client","quotedAt":null}', 'client', 'req_22fbc7dfd7aa', '2026-11-28T19:27:34.937Z', '2026-11-28T19:27:34.937Z', 'a77a10b8d2f45f7e387a6bbbb08bbc2cfd886432fb11599c226645018b60f2e0', 'test.hNJIg6kJ4t9VeN9dvm_SyJ79NCvyvB9VykWo33tOe00', null, null, null);
insert into "booking_transition" ("booking_id", "version", "from_state", "to_state", "event_type", "event_json", "cause_kind", "cause_reference", "happened_at", "recorded_at", "digest", "signature", "personal_json", "personal_salt", "personal_digest") values ('bkg_bc1cfr130zatn6eeyqwy0gfpnm', 6, 'CONFIRMED', 'CANCELED', 'CANCEL_REQUESTED', '{"type":"CANCEL_REQUESTED","at":"2026-11-28T19:27:35.119Z","by":"client","quotedAt":null}', 'client', 'req_0205e616dddb', '2026-11-28T19:27:35.119Z', '2026-11-28T19:27:35.119Z', '5fd7a0634b2371656955500da22cb9d1d57709a49c1e06478f2fc345b16f2d9f', 'test.YW1YcS3aLx2iPo6KqWjftaa0uFFJ6U45IcrCjqVi1YY', null, null, null);
insert into "checkout" ("id", "booking_id", "effect_key", "status", "url", "expires_at", "created_at") values ('cs_test_a1twH3Wcm4ohj55HDThtGYgbYP7b2jLqRc0wqfmRU0EIU7TwbuRhzL9bSn', 'bkg_e89k9vf6tsyn28qby7m8tcz0tm', 'bkg_e89k9vf6tsyn28qby7m8tcz0tm:3:0', 'complete', 'http://127.0.0.1:40445/c/pay/cs_test_a1twH3Wcm4ohj55HDThtGYgbYP7b2jLqRc0wqfmRU0EIU7TwbuRhzL9bSn', '2026-11-28T20:27:31.000Z', '2026-11-28T19:27:31.516Z');
insert into "checkout" ("id", "booking_id", "effect_key", "status", "url", "expires_at", "created_at") values ('cs_test_a1t1fso4QOulYb2MSWExqaMCZLBBbveGUKm4WEB8iv3fMg7DJ4g27Yyd1D', 'bkg_782bmz5k0wkg3vd7fbbqdjwd6m', 'bkg_782bmz5k0wkg3vd7fbbqdjwd6m:3:0', 'complete', 'http://127.0.0.1:40445/c/pay/cs_test_a1t1fso4QOulYb2MSWExqaMCZLBBbveGUKm4WEB8iv3fMg7DJ4g27Yyd1D', '2026-11-28T20:27:32.000Z', '2026-11-28T19:27:32.841Z');
insert into "checkout" ("id", "booking_id", "effect_key", "status", "url", "expires_at", "created_at") values ('cs_test_a15R9BqdOjQtbFhGiC2sN68WH6ck9C7pSpysh9Yp7r87qSIPo10ymNkNIe', 'bkg_r5ygwy2rc1b54g7kqkttdb4bgg', 'bkg_r5ygwy2rc1b54g7kqkttdb4bgg:3:0', 'complete', 'http://127.0.0.1:40445/c/pay/cs_test_a15R9BqdOjQtbFhGiC2sN68WH6ck9C7pSpysh9Yp7r87qSIPo10ymNkNIe', '2026-11-28T20:27:33.000Z', '2026-11-28T19:27:33.759Z');
insert into "checkout" ("id", "booking_id", "effect_key", "status", "url", "expires_at", "created_at") values ('cs_test_a1GUKgtoyk0NmJz3PXg2b4QwcSmUycu3OsNa2TKdIy1I7gamwhHAA6Ca71', 'bkg_bc1cfr130zatn6eeyqwy0gfpnm', 'bkg_bc1cfr130zatn6eeyqwy0gfpnm:3:0', 'complete', 'http://127.0.0.1:40445/c/pay/cs_test_a1GUKgtoyk0NmJz3PXg2b4QwcSmUycu3OsNa2TKdIy1I7gamwhHAA6Ca71', '2026-11-28T20:27:34.000Z', '2026-11-28T19:27:34.253Z');
insert into "checkout" ("id", "booking_id", "effect_key", "status", "url", "expires_at", "created_at") values ('cs_test_a1uGZWj1KYyYJOZq2i429krOroUULsY7sqsmgjOAFCk30dXy68of9wFGMt', 'bkg_xh0y7svt0gq6kyysnkt2qa2n34', 'bkg_xh0y7svt0gq6kyysnkt2qa2n34:3:0', 'open', 'http://127.0.0.1:40445/c/pay/cs_test_a1uGZWj1KYyYJOZq2i429krOroUULsY7sqsmgjOAFCk30dXy68of9wFGMt', '2026-11-28T20:27:34.000Z', '2026-11-28T19:27:34.884Z');
insert into "payment" ("id", "checkout_id", "booking_id", "amount_minor", "currency", "stripe_account_id", "paid_at") values ('pi_3mSlGCdKaQvsyO2AC5hmPGGQ', 'cs_test_a1twH3Wcm4ohj55HDThtGYgbYP7b2jLqRc0wqfmRU0EIU7TwbuRhzL9bSn', 'bkg_e89k9vf6tsyn28qby7m8tcz0tm', 15000, 'USD', null, '2026-11-28T19:27:31.000Z');
insert into "payment" ("id", "checkout_id", "booking_id", "amount_minor", "currency", "stripe_account_id", "paid_at") values ('pi_3n9f3SpzRX5Fng1PEBx7fINO', 'cs_test_a1t1fso4QOulYb2MSWExqaMCZLBBbveGUKm4WEB8iv3fMg7DJ4g27Yyd1D', 'bkg_782bmz5k0wkg3vd7fbbqdjwd6m', 15000, 'USD', null, '2026-11-28T19:27:32.000Z');
insert into "payment" ("id", "checkout_id", "booking_id", "amount_minor", "currency", "stripe_account_id", "paid_at") values ('pi_3We45WHSTQ4HoIIawjMuGcDE', 'cs_test_a15R9BqdOjQtbFhGiC2sN68WH6ck9C7pSpysh9Yp7r87qSIPo10ymNkNIe', 'bkg_r5ygwy2rc1b54g7kqkttdb4bgg', 15000, 'USD', null, '2026-11-28T19:27:33.000Z');
insert into "payment" ("id", "checkout_id", "booking_id", "amount_minor", "currency", "stripe_account_id", "paid_at") values ('pi_3sckfWGxhwlyydu5vKWA5sS5', 'cs_test_a1GUKgtoyk0NmJz3PXg2b4QwcSmUycu3OsNa2TKdIy1I7gamwhHAA6Ca71', 'bkg_bc1cfr130zatn6eeyqwy0gfpnm', 15000, 'USD', null, '2026-11-28T19:27:34.000Z');
insert into "refund" ("id", "booking_id", "payment_intent_id", "effect_key", "amount_minor", "currency", "status", "created_at", "settled_at", "due_number") values ('re_3fU3VxN6jkCJwmakpHNTDlzU', 'bkg_e89k9vf6tsyn28qby7m8tcz0tm', 'pi_3mSlGCdKaQvsyO2AC5hmPGGQ', 'bkg_e89k9vf6tsyn28qby7m8tcz0tm:6:0', 15000, 'USD', 'succeeded', '2026-11-28T19:27:32.000Z', '2026-11-28T19:27:32.316Z', 1);
insert into "inbox" ("id", "source", "dedupe_key", "connection_id", "event_type", "body", "received_at", "attempts", "next_attempt_at", "lease", "leased_until", "completed_at", "dead_at", "last_error") values (1, 'calendly', '1132dd7cb83996f86c0771d72916a0a6219b5ad31a569a6a490a57c011401810', 'cal_hq1sxt0ra8ey56w7n30smn38vc', 'invitee.created', '{"created_at":"2026-11-28T19:27:31.132005Z","created_by":"http://127.0.0.1:37455/users/ada00000-0000-4000-8000-000000000001","event":"invitee.created","payload":{"uri":"http://127.0.0.1:37455/scheduled_events/1fef46a4-64a3-4edf-b1c8-af68c9911668/invitees/8713d166-288b-4459-ba13-0f69e6a3b81e","email":"client-183882c92a56@example.com","first_name":null,"last_name":null,"name":"Client 183882c92a56","status":"active","questions_and_answers":[],"timezone":"America/New_York","event":"http://127.0.0.1:37455/scheduled_events/1fef46a4-64a3-4edf-b1c8-af68c9911668","created_at":"2026-11-28T19:27:31.128004Z","updated_at":"2026-11-28T19:27:31.128004Z","tracking":{"utm_campaign":null,"utm_source":null,"utm_medium":null,"utm_content":"bkg_e89k9vf6tsyn28qby7m8tcz0tm","utm_term":null,"salesforce_uuid":null},"text_reminder_number":null,"rescheduled":false,"old_invitee":null,"new_invitee":null,"cancel_url":"http://127.0.0.1:37455/cancellations/8713d166-288b-4459-ba13-0f69e6a3b81e","reschedule_url":"http://127.0.0.1:37455/reschedulings/8713d166-288b-4459-ba13-0f69e6a3b81e","routing_form_submission":null,"payment":null,"no_show":null,"reconfirmation":null,"scheduling_method":null,"invitee_scheduled_by":null,"scheduled_event":{"uri":"http://127.0.0.1:37455/scheduled_events/1fef46a4-64a3-4edf-b1c8-af68c9911668","name":"Architecture review","meeting_notes_plain":null,"meeting_notes_html":"","status":"active","start_time":"2026-12-14T14:00:00.000000Z","end_time":"2026-12-14T15:00:00.000000Z","event_type":"http://127.0.0.1:37455/event_types/ada00000-0000-4000-8000-000000000102","location":{"type":"google_conference","status":"pushed","join_url":"http://127.0.0.1:37455/events/1fef46a4-64a3-4edf-b1c8-af68c9911668/google_meet"},"invitees_counter":{"total":1,"active":1,"limit":1},"created_at":"2026-11-28T19:27:31.128004Z","updated_at":"2026-11-28T19:27:31.128004Z","event_memberships":[{"user":"http://127.0.0.1:37455/users/ada00000-0000-4000-8000-000000000001","user_email":"ada@builders.example","user_name":"Ada Okafor"}],"event_guests":[]}}}', '2026-11-28T19:27:31.194Z', 1, '2026-11-28T19:27:31.194Z', null, null, '2026-11-28T19:27:31.353Z', null, null);
insert into "inbox" ("id", "source", "dedupe_key", "connection_id", "event_type", "body", "received_at", "attempts", "next_attempt_at", "lease", "leased_until", "completed_at", "dead_at", "last_error") values (2, 'stripe', 'evt_1AbXQvDGpqc6dAcg76wCJR1i', null, 'checkout.session.completed', '{
  "id": "evt_1AbXQvDGpqc6dAcg76wCJR1i",
  "object": "event",
  "api_version": "2026-10-28.endive",
  "created": 1795894051,
  "data": {
    "object": {
      "id": "cs_test_a1twH3Wcm4ohj55HDThtGYgbYP7b2jLqRc0wqfmRU0EIU7TwbuRhzL9bSn",
      "object": "checkout.session",
      "adaptive_pricing": {
        "enabled": false
      },
      "after_expiration": null,
      "allow_promotion_codes": null,
      "allowed_payment_method_types": null,
      "amount_subtotal": 15000,
      "amount_total": 15000,
      "automatic_tax": {
        "enabled": false,
        "liability": null,
        "provider": null,
        "status": null
      },
      "billing_address_collection": null,
      "branding_settings": {
        "background_color": "#ffffff",
        "border_style": "rounded",
        "button_color": "#0074d4",
        "display_name": "Sandbox business",
        "font_family": "default",
        "icon": null,
        "logo": null
      },
      "cancel_url": "http://localhost:41853/bookings/bkg_e89k9vf6tsyn28qby7m8tcz0tm?checkout_canceled=1",
      "client_reference_id": "bkg_e89k9vf6tsyn28qby7m8tcz0tm",
      "client_secret": null,
      "collected_information": {
        "business_name": null,
        "individual_name": null,
        "shipping_details": null
      },
      "consent": null,
      "consent_collection": null,
      "created": 1795894051,
      "currency": "usd",
      "currency_conversion": null,
      "custom_fields": [],
      "custom_text": {
        "after_submit": null,
        "shipping_address": null,
        "submit": null,
        "terms_of_service_acceptance": null
      },
      "customer": null,
      "customer_account": null,
      "customer_creation": "if_required",
      "customer_details": {
        "address": {
          "city": null,
          "country": "US",
          "line1": null,
          "line2": null,
          "postal_code": null,
          "state": null
        },
        "business_name": null,
        "email": "client-183882c92a56@example.com",
        "individual_name": null,
        "name": "Test Payer",
        "phone": null,
        "tax_exempt": "none",
        "tax_ids": []
      },
      "customer_email": "client-183882c92a56@example.com",
      "discounts": [],
      "excluded_payment_method_types": [],
      "expires_at": 1795897651,
      "integration_identifier": null,
      "invoice": null,
      "invoice_creation": {
        "enabled": false,
        "invoice_data": {
          "account_tax_ids": null,
          "custom_fields": null,
          "description": null,
          "footer": null,
          "issuer": null,
          "metadata": {},
          "rendering_options": null
        }
      },
      "livemode": false,
      "locale": null,
      "managed_payments": {
        "enabled": false
      },
      "metadata": {
        "booking_id": "bkg_e89k9vf6tsyn28qby7m8tcz0tm",
        "effect_key": "bkg_e89k9vf6tsyn28qby7m8tcz0tm:3:0",
        "calendly_event_id": "1fef46a4-64a3-4edf-b1c8-af68c9911668"
      },
      "mode": "payment",
      "origin_context": null,
      "payment_intent": "pi_3mSlGCdKaQvsyO2AC5hmPGGQ",
      "payment_link": null,
      "payment_method_collection": "if_required",
      "payment_method_configuration_details": null,
      "payment_method_options": {
        "card": {
          "request_three_d_secure": "automatic"
        }
      },
      "payment_method_types": [
        "card",
        "sepa_debit"
      ],
      "payment_status": "paid",
      "permissions": null,
      "phone_number_collection": {
        "enabled": false
      },
      "recovered_from": null,
      "saved_payment_method_options": null,
      "setup_intent": null,
      "shipping_address_collection": null,
      "shipping_cost": null,
      "shipping_options": [],
      "status": "complete",
      "submit_type": null,
      "subscription": null,
      "success_url": "http://localhost:41853/bookings/bkg_e89k9vf6tsyn28qby7m8tcz0tm?checkout={CHECKOUT_SESSION_ID}",
      "total_details": {
        "amount_discount": 0,
        "amount_shipping": 0,
        "amount_tax": 0
      },
      "ui_mode": "hosted_page",
      "url": null,
      "wallet_options": null
    }
  },
  "livemode": false,
  "pending_webhooks": 1,
  "request": {
    "id": null,
    "idempotency_key": null
  },
  "type": "checkout.session.completed"
}', '2026-11-28T19:27:31.596Z', 1, '2026-11-28T19:27:31.596Z', null, null, '2026-11-28T19:27:31.772Z', null, null);
insert into "inbox" ("id", "source", "dedupe_key", "connection_id", "event_type", "body", "received_at", "attempts", "next_attempt_at", "lease", "leased_until", "completed_at", "dead_at", "last_error") values (3, 'stripe', 'evt_1qdn0ZUplj3TSyyNF2VgHHCV', null, 'refund.created', '{
  "id": "evt_1qdn0ZUplj3TSyyNF2VgHHCV",
  "object": "event",
  "api_version": "2026-10-28.endive",
  "created": 1795894052,
  "data": {
    "object": {
      "id": "re_3fU3VxN6jkCJwmakpHNTDlzU",
      "object": "refund",
      "amount": 15000,
      "balance_transaction": "txn_34mRb9jn5wrSKlXOHawyJICM",
      "charge": "ch_3hE4t6wjMRjudHOsx3qJ0yfJ",
      "created": 1795894052,
      "currency": "usd",
      "customer": null,
      "customer_account": null,
      "destination_details": {
        "card": {
          "reference_status": "pending",
          "reference_type": "acquirer_reference_number",
          "type": "refund"
        },
        "type": "card"
      },
      "metadata": {
        "booking_id": "bkg_e89k9vf6tsyn28qby7m8tcz0tm",
        "effect_key": "bkg_e89k9vf6tsyn28qby7m8tcz0tm:6:0"
      },
      "payment_intent": "pi_3mSlGCdKaQvsyO2AC5hmPGGQ",
      "payment_method": "pm_1TvrERukpzEBZCb9c4SLUK9U",
      "reason": "requested_by_customer",
      "receipt_number": null,
      "source_transfer_reversal": null,
      "status": "succeeded",
      "transfer_reversal": null
    }
  },
  "livemode": false,
  "pending_webhooks": 1,
  "request": {
    "id": "req_Q9CXRsYZTvsjl7",
    "idempotency_key": "bkg_e89k9vf6tsyn28qby7m8tcz0tm:6:0:15000"
  },
  "type": "refund.created"
}', '2026-11-28T19:27:32.351Z', 1, '2026-11-28T19:27:32.351Z', null, null, '2026-11-28T19:27:32.470Z', null, null);
insert into "inbox" ("id", "source", "dedupe_key", "connection_id", "event_type", "body", "received_at", "attempts", "next_attempt_at", "lease", "leased_until", "completed_at", "dead_at", "last_error") values (4, 'stripe', 'evt_10YD8zU9sT9LhfIHGoxI36l2', null, 'charge.refunded', '{
  "id": "evt_10YD8zU9sT9LhfIHGoxI36l2",
  "object": "event",
  "api_version": "2026-10-28.endive",
  "created": 1795894052,
  "data": {
    "object": {
      "id": "ch_3hE4t6wjMRjudHOsx3qJ0yfJ",
      "object": "charge",
      "amount": 15000,
      "amount_captured": 15000,
      "amount_refunded": 15000,
      "application": null,
      "application_fee": null,
      "application_fee_amount": null,
      "balance_transaction": null,
      "billing_details": {
        "address": {
          "city": null,
          "country": "US",
          "line1": null,
          "line2": null,
          "postal_code": null,
          "state": null
        },
        "email": "client-183882c92a56@example.com",
        "name": "Test Payer",
        "phone": null,
        "tax_id": null
      },
      "calculated_statement_descriptor": "SANDBOX",
      "captured": true,
      "created": 1795894051,
      "currency": "usd",
      "customer": null,
      "description": null,
      "disputed": false,
      "failure_balance_transaction": null,
      "failure_code": null,
      "failure_message": null,
      "fraud_details": {},
      "livemode": false,
      "metadata": {
        "booking_id": "bkg_e89k9vf6tsyn28qby7m8tcz0tm",
        "effect_key": "bkg_e89k9vf6tsyn28qby7m8tcz0tm:3:0",
        "calendly_event_id": "1fef46a4-64a3-4edf-b1c8-af68c9911668"
      },
      "on_behalf_of": null,
      "outcome": {
        "advice_code": null,
        "network_advice_code": null,
        "network_decline_code": null,
        "network_status": "approved_by_network",
        "reason": null,
        "risk_level": "normal",
        "risk_score": 20,
        "seller_message": "Payment complete.",
        "type": "authorized"
      },
      "paid": true,
      "payment_intent": "pi_3mSlGCdKaQvsyO2AC5hmPGGQ",
      "payment_method": "pm_1TvrERukpzEBZCb9c4SLUK9U",
      "payment_method_details": {
        "type": "card",
        "card": {
          "amount_authorized": 15000,
          "authorization_code": "123456",
          "brand": "visa",
          "checks": {
            "address_line1_check": null,
            "address_postal_code_check": null,
            "cvc_check": "pass"
          },
          "country": "US",
          "electronic_commerce_indicator": null,
          "exp_month": 12,
          "exp_year": 2027,
          "fingerprint": "Fp42424242424242",
          "funding": "credit",
          "installments": null,
          "last4": "4242",
          "mandate": null,
          "network": "visa",
          "network_token": {
            "used": false
          },
          "network_transaction_id": "104102978678771",
          "regulated_status": "unregulated",
          "three_d_secure": null,
          "transaction_link_id": null,
          "wallet": null
        }
      },
      "radar_options": {},
      "receipt_email": null,
      "receipt_number": null,
      "receipt_url": null,
      "refunded": true,
      "review": null,
      "shipping": null,
      "source": null,
      "source_transfer": null,
      "statement_descriptor": null,
      "statement_descriptor_suffix": null,
      "status": "succeeded",
      "transfer_data": null,
      "transfer_group": null
    },
    "previous_attributes": {
      "amount_refunded": 0,
      "refunded": false
    }
  },
  "livemode": false,
  "pending_webhooks": 1,
  "request": {
    "id": "req_Q9CXRsYZTvsjl7",
    "idempotency_key": "bkg_e89k9vf6tsyn28qby7m8tcz0tm:6:0:15000"
  },
  "type": "charge.refunded"
}', '2026-11-28T19:27:32.512Z', 1, '2026-11-28T19:27:32.512Z', null, null, '2026-11-28T19:27:32.671Z', null, null);
insert into "inbox" ("id", "source", "dedupe_key", "connection_id", "event_type", "body", "received_at", "attempts", "next_attempt_at", "lease", "leased_until", "completed_at", "dead_at", "last_error") values (5, 'calendly', '5089f3df20e017b92e2f2e009de6694af6577a307b19e52fbd4b3715742b1474', 'cal_hq1sxt0ra8ey56w7n30smn38vc', 'invitee.canceled', '{"created_at":"2026-11-28T19:27:32.405007Z","created_by":"http://127.0.0.1:37455/users/ada00000-0000-4000-8000-000000000001","event":"invitee.canceled","payload":{"uri":"http://127.0.0.1:37455/scheduled_events/1fef46a4-64a3-4edf-b1c8-af68c9911668/invitees/8713d166-288b-4459-ba13-0f69e6a3b81e","email":"client-183882c92a56@example.com","first_name":null,"last_name":null,"name":"Client 183882c92a56","status":"canceled","questions_and_answers":[],"timezone":"America/New_York","event":"http://127.0.0.1:37455/scheduled_events/1fef46a4-64a3-4edf-b1c8-af68c9911668","created_at":"2026-11-28T19:27:31.128004Z","updated_at":"2026-11-28T19:27:32.405006Z","tracking":{"utm_campaign":null,"utm_source":null,"utm_medium":null,"utm_content":"bkg_e89k9vf6tsyn28qby7m8tcz0tm","utm_term":null,"salesforce_uuid":null},"text_reminder_number":null,"rescheduled":false,"old_invitee":null,"new_invitee":null,"cancel_url":"http://127.0.0.1:37455/cancellations/8713d166-288b-4459-ba13-0f69e6a3b81e","reschedule_url":"http://127.0.0.1:37455/reschedulings/8713d166-288b-4459-ba13-0f69e6a3b81e","routing_form_submission":null,"payment":null,"no_show":null,"reconfirmation":null,"scheduling_method":null,"invitee_scheduled_by":null,"cancellation":{"canceled_by":"Ada Okafor","reason":"The booking was canceled.","canceler_type":"host","created_at":"2026-11-28T19:27:32.405006Z"},"scheduled_event":{"uri":"http://127.0.0.1:37455/scheduled_events/1fef46a4-64a3-4edf-b1c8-af68c9911668","name":"Architecture review","meeting_notes_plain":null,"meeting_notes_html":"","status":"canceled","start_time":"2026-12-14T14:00:00.000000Z","end_time":"2026-12-14T15:00:00.000000Z","event_type":"http://127.0.0.1:37455/event_types/ada00000-0000-4000-8000-000000000102","location":{"type":"google_conference","status":"pushed","join_url":"http://127.0.0.1:37455/events/1fef46a4-64a3-4edf-b1c8-af68c9911668/google_meet"},"invitees_counter":{"total":1,"active":0,"limit":1},"created_at":"2026-11-28T19:27:31.128004Z","updated_at":"2026-11-28T19:27:32.405006Z","event_memberships":[{"user":"http://127.0.0.1:37455/users/ada00000-0000-4000-8000-000000000001","user_email":"ada@builders.example","user_name":"Ada Okafor"}],"event_guests":[],"cancellation":{"canceled_by":"Ada Okafor","reason":"The booking was canceled.","canceler_type":"host","created_at":"2026-11-28T19:27:32.405006Z"}}}}', '2026-11-28T19:27:32.532Z', 1, '2026-11-28T19:27:32.532Z', null, null, '2026-11-28T19:27:32.671Z', null, null);
insert into "inbox" ("id", "source", "dedupe_key", "connection_id", "event_type", "body", "received_at", "attempts", "next_attempt_at", "lease", "leased_until", "completed_at", "dead_at", "last_error") values (6, 'calendly', 'a045a8b5a30c0283077383f4faf06b845a2830c2f72cafd5f0f7e3ccb1525c9c', 'cal_hq1sxt0ra8ey56w7n30smn38vc', 'invitee.created', '{"created_at":"2026-11-28T19:27:32.496009Z","created_by":"http://127.0.0.1:37455/users/ada00000-0000-4000-8000-000000000001","event":"invitee.created","payload":{"uri":"http://127.0.0.1:37455/scheduled_events/360d6733-8433-41fe-9ca8-d8a3ee43bed2/invitees/a611c551-a92f-452a-a464-bca6f66fd3e0","email":"client-bf2aea11a79c@example.com","first_name":null,"last_name":null,"name":"Client bf2aea11a79c","status":"active","questions_and_answers":[],"timezone":"America/New_York","event":"http://127.0.0.1:37455/scheduled_events/360d6733-8433-41fe-9ca8-d8a3ee43bed2","created_at":"2026-11-28T19:27:32.496008Z","updated_at":"2026-11-28T19:27:32.496008Z","tracking":{"utm_campaign":null,"utm_source":null,"utm_medium":null,"utm_content":"bkg_782bmz5k0wkg3vd7fbbqdjwd6m","utm_term":null,"salesforce_uuid":null},"text_reminder_number":null,"rescheduled":false,"old_invitee":null,"new_invitee":null,"cancel_url":"http://127.0.0.1:37455/cancellations/a611c551-a92f-452a-a464-bca6f66fd3e0","reschedule_url":"http://127.0.0.1:37455/reschedulings/a611c551-a92f-452a-a464-bca6f66fd3e0","routing_form_submission":null,"payment":null,"no_show":null,"reconfirmation":null,"scheduling_method":null,"invitee_scheduled_by":null,"scheduled_event":{"uri":"http://127.0.0.1:37455/scheduled_events/360d6733-8433-41fe-9ca8-d8a3ee43bed2","name":"Architecture review","meeting_notes_plain":null,"meeting_notes_html":"","status":"active","start_time":"2026-12-14T14:00:00.000000Z","end_time":"2026-12-14T15:00:00.000000Z","event_type":"http://127.0.0.1:37455/event_types/ada00000-0000-4000-8000-000000000102","location":{"type":"google_conference","status":"pushed","join_url":"http://127.0.0.1:37455/events/360d6733-8433-41fe-9ca8-d8a3ee43bed2/google_meet"},"invitees_counter":{"total":1,"active":1,"limit":1},"created_at":"2026-11-28T19:27:32.496008Z","updated_at":"2026-11-28T19:27:32.496008Z","event_memberships":[{"user":"http://127.0.0.1:37455/users/ada00000-0000-4000-8000-000000000001","user_email":"ada@builders.example","user_name":"Ada Okafor"}],"event_guests":[]}}}', '2026-11-28T19:27:32.602Z', 1, '2026-11-28T19:27:32.602Z', null, null, '2026-11-28T19:27:32.753Z', null, null);
insert into "inbox" ("id", "source", "dedupe_key", "connection_id", "event_type", "body", "received_at", "attempts", "next_attempt_at", "lease", "leased_until", "completed_at", "dead_at", "last_error") values (7, 'stripe', 'evt_1dksQO38SJfQeutvrDqrCk7x', null, 'checkout.session.completed', '{
  "id": "evt_1dksQO38SJfQeutvrDqrCk7x",
  "object": "event",
  "api_version": "2026-10-28.endive",
  "created": 1795894052,
  "data": {
    "object": {
      "id": "cs_test_a1t1fso4QOulYb2MSWExqaMCZLBBbveGUKm4WEB8iv3fMg7DJ4g27Yyd1D",
      "object": "checkout.session",
      "adaptive_pricing": {
        "enabled": false
      },
      "after_expiration": null,
      "allow_promotion_codes": null,
      "allowed_payment_method_types": null,
      "amount_subtotal": 15000,
      "amount_total": 15000,
      "automatic_tax": {
        "enabled": false,
        "liability": null,
        "provider": null,
        "status": null
      },
      "billing_address_collection": null,
      "branding_settings": {
        "background_color": "#ffffff",
        "border_style": "rounded",
        "button_color": "#0074d4",
        "display_name": "Sandbox business",
        "font_family": "default",
        "icon": null,
        "logo": null
      },
      "cancel_url": "http://localhost:41853/bookings/bkg_782bmz5k0wkg3vd7fbbqdjwd6m?checkout_canceled=1",
      "client_reference_id": "bkg_782bmz5k0wkg3vd7fbbqdjwd6m",
      "client_secret": null,
      "collected_information": {
        "business_name": null,
        "individual_name": null,
        "shipping_details": null
      },
      "consent": null,
      "consent_collection": null,
      "created": 1795894052,
      "currency": "usd",
      "currency_conversion": null,
      "custom_fields": [],
      "custom_text": {
        "after_submit": null,
        "shipping_address": null,
        "submit": null,
        "terms_of_service_acceptance": null
      },
      "customer": null,
      "customer_account": null,
      "customer_creation": "if_required",
      "customer_details": {
        "address": {
          "city": null,
          "country": "US",
          "line1": null,
          "line2": null,
          "postal_code": null,
          "state": null
        },
        "business_name": null,
        "email": "client-bf2aea11a79c@example.com",
        "individual_name": null,
        "name": "Test Payer",
        "phone": null,
        "tax_exempt": "none",
        "tax_ids": []
      },
      "customer_email": "client-bf2aea11a79c@example.com",
      "discounts": [],
      "excluded_payment_method_types": [],
      "expires_at": 1795897652,
      "integration_identifier": null,
      "invoice": null,
      "invoice_creation": {
        "enabled": false,
        "invoice_data": {
          "account_tax_ids": null,
          "custom_fields": null,
          "description": null,
          "footer": null,
          "issuer": null,
          "metadata": {},
          "rendering_options": null
        }
      },
      "livemode": false,
      "locale": null,
      "managed_payments": {
        "enabled": false
      },
      "metadata": {
        "booking_id": "bkg_782bmz5k0wkg3vd7fbbqdjwd6m",
        "effect_key": "bkg_782bmz5k0wkg3vd7fbbqdjwd6m:3:0",
        "calendly_event_id": "360d6733-8433-41fe-9ca8-d8a3ee43bed2"
      },
      "mode": "payment",
      "origin_context": null,
      "payment_intent": "pi_3n9f3SpzRX5Fng1PEBx7fINO",
      "payment_link": null,
      "payment_method_collection": "if_required",
      "payment_method_configuration_details": null,
      "payment_method_options": {
        "card": {
          "request_three_d_secure": "automatic"
        }
      },
      "payment_method_types": [
        "card",
        "sepa_debit"
      ],
      "payment_status": "paid",
      "permissions": null,
      "phone_number_collection": {
        "enabled": false
      },
      "recovered_from": null,
      "saved_payment_method_options": null,
      "setup_intent": null,
      "shipping_address_collection": null,
      "shipping_cost": null,
      "shipping_options": [],
      "status": "complete",
      "submit_type": null,
      "subscription": null,
      "success_url": "http://localhost:41853/bookings/bkg_782bmz5k0wkg3vd7fbbqdjwd6m?checkout={CHECKOUT_SESSION_ID}",
      "total_details": {
        "amount_discount": 0,
        "amount_shipping": 0,
        "amount_tax": 0
      },
      "ui_mode": "hosted_page",
      "url": null,
      "wallet_options": null
    }
  },
  "livemode": false,
  "pending_webhooks": 1,
  "request": {
    "id": null,
    "idempotency_key": null
  },
  "type": "checkout.session.completed"
}', '2026-11-28T19:27:32.915Z', 1, '2026-11-28T19:27:32.915Z', null, null, '2026-11-28T19:27:33.049Z', null, null);
insert into "inbox" ("id", "source", "dedupe_key", "connection_id", "event_type", "body", "received_at", "attempts", "next_attempt_at", "lease", "leased_until", "completed_at", "dead_at", "last_error") values (8, 'calendly', '255a746d5d48ce19194de3b7fd8c2b457269e9a793b708c86da416aff4caa104', 'cal_hq1sxt0ra8ey56w7n30smn38vc', 'invitee.created', '{"created_at":"2026-11-28T19:27:33.366011Z","created_by":"http://127.0.0.1:37455/users/ada00000-0000-4000-8000-000000000001","event":"invitee.created","payload":{"uri":"http://127.0.0.1:37455/scheduled_events/db890c80-ab41-498c-a90a-93232dc42345/invitees/b529b3f7-42ec-4b04-b97e-09ba54425447","email":"client-8911f248008d@example.com","first_name":null,"last_name":null,"name":"Client 8911f248008d","status":"active","questions_and_answers":[],"timezone":"America/New_York","event":"http://127.0.0.1:37455/scheduled_events/db890c80-ab41-498c-a90a-93232dc42345","created_at":"2026-11-28T19:27:33.366010Z","updated_at":"2026-11-28T19:27:33.366010Z","tracking":{"utm_campaign":null,"utm_source":null,"utm_medium":null,"utm_content":"bkg_bty12e8cw3hnz3bcq19fdxd51w","utm_term":null,"salesforce_uuid":null},"text_reminder_number":null,"rescheduled":false,"old_invitee":null,"new_invitee":null,"cancel_url":"http://127.0.0.1:37455/cancellations/b529b3f7-42ec-4b04-b97e-09ba54425447","reschedule_url":"http://127.0.0.1:37455/reschedulings/b529b3f7-42ec-4b04-b97e-09ba54425447","routing_form_submission":null,"payment":null,"no_show":null,"reconfirmation":null,"scheduling_method":null,"invitee_scheduled_by":null,"scheduled_event":{"uri":"http://127.0.0.1:37455/scheduled_events/db890c80-ab41-498c-a90a-93232dc42345","name":"Architecture review","meeting_notes_plain":null,"meeting_notes_html":"","status":"active","start_time":"2026-12-14T15:00:00.000000Z","end_time":"2026-12-14T16:00:00.000000Z","event_type":"http://127.0.0.1:37455/event_types/ada00000-0000-4000-8000-000000000102","location":{"type":"google_conference","status":"pushed","join_url":"http://127.0.0.1:37455/events/db890c80-ab41-498c-a90a-93232dc42345/google_meet"},"invitees_counter":{"total":1,"active":1,"limit":1},"created_at":"2026-11-28T19:27:33.366010Z","updated_at":"2026-11-28T19:27:33.366010Z","event_memberships":[{"user":"http://127.0.0.1:37455/users/ada00000-0000-4000-8000-000000000001","user_email":"ada@builders.example","user_name":"Ada Okafor"}],"event_guests":[]}}}', '2026-11-28T19:27:33.421Z', 1, '2026-11-28T19:27:33.421Z', null, null, '2026-11-28T19:27:33.532Z', null, null);
insert into "inbox" ("id", "source", "dedupe_key", "connection_id", "event_type", "body", "received_at", "attempts", "next_attempt_at", "lease", "leased_until", "completed_at", "dead_at", "last_error") values (9, 'calendly', '71ee7aa10ffa18f9274b198b9892a74062b51c8a1203fc914ef49045d495b5df', 'cal_hq1sxt0ra8ey56w7n30smn38vc', 'invitee.created', '{"created_at":"2026-11-28T19:27:33.629013Z","created_by":"http://127.0.0.1:37455/users/ada00000-0000-4000-8000-000000000001","event":"invitee.created","payload":{"uri":"http://127.0.0.1:37455/scheduled_events/0ae539c6-7552-4ecf-8150-167d74777c67/invitees/b5b7029d-522b-42ad-9e39-b4a031916ccf","email":"client-098a0c8a3e98@example.com","first_name":null,"last_name":null,"name":"Client 098a0c8a3e98","status":"active","questions_and_answers":[],"timezone":"America/New_York","event":"http://127.0.0.1:37455/scheduled_events/0ae539c6-7552-4ecf-8150-167d74777c67","created_at":"2026-11-28T19:27:33.629012Z","updated_at":"2026-11-28T19:27:33.629012Z","tracking":{"utm_campaign":null,"utm_source":null,"utm_medium":null,"utm_content":"bkg_r5ygwy2rc1b54g7kqkttdb4bgg","utm_term":null,"salesforce_uuid":null},"text_reminder_number":null,"rescheduled":false,"old_invitee":null,"new_invitee":null,"cancel_url":"http://127.0.0.1:37455/cancellations/b5b7029d-522b-42ad-9e39-b4a031916ccf","reschedule_url":"http://127.0.0.1:37455/reschedulings/b5b7029d-522b-42ad-9e39-b4a031916ccf","routing_form_submission":null,"payment":null,"no_show":null,"reconfirmation":null,"scheduling_method":null,"invitee_scheduled_by":null,"scheduled_event":{"uri":"http://127.0.0.1:37455/scheduled_events/0ae539c6-7552-4ecf-8150-167d74777c67","name":"Architecture review","meeting_notes_plain":null,"meeting_notes_html":"","status":"active","start_time":"2026-12-14T16:00:00.000000Z","end_time":"2026-12-14T17:00:00.000000Z","event_type":"http://127.0.0.1:37455/event_types/ada00000-0000-4000-8000-000000000102","location":{"type":"google_conference","status":"pushed","join_url":"http://127.0.0.1:37455/events/0ae539c6-7552-4ecf-8150-167d74777c67/google_meet"},"invitees_counter":{"total":1,"active":1,"limit":1},"created_at":"2026-11-28T19:27:33.629012Z","updated_at":"2026-11-28T19:27:33.629012Z","event_memberships":[{"user":"http://127.0.0.1:37455/users/ada00000-0000-4000-8000-000000000001","user_email":"ada@builders.example","user_name":"Ada Okafor"}],"event_guests":[]}}}', '2026-11-28T19:27:33.641Z', 1, '2026-11-28T19:27:33.641Z', null, null, '2026-11-28T19:27:33.704Z', null, null);
insert into "inbox" ("id", "source", "dedupe_key", "connection_id", "event_type", "body", "received_at", "attempts", "next_attempt_at", "lease", "leased_until", "completed_at", "dead_at", "last_error") values (10, 'stripe', 'evt_1tGEVWldw48mcQQqnjHwfUvD', null, 'checkout.session.completed', '{
  "id": "evt_1tGEVWldw48mcQQqnjHwfUvD",
  "object": "event",
  "api_version": "2026-10-28.endive",
  "created": 1795894053,
  "data": {
    "object": {
      "id": "cs_test_a15R9BqdOjQtbFhGiC2sN68WH6ck9C7pSpysh9Yp7r87qSIPo10ymNkNIe",
      "object": "checkout.session",
      "adaptive_pricing": {
        "enabled": false
      },
      "after_expiration": null,
      "allow_promotion_codes": null,
      "allowed_payment_method_types": null,
      "amount_subtotal": 15000,
      "amount_total": 15000,
      "automatic_tax": {
        "enabled": false,
        "liability": null,
        "provider": null,
        "status": null
      },
      "billing_address_collection": null,
      "branding_settings": {
        "background_color": "#ffffff",
        "border_style": "rounded",
        "button_color": "#0074d4",
        "display_name": "Sandbox business",
        "font_family": "default",
        "icon": null,
        "logo": null
      },
      "cancel_url": "http://localhost:41853/bookings/bkg_r5ygwy2rc1b54g7kqkttdb4bgg?checkout_canceled=1",
      "client_reference_id": "bkg_r5ygwy2rc1b54g7kqkttdb4bgg",
      "client_secret": null,
      "collected_information": {
        "business_name": null,
        "individual_name": null,
        "shipping_details": null
      },
      "consent": null,
      "consent_collection": null,
      "created": 1795894053,
      "currency": "usd",
      "currency_conversion": null,
      "custom_fields": [],
      "custom_text": {
        "after_submit": null,
        "shipping_address": null,
        "submit": null,
        "terms_of_service_acceptance": null
      },
      "customer": null,
      "customer_account": null,
      "customer_creation": "if_required",
      "customer_details": {
        "address": {
          "city": null,
          "country": "US",
          "line1": null,
          "line2": null,
          "postal_code": null,
          "state": null
        },
        "business_name": null,
        "email": "client-098a0c8a3e98@example.com",
        "individual_name": null,
        "name": "Test Payer",
        "phone": null,
        "tax_exempt": "none",
        "tax_ids": []
      },
      "customer_email": "client-098a0c8a3e98@example.com",
      "discounts": [],
      "excluded_payment_method_types": [],
      "expires_at": 1795897653,
      "integration_identifier": null,
      "invoice": null,
      "invoice_creation": {
        "enabled": false,
        "invoice_data": {
          "account_tax_ids": null,
          "custom_fields": null,
          "description": null,
          "footer": null,
          "issuer": null,
          "metadata": {},
          "rendering_options": null
        }
      },
      "livemode": false,
      "locale": null,
      "managed_payments": {
        "enabled": false
      },
      "metadata": {
        "booking_id": "bkg_r5ygwy2rc1b54g7kqkttdb4bgg",
        "effect_key": "bkg_r5ygwy2rc1b54g7kqkttdb4bgg:3:0",
        "calendly_event_id": "0ae539c6-7552-4ecf-8150-167d74777c67"
      },
      "mode": "payment",
      "origin_context": null,
      "payment_intent": "pi_3We45WHSTQ4HoIIawjMuGcDE",
      "payment_link": null,
      "payment_method_collection": "if_required",
      "payment_method_configuration_details": null,
      "payment_method_options": {
        "card": {
          "request_three_d_secure": "automatic"
        }
      },
      "payment_method_types": [
        "card",
        "sepa_debit"
      ],
      "payment_status": "paid",
      "permissions": null,
      "phone_number_collection": {
        "enabled": false
      },
      "recovered_from": null,
      "saved_payment_method_options": null,
      "setup_intent": null,
      "shipping_address_collection": null,
      "shipping_cost": null,
      "shipping_options": [],
      "status": "complete",
      "submit_type": null,
      "subscription": null,
      "success_url": "http://localhost:41853/bookings/bkg_r5ygwy2rc1b54g7kqkttdb4bgg?checkout={CHECKOUT_SESSION_ID}",
      "total_details": {
        "amount_discount": 0,
        "amount_shipping": 0,
        "amount_tax": 0
      },
      "ui_mode": "hosted_page",
      "url": null,
      "wallet_options": null
    }
  },
  "livemode": false,
  "pending_webhooks": 1,
  "request": {
    "id": null,
    "idempotency_key": null
  },
  "type": "checkout.session.completed"
}', '2026-11-28T19:27:33.821Z', 1, '2026-11-28T19:27:33.821Z', null, null, '2026-11-28T19:27:33.897Z', null, null);
insert into "inbox" ("id", "source", "dedupe_key", "connection_id", "event_type", "body", "received_at", "attempts", "next_attempt_at", "lease", "leased_until", "completed_at", "dead_at", "last_error") values (11, 'calendly', '6f2a2a459cd9068d0ec89c0e06325279904cdd42c1781781d8243bfb875490ed', 'cal_hq1sxt0ra8ey56w7n30smn38vc', 'invitee.created', '{"created_at":"2026-11-28T19:27:34.064015Z","created_by":"http://127.0.0.1:37455/users/ada00000-0000-4000-8000-000000000001","event":"invitee.created","payload":{"uri":"http://127.0.0.1:37455/scheduled_events/f909992f-2aad-44f7-a14d-a904fad4a915/invitees/4a85f8ed-e1c4-4d5a-b835-cdc08b258448","email":"client-12f98eb527e1@example.com","first_name":null,"last_name":null,"name":"Client 12f98eb527e1","status":"active","questions_and_answers":[],"timezone":"America/New_York","event":"http://127.0.0.1:37455/scheduled_events/f909992f-2aad-44f7-a14d-a904fad4a915","created_at":"2026-11-28T19:27:34.063014Z","updated_at":"2026-11-28T19:27:34.063014Z","tracking":{"utm_campaign":null,"utm_source":null,"utm_medium":null,"utm_content":"bkg_bc1cfr130zatn6eeyqwy0gfpnm","utm_term":null,"salesforce_uuid":null},"text_reminder_number":null,"rescheduled":false,"old_invitee":null,"new_invitee":null,"cancel_url":"http://127.0.0.1:37455/cancellations/4a85f8ed-e1c4-4d5a-b835-cdc08b258448","reschedule_url":"http://127.0.0.1:37455/reschedulings/4a85f8ed-e1c4-4d5a-b835-cdc08b258448","routing_form_submission":null,"payment":null,"no_show":null,"reconfirmation":null,"scheduling_method":null,"invitee_scheduled_by":null,"scheduled_event":{"uri":"http://127.0.0.1:37455/scheduled_events/f909992f-2aad-44f7-a14d-a904fad4a915","name":"Architecture review","meeting_notes_plain":null,"meeting_notes_html":"","status":"active","start_time":"2026-12-14T17:00:00.000000Z","end_time":"2026-12-14T18:00:00.000000Z","event_type":"http://127.0.0.1:37455/event_types/ada00000-0000-4000-8000-000000000102","location":{"type":"google_conference","status":"pushed","join_url":"http://127.0.0.1:37455/events/f909992f-2aad-44f7-a14d-a904fad4a915/google_meet"},"invitees_counter":{"total":1,"active":1,"limit":1},"created_at":"2026-11-28T19:27:34.063014Z","updated_at":"2026-11-28T19:27:34.063014Z","event_memberships":[{"user":"http://127.0.0.1:37455/users/ada00000-0000-4000-8000-000000000001","user_email":"ada@builders.example","user_name":"Ada Okafor"}],"event_guests":[]}}}', '2026-11-28T19:27:34.089Z', 1, '2026-11-28T19:27:34.089Z', null, null, '2026-11-28T19:27:34.180Z', null, null);
insert into "inbox" ("id", "source", "dedupe_key", "connection_id", "event_type", "body", "received_at", "attempts", "next_attempt_at", "lease", "leased_until", "completed_at", "dead_at", "last_error") values (12, 'stripe', 'evt_18Jp1p67Pv276ONd1NS1n9bP', null, 'checkout.session.completed', '{
  "id": "evt_18Jp1p67Pv276ONd1NS1n9bP",
  "object": "event",
  "api_version": "2026-10-28.endive",
  "created": 1795894054,
  "data": {
    "object": {
      "id": "cs_test_a1GUKgtoyk0NmJz3PXg2b4QwcSmUycu3OsNa2TKdIy1I7gamwhHAA6Ca71",
      "object": "checkout.session",
      "adaptive_pricing": {
        "enabled": false
      },
      "after_expiration": null,
      "allow_promotion_codes": null,
      "allowed_payment_method_types": null,
      "amount_subtotal": 15000,
      "amount_total": 15000,
      "automatic_tax": {
        "enabled": false,
        "liability": null,
        "provider": null,
        "status": null
      },
      "billing_address_collection": null,
      "branding_settings": {
        "background_color": "#ffffff",
        "border_style": "rounded",
        "button_color": "#0074d4",
        "display_name": "Sandbox business",
        "font_family": "default",
        "icon": null,
        "logo": null
      },
      "cancel_url": "http://localhost:41853/bookings/bkg_bc1cfr130zatn6eeyqwy0gfpnm?checkout_canceled=1",
      "client_reference_id": "bkg_bc1cfr130zatn6eeyqwy0gfpnm",
      "client_secret": null,
      "collected_information": {
        "business_name": null,
        "individual_name": null,
        "shipping_details": null
      },
      "consent": null,
      "consent_collection": null,
      "created": 1795894054,
      "currency": "usd",
      "currency_conversion": null,
      "custom_fields": [],
      "custom_text": {
        "after_submit": null,
        "shipping_address": null,
        "submit": null,
        "terms_of_service_acceptance": null
      },
      "customer": null,
      "customer_account": null,
      "customer_creation": "if_required",
      "customer_details": {
        "address": {
          "city": null,
          "country": "US",
          "line1": null,
          "line2": null,
          "postal_code": null,
          "state": null
        },
        "business_name": null,
        "email": "client-12f98eb527e1@example.com",
        "individual_name": null,
        "name": "Test Payer",
        "phone": null,
        "tax_exempt": "none",
        "tax_ids": []
      },
      "customer_email": "client-12f98eb527e1@example.com",
      "discounts": [],
      "excluded_payment_method_types": [],
      "expires_at": 1795897654,
      "integration_identifier": null,
      "invoice": null,
      "invoice_creation": {
        "enabled": false,
        "invoice_data": {
          "account_tax_ids": null,
          "custom_fields": null,
          "description": null,
          "footer": null,
          "issuer": null,
          "metadata": {},
          "rendering_options": null
        }
      },
      "livemode": false,
      "locale": null,
      "managed_payments": {
        "enabled": false
      },
      "metadata": {
        "booking_id": "bkg_bc1cfr130zatn6eeyqwy0gfpnm",
        "effect_key": "bkg_bc1cfr130zatn6eeyqwy0gfpnm:3:0",
        "calendly_event_id": "f909992f-2aad-44f7-a14d-a904fad4a915"
      },
      "mode": "payment",
      "origin_context": null,
      "payment_intent": "pi_3sckfWGxhwlyydu5vKWA5sS5",
      "payment_link": null,
      "payment_method_collection": "if_required",
      "payment_method_configuration_details": null,
      "payment_method_options": {
        "card": {
          "request_three_d_secure": "automatic"
        }
      },
      "payment_method_types": [
        "card",
        "sepa_debit"
      ],
      "payment_status": "paid",
      "permissions": null,
      "phone_number_collection": {
        "enabled": false
      },
      "recovered_from": null,
      "saved_payment_method_options": null,
      "setup_intent": null,
      "shipping_address_collection": null,
      "shipping_cost": null,
      "shipping_options": [],
      "status": "complete",
      "submit_type": null,
      "subscription": null,
      "success_url": "http://localhost:41853/bookings/bkg_bc1cfr130zatn6eeyqwy0gfpnm?checkout={CHECKOUT_SESSION_ID}",
      "total_details": {
        "amount_discount": 0,
        "amount_shipping": 0,
        "amount_tax": 0
      },
      "ui_mode": "hosted_page",
      "url": null,
      "wallet_options": null
    }
  },
  "livemode": false,
  "pending_webhooks": 1,
  "request": {
    "id": null,
    "idempotency_key": null
  },
  "type": "checkout.session.completed"
}', '2026-11-28T19:27:34.320Z', 1, '2026-11-28T19:27:34.320Z', null, null, '2026-11-28T19:27:34.440Z', null, null);
insert into "inbox" ("id", "source", "dedupe_key", "connection_id", "event_type", "body", "received_at", "attempts", "next_attempt_at", "lease", "leased_until", "completed_at", "dead_at", "last_error") values (13, 'stripe', 'evt_1uoujY4iiy1QyviLZZWASQ89', null, 'refund.updated', '{
  "id": "evt_1uoujY4iiy1QyviLZZWASQ89",
  "object": "event",
  "api_version": "2026-10-28.endive",
  "created": 1795894054,
  "data": {
    "object": {
      "id": "re_3fU3VxN6jkCJwmakpHNTDlzU",
      "object": "refund",
      "amount": 15000,
      "balance_transaction": "txn_34mRb9jn5wrSKlXOHawyJICM",
      "charge": "ch_3hE4t6wjMRjudHOsx3qJ0yfJ",
      "created": 1795894052,
      "currency": "usd",
      "customer": null,
      "customer_account": null,
      "destination_details": {
        "card": {
          "reference_status": "available",
          "reference_type": "acquirer_reference_number",
          "type": "refund",
          "reference": "N8LFG5AHADJCQGCL3N1VZI2"
        },
        "type": "card"
      },
      "metadata": {
        "booking_id": "bkg_e89k9vf6tsyn28qby7m8tcz0tm",
        "effect_key": "bkg_e89k9vf6tsyn28qby7m8tcz0tm:6:0"
      },
      "payment_intent": "pi_3mSlGCdKaQvsyO2AC5hmPGGQ",
      "payment_method": "pm_1TvrERukpzEBZCb9c4SLUK9U",
      "reason": "requested_by_customer",
      "receipt_number": null,
      "source_transfer_reversal": null,
      "status": "succeeded",
      "transfer_reversal": null
    }
  },
  "livemode": false,
  "pending_webhooks": 1,
  "request": {
    "id": null,
    "idempotency_key": null
  },
  "type": "refund.updated"
}', '2026-11-28T19:27:34.358Z', 1, '2026-11-28T19:27:34.358Z', null, null, '2026-11-28T19:27:34.480Z', null, null);
insert into "inbox" ("id", "source", "dedupe_key", "connection_id", "event_type", "body", "received_at", "attempts", "next_attempt_at", "lease", "leased_until", "completed_at", "dead_at", "last_error") values (14, 'calendly', '874f18ea9cd1847260c5eb45e95ae35e4e61380911cec023bca8d0d085be69ca', 'cal_hq1sxt0ra8ey56w7n30smn38vc', 'invitee.created', '{"created_at":"2026-11-28T19:27:34.650017Z","created_by":"http://127.0.0.1:37455/users/ada00000-0000-4000-8000-000000000001","event":"invitee.created","payload":{"uri":"http://127.0.0.1:37455/scheduled_events/faefcca1-a518-40fe-93f7-595fcf440213/invitees/d6d17f83-088d-4bca-8ee1-7532ba13e93d","email":"client-db017af15106@example.com","first_name":null,"last_name":null,"name":"Client db017af15106","status":"active","questions_and_answers":[],"timezone":"America/New_York","event":"http://127.0.0.1:37455/scheduled_events/faefcca1-a518-40fe-93f7-595fcf440213","created_at":"2026-11-28T19:27:34.649016Z","updated_at":"2026-11-28T19:27:34.649016Z","tracking":{"utm_campaign":null,"utm_source":null,"utm_medium":null,"utm_content":"bkg_xh0y7svt0gq6kyysnkt2qa2n34","utm_term":null,"salesforce_uuid":null},"text_reminder_number":null,"rescheduled":false,"old_invitee":null,"new_invitee":null,"cancel_url":"http://127.0.0.1:37455/cancellations/d6d17f83-088d-4bca-8ee1-7532ba13e93d","reschedule_url":"http://127.0.0.1:37455/reschedulings/d6d17f83-088d-4bca-8ee1-7532ba13e93d","routing_form_submission":null,"payment":null,"no_show":null,"reconfirmation":null,"scheduling_method":null,"invitee_scheduled_by":null,"scheduled_event":{"uri":"http://127.0.0.1:37455/scheduled_events/faefcca1-a518-40fe-93f7-595fcf440213","name":"Architecture review","meeting_notes_plain":null,"meeting_notes_html":"","status":"active","start_time":"2026-12-14T18:00:00.000000Z","end_time":"2026-12-14T19:00:00.000000Z","event_type":"http://127.0.0.1:37455/event_types/ada00000-0000-4000-8000-000000000102","location":{"type":"google_conference","status":"pushed","join_url":"http://127.0.0.1:37455/events/faefcca1-a518-40fe-93f7-595fcf440213/google_meet"},"invitees_counter":{"total":1,"active":1,"limit":1},"created_at":"2026-11-28T19:27:34.649016Z","updated_at":"2026-11-28T19:27:34.649016Z","event_memberships":[{"user":"http://127.0.0.1:37455/users/ada00000-0000-4000-8000-000000000001","user_email":"ada@builders.example","user_name":"Ada Okafor"}],"event_guests":[]}}}', '2026-11-28T19:27:34.678Z', 1, '2026-11-28T19:27:34.678Z', null, null, '2026-11-28T19:27:34.792Z', null, null);
insert into "inbox" ("id", "source", "dedupe_key", "connection_id", "event_type", "body", "received_at", "attempts", "next_attempt_at", "lease", "leased_until", "completed_at", "dead_at", "last_error") values (15, 'calendly', 'c5b37713633751f8f652f570d91b9c6bcbfbbf86a019766f83994443f82bed9a', 'cal_hq1sxt0ra8ey56w7n30smn38vc', 'invitee.canceled', '{"created_at":"2026-11-28T19:27:35.064019Z","created_by":"http://127.0.0.1:37455/users/ada00000-0000-4000-8000-000000000001","event":"invitee.canceled","payload":{"uri":"http://127.0.0.1:37455/scheduled_events/0ae539c6-7552-4ecf-8150-167d74777c67/invitees/b5b7029d-522b-42ad-9e39-b4a031916ccf","email":"client-098a0c8a3e98@example.com","first_name":null,"last_name":null,"name":"Client 098a0c8a3e98","status":"canceled","questions_and_answers":[],"timezone":"America/New_York","event":"http://127.0.0.1:37455/scheduled_events/0ae539c6-7552-4ecf-8150-167d74777c67","created_at":"2026-11-28T19:27:33.629012Z","updated_at":"2026-11-28T19:27:35.064018Z","tracking":{"utm_campaign":null,"utm_source":null,"utm_medium":null,"utm_content":"bkg_r5ygwy2rc1b54g7kqkttdb4bgg","utm_term":null,"salesforce_uuid":null},"text_reminder_number":null,"rescheduled":false,"old_invitee":null,"new_invitee":null,"cancel_url":"http://127.0.0.1:37455/cancellations/b5b7029d-522b-42ad-9e39-b4a031916ccf","reschedule_url":"http://127.0.0.1:37455/reschedulings/b5b7029d-522b-42ad-9e39-b4a031916ccf","routing_form_submission":null,"payment":null,"no_show":null,"reconfirmation":null,"scheduling_method":null,"invitee_scheduled_by":null,"cancellation":{"canceled_by":"Ada Okafor","reason":"The booking was canceled.","canceler_type":"host","created_at":"2026-11-28T19:27:35.064018Z"},"scheduled_event":{"uri":"http://127.0.0.1:37455/scheduled_events/0ae539c6-7552-4ecf-8150-167d74777c67","name":"Architecture review","meeting_notes_plain":null,"meeting_notes_html":"","status":"canceled","start_time":"2026-12-14T16:00:00.000000Z","end_time":"2026-12-14T17:00:00.000000Z","event_type":"http://127.0.0.1:37455/event_types/ada00000-0000-4000-8000-000000000102","location":{"type":"google_conference","status":"pushed","join_url":"http://127.0.0.1:37455/events/0ae539c6-7552-4ecf-8150-167d74777c67/google_meet"},"invitees_counter":{"total":1,"active":0,"limit":1},"created_at":"2026-11-28T19:27:33.629012Z","updated_at":"2026-11-28T19:27:35.064018Z","event_memberships":[{"user":"http://127.0.0.1:37455/users/ada00000-0000-4000-8000-000000000001","user_email":"ada@builders.example","user_name":"Ada Okafor"}],"event_guests":[],"cancellation":{"canceled_by":"Ada Okafor","reason":"The booking was canceled.","canceler_type":"host","created_at":"2026-11-28T19:27:35.064018Z"}}}}', '2026-11-28T19:27:35.104Z', 1, '2026-11-28T19:27:35.104Z', '5c660e12df61ced6358ad306', '2026-11-28T19:28:35.125Z', null, null, null);
insert into "outbox" ("key", "booking_id", "booking_version", "position", "type", "params_json", "created_at", "attempts", "next_attempt_at", "lease", "leased_until", "completed_at", "dead_at", "last_error") values ('bkg_e89k9vf6tsyn28qby7m8tcz0tm:1:0', 'bkg_e89k9vf6tsyn28qby7m8tcz0tm', 1, 0, 'createSchedulingLink', '{"calendlyEventTypeUri":"http://127.0.0.1:37455/event_types/ada00000-0000-4000-8000-000000000102"}', '2026-11-28T19:27:30.991Z', 0, '2026-11-28T19:27:30.991Z', null, null, '2026-11-28T19:27:31.067Z', null, null);
insert into "outbox" ("key", "booking_id", "booking_version", "position", "type", "params_json", "created_at", "attempts", "next_attempt_at", "lease", "leased_until", "completed_at", "dead_at", "last_error") values ('bkg_e89k9vf6tsyn28qby7m8tcz0tm:2:0', 'bkg_e89k9vf6tsyn28qby7m8tcz0tm', 2, 0, 'remindToPay', '{"notBefore":"2026-11-28T19:42:31.220Z"}', '2026-11-28T19:27:31.313Z', 0, '2026-11-28T19:42:31.220Z', null, null, null, null, null);
insert into "outbox" ("key", "booking_id", "booking_version", "position", "type", "params_json", "created_at", "attempts", "next_attempt_at", "lease", "leased_until", "completed_at", "dead_at", "last_error") values ('bkg_e89k9vf6tsyn28qby7m8tcz0tm:3:0', 'bkg_e89k9vf6tsyn28qby7m8tcz0tm', 3, 0, 'openCheckout', '{"price":{"amountMinor":15000,"currency":"USD"},"expiresAt":"2026-11-28T20:27:31.376Z","calendlyEventId":"1fef46a4-64a3-4edf-b1c8-af68c9911668","startsAt":"2026-12-14T14:00:00.000Z","timeZone":"America/New_York","delayedMethods":"offered"}', '2026-11-28T19:27:31.376Z', 0, '2026-11-28T19:27:31.376Z', null, null, '2026-11-28T19:27:31.559Z', null, null);
insert into "outbox" ("key", "booking_id", "booking_version", "position", "type", "params_json", "created_at", "attempts", "next_attempt_at", "lease", "leased_until", "completed_at", "dead_at", "last_error") values ('bkg_e89k9vf6tsyn28qby7m8tcz0tm:5:0', 'bkg_e89k9vf6tsyn28qby7m8tcz0tm', 5, 0, 'tell', '{"audience":"client","news":"confirmed","refund":null}', '2026-11-28T19:27:31.672Z', 1, '2026-11-28T19:27:31.672Z', null, null, '2026-11-28T19:27:32.090Z', null, null);
insert into "outbox" ("key", "booking_id", "booking_version", "position", "type", "params_json", "created_at", "attempts", "next_attempt_at", "lease", "leased_until", "completed_at", "dead_at", "last_error") values ('bkg_e89k9vf6tsyn28qby7m8tcz0tm:5:1', 'bkg_e89k9vf6tsyn28qby7m8tcz0tm', 5, 1, 'tell', '{"audience":"builder","news":"confirmed","refund":null}', '2026-11-28T19:27:31.672Z', 1, '2026-11-28T19:27:31.672Z', null, null, '2026-11-28T19:27:32.020Z', null, null);
insert into "outbox" ("key", "booking_id", "booking_version", "position", "type", "params_json", "created_at", "attempts", "next_attempt_at", "lease", "leased_until", "completed_at", "dead_at", "last_error") values ('bkg_e89k9vf6tsyn28qby7m8tcz0tm:6:0', 'bkg_e89k9vf6tsyn28qby7m8tcz0tm', 6, 0, 'requestRefund', '{"checkoutId":"cs_test_a1twH3Wcm4ohj55HDThtGYgbYP7b2jLqRc0wqfmRU0EIU7TwbuRhzL9bSn","paymentIntentId":"pi_3mSlGCdKaQvsyO2AC5hmPGGQ","amount":{"amountMinor":15000,"currency":"USD"},"reason":"canceled","due":1}', '2026-11-28T19:27:32.130Z', 1, '2026-11-28T19:27:32.130Z', null, null, '2026-11-28T19:27:32.334Z', null, null);
insert into "outbox" ("key", "booking_id", "booking_version", "position", "type", "params_json", "created_at", "attempts", "next_attempt_at", "lease", "leased_until", "completed_at", "dead_at", "last_error") values ('bkg_e89k9vf6tsyn28qby7m8tcz0tm:6:1', 'bkg_e89k9vf6tsyn28qby7m8tcz0tm', 6, 1, 'releaseTime', '{"calendlyEventId":"1fef46a4-64a3-4edf-b1c8-af68c9911668","reason":"The booking was canceled."}', '2026-11-28T19:27:32.130Z', 1, '2026-11-28T19:27:32.130Z', null, null, '2026-11-28T19:27:32.429Z', null, null);
insert into "outbox" ("key", "booking_id", "booking_version", "position", "type", "params_json", "created_at", "attempts", "next_attempt_at", "lease", "leased_until", "completed_at", "dead_at", "last_error") values ('bkg_e89k9vf6tsyn28qby7m8tcz0tm:6:2', 'bkg_e89k9vf6tsyn28qby7m8tcz0tm', 6, 2, 'tell', '{"audience":"client","news":"canceled","refund":{"amountMinor":15000,"currency":"USD"}}', '2026-11-28T19:27:32.130Z', 1, '2026-11-28T19:27:32.130Z', null, null, '2026-11-28T19:27:33.147Z', null, null);
insert into "outbox" ("key", "booking_id", "booking_version", "position", "type", "params_json", "created_at", "attempts", "next_attempt_at", "lease", "leased_until", "completed_at", "dead_at", "last_error") values ('bkg_e89k9vf6tsyn28qby7m8tcz0tm:6:3', 'bkg_e89k9vf6tsyn28qby7m8tcz0tm', 6, 3, 'tell', '{"audience":"builder","news":"canceled","refund":{"amountMinor":15000,"currency":"USD"}}', '2026-11-28T19:27:32.130Z', 1, '2026-11-28T19:27:32.130Z', null, null, '2026-11-28T19:27:32.826Z', null, null);
insert into "outbox" ("key", "booking_id", "booking_version", "position", "type", "params_json", "created_at", "attempts", "next_attempt_at", "lease", "leased_until", "completed_at", "dead_at", "last_error") values ('bkg_782bmz5k0wkg3vd7fbbqdjwd6m:1:0', 'bkg_782bmz5k0wkg3vd7fbbqdjwd6m', 1, 0, 'createSchedulingLink', '{"calendlyEventTypeUri":"http://127.0.0.1:37455/event_types/ada00000-0000-4000-8000-000000000102"}', '2026-11-28T19:27:32.372Z', 0, '2026-11-28T19:27:32.372Z', null, null, '2026-11-28T19:27:32.444Z', null, null);
insert into "outbox" ("key", "booking_id", "booking_version", "position", "type", "params_json", "created_at", "attempts", "next_attempt_at", "lease", "leased_until", "completed_at", "dead_at", "last_error") values ('bkg_782bmz5k0wkg3vd7fbbqdjwd6m:2:0', 'bkg_782bmz5k0wkg3vd7fbbqdjwd6m', 2, 0, 'remindToPay', '{"notBefore":"2026-11-28T19:42:32.617Z"}', '2026-11-28T19:27:32.740Z', 0, '2026-11-28T19:42:32.617Z', null, null, null, null, null);
insert into "outbox" ("key", "booking_id", "booking_version", "position", "type", "params_json", "created_at", "attempts", "next_attempt_at", "lease", "leased_until", "completed_at", "dead_at", "last_error") values ('bkg_782bmz5k0wkg3vd7fbbqdjwd6m:3:0', 'bkg_782bmz5k0wkg3vd7fbbqdjwd6m', 3, 0, 'openCheckout', '{"price":{"amountMinor":15000,"currency":"USD"},"expiresAt":"2026-11-28T20:27:32.768Z","calendlyEventId":"360d6733-8433-41fe-9ca8-d8a3ee43bed2","startsAt":"2026-12-14T14:00:00.000Z","timeZone":"America/New_York","delayedMethods":"offered"}', '2026-11-28T19:27:32.768Z', 0, '2026-11-28T19:27:32.768Z', null, null, '2026-11-28T19:27:32.868Z', null, null);
insert into "outbox" ("key", "booking_id", "booking_version", "position", "type", "params_json", "created_at", "attempts", "next_attempt_at", "lease", "leased_until", "completed_at", "dead_at", "last_error") values ('bkg_782bmz5k0wkg3vd7fbbqdjwd6m:5:0', 'bkg_782bmz5k0wkg3vd7fbbqdjwd6m', 5, 0, 'tell', '{"audience":"client","news":"confirmed","refund":null}', '2026-11-28T19:27:32.981Z', 1, '2026-11-28T19:27:32.981Z', null, null, '2026-11-28T19:27:33.184Z', null, null);
insert into "outbox" ("key", "booking_id", "booking_version", "position", "type", "params_json", "created_at", "attempts", "next_attempt_at", "lease", "leased_until", "completed_at", "dead_at", "last_error") values ('bkg_782bmz5k0wkg3vd7fbbqdjwd6m:5:1', 'bkg_782bmz5k0wkg3vd7fbbqdjwd6m', 5, 1, 'tell', '{"audience":"builder","news":"confirmed","refund":null}', '2026-11-28T19:27:32.981Z', 1, '2026-11-28T19:27:32.981Z', null, null, '2026-11-28T19:27:33.276Z', null, null);
insert into "outbox" ("key", "booking_id", "booking_version", "position", "type", "params_json", "created_at", "attempts", "next_attempt_at", "lease", "leased_until", "completed_at", "dead_at", "last_error") values ('bkg_bty12e8cw3hnz3bcq19fdxd51w:1:0', 'bkg_bty12e8cw3hnz3bcq19fdxd51w', 1, 0, 'createSchedulingLink', '{"calendlyEventTypeUri":"http://127.0.0.1:37455/event_types/ada00000-0000-4000-8000-000000000102"}', '2026-11-28T19:27:33.290Z', 0, '2026-11-28T19:27:33.290Z', null, null, '2026-11-28T19:27:33.346Z', null, null);
insert into "outbox" ("key", "booking_id", "booking_version", "position", "type", "params_json", "created_at", "attempts", "next_attempt_at", "lease", "leased_until", "completed_at", "dead_at", "last_error") values ('bkg_bty12e8cw3hnz3bcq19fdxd51w:2:0', 'bkg_bty12e8cw3hnz3bcq19fdxd51w', 2, 0, 'remindToPay', '{"notBefore":"2026-11-28T19:42:33.444Z"}', '2026-11-28T19:27:33.523Z', 0, '2026-11-28T19:42:33.444Z', null, null, null, null, null);
insert into "outbox" ("key", "booking_id", "booking_version", "position", "type", "params_json", "created_at", "attempts", "next_attempt_at", "lease", "leased_until", "completed_at", "dead_at", "last_error") values ('bkg_r5ygwy2rc1b54g7kqkttdb4bgg:1:0', 'bkg_r5ygwy2rc1b54g7kqkttdb4bgg', 1, 0, 'createSchedulingLink', '{"calendlyEventTypeUri":"http://127.0.0.1:37455/event_types/ada00000-0000-4000-8000-000000000102"}', '2026-11-28T19:27:33.580Z', 0, '2026-11-28T19:27:33.580Z', null, null, '2026-11-28T19:27:33.609Z', null, null);
insert into "outbox" ("key", "booking_id", "booking_version", "position", "type", "params_json", "created_at", "attempts", "next_attempt_at", "lease", "leased_until", "completed_at", "dead_at", "last_error") values ('bkg_r5ygwy2rc1b54g7kqkttdb4bgg:2:0', 'bkg_r5ygwy2rc1b54g7kqkttdb4bgg', 2, 0, 'remindToPay', '{"notBefore":"2026-11-28T19:42:33.662Z"}', '2026-11-28T19:27:33.696Z', 0, '2026-11-28T19:42:33.662Z', null, null, null, null, null);
insert into "outbox" ("key", "booking_id", "booking_version", "position", "type", "params_json", "created_at", "attempts", "next_attempt_at", "lease", "leased_until", "completed_at", "dead_at", "last_error") values ('bkg_r5ygwy2rc1b54g7kqkttdb4bgg:3:0', 'bkg_r5ygwy2rc1b54g7kqkttdb4bgg', 3, 0, 'openCheckout', '{"price":{"amountMinor":15000,"currency":"USD"},"expiresAt":"2026-11-28T20:27:33.716Z","calendlyEventId":"0ae539c6-7552-4ecf-8150-167d74777c67","startsAt":"2026-12-14T16:00:00.000Z","timeZone":"America/New_York","delayedMethods":"offered"}', '2026-11-28T19:27:33.716Z', 0, '2026-11-28T19:27:33.716Z', null, null, '2026-11-28T19:27:33.776Z', null, null);
insert into "outbox" ("key", "booking_id", "booking_version", "position", "type", "params_json", "created_at", "attempts", "next_attempt_at", "lease", "leased_until", "completed_at", "dead_at", "last_error") values ('bkg_r5ygwy2rc1b54g7kqkttdb4bgg:5:0', 'bkg_r5ygwy2rc1b54g7kqkttdb4bgg', 5, 0, 'tell', '{"audience":"client","news":"confirmed","refund":null}', '2026-11-28T19:27:33.866Z', 1, '2026-11-28T19:27:33.866Z', null, null, '2026-11-28T19:27:33.971Z', null, null);
insert into "outbox" ("key", "booking_id", "booking_version", "position", "type", "params_json", "created_at", "attempts", "next_attempt_at", "lease", "leased_until", "completed_at", "dead_at", "last_error") values ('bkg_r5ygwy2rc1b54g7kqkttdb4bgg:5:1', 'bkg_r5ygwy2rc1b54g7kqkttdb4bgg', 5, 1, 'tell', '{"audience":"builder","news":"confirmed","refund":null}', '2026-11-28T19:27:33.866Z', 1, '2026-11-28T19:27:33.866Z', null, null, '2026-11-28T19:27:33.945Z', null, null);
insert into "outbox" ("key", "booking_id", "booking_version", "position", "type", "params_json", "created_at", "attempts", "next_attempt_at", "lease", "leased_until", "completed_at", "dead_at", "last_error") values ('bkg_bc1cfr130zatn6eeyqwy0gfpnm:1:0', 'bkg_bc1cfr130zatn6eeyqwy0gfpnm', 1, 0, 'createSchedulingLink', '{"calendlyEventTypeUri":"http://127.0.0.1:37455/event_types/ada00000-0000-4000-8000-000000000102"}', '2026-11-28T19:27:34.010Z', 0, '2026-11-28T19:27:34.010Z', null, null, '2026-11-28T19:27:34.055Z', null, null);
insert into "outbox" ("key", "booking_id", "booking_version", "position", "type", "params_json", "created_at", "attempts", "next_attempt_at", "lease", "leased_until", "completed_at", "dead_at", "last_error") values ('bkg_bc1cfr130zatn6eeyqwy0gfpnm:2:0', 'bkg_bc1cfr130zatn6eeyqwy0gfpnm', 2, 0, 'remindToPay', '{"notBefore":"2026-11-28T19:42:34.116Z"}', '2026-11-28T19:27:34.169Z', 0, '2026-11-28T19:42:34.116Z', null, null, null, null, null);
insert into "outbox" ("key", "booking_id", "booking_version", "position", "type", "params_json", "created_at", "attempts", "next_attempt_at", "lease", "leased_until", "completed_at", "dead_at", "last_error") values ('bkg_bc1cfr130zatn6eeyqwy0gfpnm:3:0', 'bkg_bc1cfr130zatn6eeyqwy0gfpnm', 3, 0, 'openCheckout', '{"price":{"amountMinor":15000,"currency":"USD"},"expiresAt":"2026-11-28T20:27:34.188Z","calendlyEventId":"f909992f-2aad-44f7-a14d-a904fad4a915","startsAt":"2026-12-14T17:00:00.000Z","timeZone":"America/New_York","delayedMethods":"offered"}', '2026-11-28T19:27:34.188Z', 0, '2026-11-28T19:27:34.188Z', null, null, '2026-11-28T19:27:34.282Z', null, null);
insert into "outbox" ("key", "booking_id", "booking_version", "position", "type", "params_json", "created_at", "attempts", "next_attempt_at", "lease", "leased_until", "completed_at", "dead_at", "last_error") values ('bkg_bc1cfr130zatn6eeyqwy0gfpnm:5:0', 'bkg_bc1cfr130zatn6eeyqwy0gfpnm', 5, 0, 'tell', '{"audience":"client","news":"confirmed","refund":null}', '2026-11-28T19:27:34.385Z', 1, '2026-11-28T19:27:34.385Z', null, null, '2026-11-28T19:27:34.558Z', null, null);
insert into "outbox" ("key", "booking_id", "booking_version", "position", "type", "params_json", "created_at", "attempts", "next_attempt_at", "lease", "leased_until", "completed_at", "dead_at", "last_error") values ('bkg_bc1cfr130zatn6eeyqwy0gfpnm:5:1', 'bkg_bc1cfr130zatn6eeyqwy0gfpnm', 5, 1, 'tell', '{"audience":"builder","news":"confirmed","refund":null}', '2026-11-28T19:27:34.385Z', 1, '2026-11-28T19:27:34.385Z', null, null, '2026-11-28T19:27:34.497Z', null, null);
insert into "outbox" ("key", "booking_id", "booking_version", "position", "type", "params_json", "created_at", "attempts", "next_attempt_at", "lease", "leased_until", "completed_at", "dead_at", "last_error") values ('bkg_xh0y7svt0gq6kyysnkt2qa2n34:1:0', 'bkg_xh0y7svt0gq6kyysnkt2qa2n34', 1, 0, 'createSchedulingLink', '{"calendlyEventTypeUri":"http://127.0.0.1:37455/event_types/ada00000-0000-4000-8000-000000000102"}', '2026-11-28T19:27:34.590Z', 0, '2026-11-28T19:27:34.590Z', null, null, '2026-11-28T19:27:34.639Z', null, null);
insert into "outbox" ("key", "booking_id", "booking_version", "position", "type", "params_json", "created_at", "attempts", "next_attempt_at", "lease", "leased_until", "completed_at", "dead_at", "last_error") values ('bkg_xh0y7svt0gq6kyysnkt2qa2n34:2:0', 'bkg_xh0y7svt0gq6kyysnkt2qa2n34', 2, 0, 'remindToPay', '{"notBefore":"2026-11-28T19:42:34.715Z"}', '2026-11-28T19:27:34.782Z', 0, '2026-11-28T19:42:34.715Z', null, null, null, null, null);
insert into "outbox" ("key", "booking_id", "booking_version", "position", "type", "params_json", "created_at", "attempts", "next_attempt_at", "lease", "leased_until", "completed_at", "dead_at", "last_error") values ('bkg_xh0y7svt0gq6kyysnkt2qa2n34:3:0', 'bkg_xh0y7svt0gq6kyysnkt2qa2n34', 3, 0, 'openCheckout', '{"price":{"amountMinor":15000,"currency":"USD"},"expiresAt":"2026-11-28T20:27:34.812Z","calendlyEventId":"faefcca1-a518-40fe-93f7-595fcf440213","startsAt":"2026-12-14T18:00:00.000Z","timeZone":"America/New_York","delayedMethods":"offered"}', '2026-11-28T19:27:34.823Z', 0, '2026-11-28T19:27:34.823Z', null, null, '2026-11-28T19:27:34.923Z', null, null);
insert into "outbox" ("key", "booking_id", "booking_version", "position", "type", "params_json", "created_at", "attempts", "next_attempt_at", "lease", "leased_until", "completed_at", "dead_at", "last_error") values ('bkg_r5ygwy2rc1b54g7kqkttdb4bgg:6:0', 'bkg_r5ygwy2rc1b54g7kqkttdb4bgg', 6, 0, 'requestRefund', '{"checkoutId":"cs_test_a15R9BqdOjQtbFhGiC2sN68WH6ck9C7pSpysh9Yp7r87qSIPo10ymNkNIe","paymentIntentId":"pi_3We45WHSTQ4HoIIawjMuGcDE","amount":{"amountMinor":15000,"currency":"USD"},"reason":"canceled","due":1}', '2026-11-28T19:27:34.937Z', 1, '2026-11-28T19:27:34.937Z', null, null, null, '2026-11-28T19:27:35.094Z', 'ProviderError: stripe list refunds: StripeInvalidRequestError 400');
insert into "outbox" ("key", "booking_id", "booking_version", "position", "type", "params_json", "created_at", "attempts", "next_attempt_at", "lease", "leased_until", "completed_at", "dead_at", "last_error") values ('bkg_r5ygwy2rc1b54g7kqkttdb4bgg:6:1', 'bkg_r5ygwy2rc1b54g7kqkttdb4bgg', 6, 1, 'releaseTime', '{"calendlyEventId":"0ae539c6-7552-4ecf-8150-167d74777c67","reason":"The booking was canceled."}', '2026-11-28T19:27:34.937Z', 1, '2026-11-28T19:27:34.937Z', null, null, '2026-11-28T19:27:35.073Z', null, null);
insert into "outbox" ("key", "booking_id", "booking_version", "position", "type", "params_json", "created_at", "attempts", "next_attempt_at", "lease", "leased_until", "completed_at", "dead_at", "last_error") values ('bkg_r5ygwy2rc1b54g7kqkttdb4bgg:6:2', 'bkg_r5ygwy2rc1b54g7kqkttdb4bgg', 6, 2, 'tell', '{"audience":"client","news":"canceled","refund":{"amountMinor":15000,"currency":"USD"}}', '2026-11-28T19:27:34.937Z', 1, '2026-11-28T19:27:34.937Z', 'd8f2ce2cffe8d35387356aaf', '2026-11-28T19:28:34.953Z', null, null, null);
insert into "outbox" ("key", "booking_id", "booking_version", "position", "type", "params_json", "created_at", "attempts", "next_attempt_at", "lease", "leased_until", "completed_at", "dead_at", "last_error") values ('bkg_r5ygwy2rc1b54g7kqkttdb4bgg:6:3', 'bkg_r5ygwy2rc1b54g7kqkttdb4bgg', 6, 3, 'tell', '{"audience":"builder","news":"canceled","refund":{"amountMinor":15000,"currency":"USD"}}', '2026-11-28T19:27:34.937Z', 1, '2026-11-28T19:27:34.937Z', 'd8f2ce2cffe8d35387356aaf', '2026-11-28T19:28:34.953Z', null, null, null);
insert into "outbox" ("key", "booking_id", "booking_version", "position", "type", "params_json", "created_at", "attempts", "next_attempt_at", "lease", "leased_until", "completed_at", "dead_at", "last_error") values ('bkg_bc1cfr130zatn6eeyqwy0gfpnm:6:0', 'bkg_bc1cfr130zatn6eeyqwy0gfpnm', 6, 0, 'requestRefund', '{"checkoutId":"cs_test_a1GUKgtoyk0NmJz3PXg2b4QwcSmUycu3OsNa2TKdIy1I7gamwhHAA6Ca71","paymentIntentId":"pi_3sckfWGxhwlyydu5vKWA5sS5","amount":{"amountMinor":15000,"currency":"USD"},"reason":"canceled","due":1}', '2026-11-28T19:27:35.119Z', 1, '2026-11-28T19:27:35.119Z', '7e2d30364b8885380a76cb39', '2026-11-28T19:28:35.143Z', null, null, null);
insert into "outbox" ("key", "booking_id", "booking_version", "position", "type", "params_json", "created_at", "attempts", "next_attempt_at", "lease", "leased_until", "completed_at", "dead_at", "last_error") values ('bkg_bc1cfr130zatn6eeyqwy0gfpnm:6:1', 'bkg_bc1cfr130zatn6eeyqwy0gfpnm', 6, 1, 'releaseTime', '{"calendlyEventId":"f909992f-2aad-44f7-a14d-a904fad4a915","reason":"The booking was canceled."}', '2026-11-28T19:27:35.119Z', 1, '2026-11-28T19:27:35.119Z', '7e2d30364b8885380a76cb39', '2026-11-28T19:28:35.143Z', null, null, null);
insert into "outbox" ("key", "booking_id", "booking_version", "position", "type", "params_json", "created_at", "attempts", "next_attempt_at", "lease", "leased_until", "completed_at", "dead_at", "last_error") values ('bkg_bc1cfr130zatn6eeyqwy0gfpnm:6:2', 'bkg_bc1cfr130zatn6eeyqwy0gfpnm', 6, 2, 'tell', '{"audience":"client","news":"canceled","refund":{"amountMinor":15000,"currency":"USD"}}', '2026-11-28T19:27:35.119Z', 1, '2026-11-28T19:27:35.119Z', '7e2d30364b8885380a76cb39', '2026-11-28T19:28:35.143Z', null, null, null);
insert into "outbox" ("key", "booking_id", "booking_version", "position", "type", "params_json", "created_at", "attempts", "next_attempt_at", "lease", "leased_until", "completed_at", "dead_at", "last_error") values ('bkg_bc1cfr130zatn6eeyqwy0gfpnm:6:3', 'bkg_bc1cfr130zatn6eeyqwy0gfpnm', 6, 3, 'tell', '{"audience":"builder","news":"canceled","refund":{"amountMinor":15000,"currency":"USD"}}', '2026-11-28T19:27:35.119Z', 1, '2026-11-28T19:27:35.119Z', '7e2d30364b8885380a76cb39', '2026-11-28T19:28:35.143Z', null, null, null);
insert into "auth_user" ("id", "name", "email", "emailVerified", "image", "createdAt", "updatedAt", "role") values ('9ft1RzteHVCNztweYQ7wtg1FYLsKve4c', 'Casey Client', 'client@example.com', 1, null, '2026-11-28T19:27:29.410Z', '2026-11-28T19:27:29.410Z', 'client');
insert into "auth_user" ("id", "name", "email", "emailVerified", "image", "createdAt", "updatedAt", "role") values ('SrrhsFGbZ8yRAxfjEQ8whS6nHxMCezd2', 'Robin Rivera', 'client2@example.com', 1, null, '2026-11-28T19:27:29.412Z', '2026-11-28T19:27:29.412Z', 'client');
insert into "auth_user" ("id", "name", "email", "emailVerified", "image", "createdAt", "updatedAt", "role") values ('CIAB8pBihrlvEXezTp0ddUTMuvaes7KB', 'Ada Okafor', 'ada@builders.example', 1, null, '2026-11-28T19:27:29.412Z', '2026-11-28T19:27:29.412Z', 'builder');
insert into "auth_user" ("id", "name", "email", "emailVerified", "image", "createdAt", "updatedAt", "role") values ('m2zg5LB5abdtZg8bS8BbM1aoENQ4uomi', 'Kenji Mori', 'kenji@builders.example', 1, null, '2026-11-28T19:27:29.412Z', '2026-11-28T19:27:29.412Z', 'builder');
insert into "auth_user" ("id", "name", "email", "emailVerified", "image", "createdAt", "updatedAt", "role") values ('TifvAWzMwPsug3XP6ZVwRRImiEEnu2Oo', 'Lena Fischer', 'lena@builders.example', 1, null, '2026-11-28T19:27:29.413Z', '2026-11-28T19:27:29.413Z', 'builder');
insert into "auth_user" ("id", "name", "email", "emailVerified", "image", "createdAt", "updatedAt", "role") values ('7lAP88rRTW3NFD9dKwRs6kkflI9Wb6vE', 'Olu Operator', 'operator@example.com', 1, null, '2026-11-28T19:27:29.415Z', '2026-11-28T19:27:29.415Z', 'operator');
insert into "auth_account" ("id", "accountId", "providerId", "userId", "accessToken", "refreshToken", "idToken", "accessTokenExpiresAt", "refreshTokenExpiresAt", "scope", "password", "createdAt", "updatedAt") values ('ZNek1NCsR7qxp8IFgAhicdDlIPl0bpUs', 'CIAB8pBihrlvEXezTp0ddUTMuvaes7KB', 'credential', 'CIAB8pBihrlvEXezTp0ddUTMuvaes7KB', null, null, null, null, null, null, '296cf7735dfa8ad3eb3be71abf348cc2:855686c3d5cc26c091f4e4a4dc6c4a28914e75a3c98b357d8c5f1cfbe7172ee8ba841fee303620501584a9f9d6ffcdf60f6e90e1a97d4d80e3e978f00089d087', '2026-11-28T19:27:29.995Z', '2026-11-28T19:27:29.995Z');
insert into "auth_account" ("id", "accountId", "providerId", "userId", "accessToken", "refreshToken", "idToken", "accessTokenExpiresAt", "refreshTokenExpiresAt", "scope", "password", "createdAt", "updatedAt") values ('r2REocx0DMT0kxMqo1KK4MyGauybXZpk', '9ft1RzteHVCNztweYQ7wtg1FYLsKve4c', 'credential', '9ft1RzteHVCNztweYQ7wtg1FYLsKve4c', null, null, null, null, null, null, '371a33191d87444168525c6f85c2235b:922ee23b1d4a0187ee4093866d876ff64b781cc59f2c5e04f442938744e83494336c836948f7151ac8f5fafe9ebab28ceefe0ed2acb6f0975b18da3adce35eb5', '2026-11-28T19:27:30.410Z', '2026-11-28T19:27:30.410Z');
insert into "auth_account" ("id", "accountId", "providerId", "userId", "accessToken", "refreshToken", "idToken", "accessTokenExpiresAt", "refreshTokenExpiresAt", "scope", "password", "createdAt", "updatedAt") values ('aIfCgo7fqZ9nra3PrPghxmRnYHLkyVOs', 'SrrhsFGbZ8yRAxfjEQ8whS6nHxMCezd2', 'credential', 'SrrhsFGbZ8yRAxfjEQ8whS6nHxMCezd2', null, null, null, null, null, null, '5f80d9b4392039e8f4d172485d7fbb68:7ac6750119621152dbb9be0bcbb2d7d495e5d2427c14043540f902642c7188737f0f93e3841fb34261f8cf5fc7dc144d9b8f8b292798f5082d5052e27db77a5c', '2026-11-28T19:27:30.435Z', '2026-11-28T19:27:30.435Z');
insert into "auth_account" ("id", "accountId", "providerId", "userId", "accessToken", "refreshToken", "idToken", "accessTokenExpiresAt", "refreshTokenExpiresAt", "scope", "password", "createdAt", "updatedAt") values ('NvcMVvKuWYNnegh2igy1im1lpcfhKHkP', 'm2zg5LB5abdtZg8bS8BbM1aoENQ4uomi', 'credential', 'm2zg5LB5abdtZg8bS8BbM1aoENQ4uomi', null, null, null, null, null, null, 'd896d7df50d118b0939a5b86e7cb93a1:5e74d9d1e9c242a92b208e30368dfd8f9883d35f0572305292a72d8228d5b34adabf5df2cfad53a22e102c45483db5d093ae6e529dae16b5b7ada72724c18a6b', '2026-11-28T19:27:30.474Z', '2026-11-28T19:27:30.474Z');
insert into "auth_account" ("id", "accountId", "providerId", "userId", "accessToken", "refreshToken", "idToken", "accessTokenExpiresAt", "refreshTokenExpiresAt", "scope", "password", "createdAt", "updatedAt") values ('eFVohWfq1Lc8x61goStS56am7vHy4RJw', 'TifvAWzMwPsug3XP6ZVwRRImiEEnu2Oo', 'credential', 'TifvAWzMwPsug3XP6ZVwRRImiEEnu2Oo', null, null, null, null, null, null, '12f7f2a7f7073ea6572ecf896d72bd7e:33af6a08c8c72c2f23caf84e326e87b517f9482e58d92805b3cf67bb5bb0c4f192aa172cf0a0aa37fe559910cbff43079c0b381858026f193d42367f1b9d8429', '2026-11-28T19:27:30.774Z', '2026-11-28T19:27:30.774Z');
insert into "auth_account" ("id", "accountId", "providerId", "userId", "accessToken", "refreshToken", "idToken", "accessTokenExpiresAt", "refreshTokenExpiresAt", "scope", "password", "createdAt", "updatedAt") values ('9pFCNnBGKzrkvILjiqcA6eJRySTLcKfO', '7lAP88rRTW3NFD9dKwRs6kkflI9Wb6vE', 'credential', '7lAP88rRTW3NFD9dKwRs6kkflI9Wb6vE', null, null, null, null, null, null, '15e93a4f8184ed70f0263c8c1e021f13:b658466b92fe3caf9e6c9939a747f7baf73a914cf2cb966bc3f77bdd0441b63ae69a05d587696d8e7cfb76ad7eea9e57f49552bbd0212629ba84d6895ca65061', '2026-11-28T19:27:30.822Z', '2026-11-28T19:27:30.822Z');
insert into "calendly_usage" ("connection_id", "day", "endpoint", "outcome", "calls", "last_at") values ('cal_hq1sxt0ra8ey56w7n30smn38vc', '2026-11-28', 'GET /event_type_available_times', 'ok', 2, '2026-11-28T19:27:30.979Z');
insert into "calendly_usage" ("connection_id", "day", "endpoint", "outcome", "calls", "last_at") values ('cal_hq1sxt0ra8ey56w7n30smn38vc', '2026-11-28', 'GET /event_types/{id}', 'ok', 1, '2026-11-28T19:27:30.990Z');
insert into "calendly_usage" ("connection_id", "day", "endpoint", "outcome", "calls", "last_at") values ('cal_hq1sxt0ra8ey56w7n30smn38vc', '2026-11-28', 'POST /scheduling_links', 'ok', 3, '2026-11-28T19:27:33.328Z');
insert into "calendly_usage" ("connection_id", "day", "endpoint", "outcome", "calls", "last_at") values ('cal_hq1sxt0ra8ey56w7n30smn38vc', '2026-11-28', 'GET /scheduled_events/{id}', 'ok', 4, '2026-11-28T19:27:32.721Z');
insert into "calendly_usage" ("connection_id", "day", "endpoint", "outcome", "calls", "last_at") values ('cal_hq1sxt0ra8ey56w7n30smn38vc', '2026-11-28', 'GET /scheduled_events/{id}/invitees/{id}', 'ok', 3, '2026-11-28T19:27:32.734Z');
insert into "calendly_usage" ("connection_id", "day", "endpoint", "outcome", "calls", "last_at") values ('cal_hq1sxt0ra8ey56w7n30smn38vc', '2026-11-28', 'POST /scheduled_events/{id}/cancellation', 'ok', 1, '2026-11-28T19:27:32.428Z');
insert into "calendly_rate" ("connection_id", "calls_max", "calls_remaining", "resets_at", "seen_at") values ('cal_hq1sxt0ra8ey56w7n30smn38vc', 500, 480, '2026-11-28T19:28:00.327Z', '2026-11-28T19:27:33.327Z');
insert into "refund_due" ("booking_id", "number", "payment_intent_id", "amount_minor", "currency", "reason", "request_id", "status") values ('bkg_e89k9vf6tsyn28qby7m8tcz0tm', 1, 'pi_3mSlGCdKaQvsyO2AC5hmPGGQ', 15000, 'USD', 'canceled', null, 'settled');
insert into "refund_due" ("booking_id", "number", "payment_intent_id", "amount_minor", "currency", "reason", "request_id", "status") values ('bkg_r5ygwy2rc1b54g7kqkttdb4bgg', 1, 'pi_3We45WHSTQ4HoIIawjMuGcDE', 15000, 'USD', 'canceled', null, 'ordered');
insert into "refund_due" ("booking_id", "number", "payment_intent_id", "amount_minor", "currency", "reason", "request_id", "status") values ('bkg_bc1cfr130zatn6eeyqwy0gfpnm', 1, 'pi_3sckfWGxhwlyydu5vKWA5sS5', 15000, 'USD', 'canceled', null, 'ordered');
