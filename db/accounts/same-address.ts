import { sql, type Expression, type SqlBool } from "kysely";

/** 64 spellings: a list that an index still answers at once. */
const MIXED_LETTERS_MAX = 6;

/**
 * Whether a column of the booking holds this address, in whatever case either is written. The databases' `lower` may know the letters A to Z alone, as
 * SQLite's does: each other letter of the address is asked for in both cases.
 */
export function isSameAddress(column: "client_email", address: string): Expression<SqlBool> {
  return sql<SqlBool>`lower(${sql.ref(column)}) in (${sql.join(spellingsOf(address.toLowerCase()))})`;
}

/** Beyond so many letters only those in one case throughout. */
function spellingsOf(address: string): string[] {
  const letters = [...address];
  const mixed = letters.flatMap((letter, index) => (otherCaseOf(letter) === null ? [] : [index]));
  const raised = (indexes: ReadonlySet<number>) =>
    letters.map((letter, index) => (indexes.has(index) ? otherCaseOf(letter) : letter)).join("");
  if (mixed.length > MIXED_LETTERS_MAX) return [address, raised(new Set(mixed))];
  return Array.from({ length: 2 ** mixed.length }, (_, bits) =>
    raised(new Set(mixed.filter((_index, place) => ((bits >> place) & 1) === 1))),
  );
}

/** Null for what `lower` knows, has no case, or is more than one letter in the other. */
function otherCaseOf(letter: string): string | null {
  if (/^[ -~]$/.test(letter)) return null;
  const upper = letter.toUpperCase();
  return upper !== letter && upper.toLowerCase() === letter ? upper : null;
}
