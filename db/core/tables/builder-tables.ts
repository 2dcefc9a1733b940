import type { Generated } from "kysely";

/** Who sells, and what. */
export interface BuilderTables {
  builder: BuilderTable;
  builder_slug: BuilderSlugTable;
  builder_picture: BuilderPictureTable;
  session_type: SessionTypeTable;
  free_times: FreeTimesTable;
  embed_origin: EmbedOriginTable;
}

export interface BuilderTable {
  id: string;
  /** UNIQUE. */
  slug: string;
  display_name: string;
  headline: string;
  bio: string;
  time_zone: string;
  /** UNIQUE; the sign-in's user id. */
  user_id: string | null;
  email: string;
  accent_color: string | null;
  position: number;
  created_at: string;
  archived_at: string | null;
  /** In which the builder sells, ISO 4217; a session type keeps its own. */
  currency: Generated<string>;
  /** CHECK adopt, ignore: what becomes of bookings made at Calendly without us. */
  direct_bookings: Generated<string>;
}

/** Slugs that were a builder's once: they redirect, and nobody else may take them. */
export interface BuilderSlugTable {
  slug: string;
  builder_id: string;
  retired_at: string;
}

export interface BuilderPictureTable {
  builder_id: string;
  content_type: string;
  bytes: Buffer;
  etag: string;
  updated_at: string;
}

export interface SessionTypeTable {
  id: string;
  builder_id: string;
  /** UNIQUE with builder_id. */
  slug: string;
  name: string;
  description: string;
  duration_minutes: number;
  /** CHECK solo, group. */
  kind: string;
  price_minor: number;
  currency: string;
  cancellation_policy_json: string;
  calendly_event_type_id: string;
  /** UNIQUE. */
  calendly_event_type_uri: string;
  position: number;
  inactive_since_at: string | null;
  archived_at: string | null;
  created_at: string;
  /** Null for a draft, which nobody but its builder sees. */
  published_at: string | null;
  synced_at: string | null;
  /** What Calendly says that decides whether it can be sold. */
  calendly_facts_json: string | null;
}

/** What Calendly said of a session type's free times. PRIMARY KEY (session_type_id). */
export interface FreeTimesTable {
  session_type_id: string;
  builder_id: string;
  /** Starts, soonest first; not all of them. */
  times_json: string;
  /** How many starts follow these. */
  later_times: number;
  /** The first and the last of these; null where there is none. */
  first_at: string | null;
  last_at: string | null;
  /** When Calendly was asked for these; null before it answered for the first time. */
  read_at: string | null;
  /** Since when something is known to have changed; null when nothing is. */
  outdated_at: string | null;
  /** When Calendly did not answer, since it last did; null when it did. */
  failed_at: string | null;
  /** When it may be asked again after that. */
  retry_at: string | null;
  lease: string | null;
  leased_until: string | null;
}

/** A site whose pages may show this builder's offers in a frame. */
export interface EmbedOriginTable {
  /** With origin the primary key. */
  builder_id: string;
  /** As browsers write it: `https://shop.example`. */
  origin: string;
  created_at: string;
}
