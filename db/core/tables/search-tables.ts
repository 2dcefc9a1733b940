/** What builders are found by. */
export interface SearchTables {
  topic: TopicTable;
  builder_topic: BuilderTopicTable;
  builder_language: BuilderLanguageTable;
  builder_listing: BuilderListingTable;
  listing_entry: ListingEntryTable;
}

/** A topic of the operator's list. Rows stay when it is retired: its slug is nobody else's, and old links lead on. */
export interface TopicTable {
  /** PRIMARY KEY. In addresses, and never changed. */
  slug: string;
  name: string;
  position: number;
  created_at: string;
  /** Since when nobody can choose or look for it. */
  retired_at: string | null;
  /** The slug of the topic that builders got in its place; null for none. */
  replaced_by: string | null;
}

/** PRIMARY KEY (builder_id, topic_slug). */
export interface BuilderTopicTable {
  builder_id: string;
  topic_slug: string;
}

/** In which languages a builder holds sessions. PRIMARY KEY (builder_id, language). */
export interface BuilderLanguageTable {
  builder_id: string;
  /** A BCP 47 tag. */
  language: string;
}

/** Whether a builder's entries follow from everything else. PRIMARY KEY (builder_id). */
export interface BuilderListingTable {
  builder_id: string;
  /** From when on they have to be computed anew; null while only a change can make it necessary, of which the database itself takes note. */
  due_at: string | null;
}

/** Under what a builder is found: see `listing-entries.ts`. PRIMARY KEY (entry, position, builder_id). */
export interface ListingEntryTable {
  entry: string;
  /** The builder's. */
  position: number;
  builder_id: string;
}
