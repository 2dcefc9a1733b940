import { sql, type Expression, type SqlBool } from "kysely";

/** 64 spellings: a list that an index still answers at once. */
const MIXED_CHARACTERS_MAX = 6;

/**
 * Whether a column of the booking holds this address, in whatever case either is written. The databases' `lower` may know the characters A to Z alone, as
 * SQLite's does: each other character of the address is asked for in both cases.
 */
export function isSameAddress(column: "client_email", address: string): Expression<SqlBool> {
  return sql<SqlBool>`lower(${sql.ref(column)}) in (${sql.join(spellingsOf(address.toLowerCase()))})`;
}

/** Beyond so many characters only those in one case throughout. */
function spellingsOf(address: string): string[] {
  const characters = Array.from(address);
  const mixed = characters.flatMap((character, index) => (otherCaseOf(character) === null ? [] : [index]));
  const raised = (indexes: ReadonlySet<number>) =>
    characters.map((character, index) => (indexes.has(index) ? otherCaseOf(character) : character)).join("");
  if (mixed.length > MIXED_CHARACTERS_MAX) return [address, raised(new Set(mixed))];
  return Array.from({ length: 2 ** mixed.length }, (_, bits) =>
    raised(new Set(mixed.filter((_index, place) => ((bits >> place) & 1) === 1))),
  );
}

/** Null for what `lower` knows, has no case, or is more than one character in the other. */
function otherCaseOf(character: string): string | null {
  if (/^[ -~]$/.test(character)) return null;
  const upper = character.toUpperCase();
  return upper !== character && upper.toLowerCase() === character ? upper : null;
}
