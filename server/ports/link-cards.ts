/** What the picture beside a shared link says. */
export interface LinkCard {
  /** A person, with their picture or initials; or the site itself, with its mark. */
  readonly kind: "person" | "site";
  /** A builder's name, or what the site is for. Left out of the picture where the letters that we have do not write it. */
  readonly title: string;
  /** One line under it; empty for none. */
  readonly line: string;
  readonly siteName: string;
  /** Where it leads, without the protocol: `book.example.com/profile/ada-okafor`. */
  readonly address: string;
  /** `#rrggbb`, or null for the site's own. */
  readonly accentColor: string | null;
  readonly portrait: {
    readonly etag: string;
    /** Null when it is gone meanwhile. Asked only when the card is drawn. */
    readonly read: () => Promise<Uint8Array | null>;
  } | null;
}

/** Draws the pictures that stand beside shared links. */
export interface LinkCards {
  /** Changes with everything that the picture shows. */
  etagOf(card: LinkCard): string;
  /** A PNG of 1200 × 630 pixels. Drawn once for all who ask, and kept for a while. Throws TooBusy when too many wait for others. */
  draw(card: LinkCard): Promise<Uint8Array>;
}
