import type { GetICUArgs } from "@schummar/icu-type-parser";
import { formatMessage } from "./format-message.ts";
import type { Language } from "./language.ts";
import type { Message } from "./message.ts";
import { roomOf } from "./room.ts";

/** English messages of one place, by what they mean. */
export type Messages = Readonly<Record<string, string>>;

/** A page, a mail or a part of one, with all that it says. */
export interface Place<M extends Messages = Messages> {
  /** The path of its file without its ending, the same in every language: `page-shell`. */
  readonly name: string;
  readonly english: M;
}

/** A message's gaps, and what fills them: money, dates and names as they are to be read, numbers for plurals. */
type Gaps<M extends string> = GetICUArgs<M, { ICUArgument: string; ICUNumberArgument: number }>;

/** `bold` of `Pay <bold>now</bold>`. */
type Tags<M extends string> = M extends `${string}</${infer Tag}>${infer Rest}` ? Tag | Tags<Rest> : never;

/** Keys of the messages without tags, which are one string. */
type PlainKey<M extends Messages> = {
  [Key in keyof M & string]: M[Key] extends `${string}</${string}` ? never : Key;
}[keyof M & string];

type TaggedKey<M extends Messages> = Exclude<keyof M & string, PlainKey<M>>;

/** No argument where nothing has to be filled in. */
type Needed<Filled> = [keyof Filled] extends [never] ? [] : [values: Readonly<Filled>];

/** Says a place's messages in one language. */
export interface Text<M extends Messages> {
  <Key extends PlainKey<M>>(key: Key, ...values: Needed<Gaps<M[Key]>>): string;
  /** A message with tags: each tag's function makes a node of the text inside it. The parts come in order, strings and nodes. */
  parts<Key extends TaggedKey<M>, Node>(
    key: Key,
    values: Readonly<Gaps<M[Key]> & Record<Tags<M[Key]>, (parts: (string | Node)[]) => Node>>,
  ): (string | Node)[];
  readonly place: Place<M>;
}

/** All English messages of a place. The name is its file's path. */
export function place<const M extends Messages>(name: string, english: M): Place<M> {
  const room = roomOf(name);
  if (!roomsHere.has(room)) {
    roomsHere.add(room);
    listener?.(room);
  }
  return { name, english };
}

/** The rooms of which the modules that were loaded so far say something. */
const roomsHere = new Set<string>();
let listener: ((room: string) => void) | null = null;

/** The listener is called with each room of which anything is said here: those so far, and more as modules are loaded. */
export function onRoomsHere(call: (room: string) => void): void {
  listener = call;
  for (const room of roomsHere) call(room);
}

type AnyValues = Readonly<Record<string, string | number>>;

/** A place's messages in a language. Throws where a value is missing, which the types do not let pass. */
export function textIn<M extends Messages>(from: Place<M>, language: Language): Text<M> {
  const messageOf = (key: string): Message => language.translate(from.english[key] ?? key, from.name, key);
  const parts = (key: string, values?: AnyValues) => formatMessage(messageOf(key), language, values);
  const say = (key: string, values?: AnyValues) => parts(key, values).join("");
  // What the keys and values are is checked where they are given.
  return Object.assign(say, { parts, place: from }) as Text<M>;
}
