import {
  isArgumentElement,
  isLiteralElement,
  isPluralElement,
  isPoundElement,
  isSelectElement,
  isTagElement,
  parse,
  type MessageFormatElement,
} from "@formatjs/icu-messageformat-parser";
import type { Options, Part } from "./message.ts";

/** Parsed once. Bounded by the catalogue. */
const parsed = new Map<string, readonly Part[]>();

/** The parts of a message in ICU MessageFormat. Throws where it is none, and for what belongs into `formats.ts`: numbers, dates, times. */
export function parseMessage(message: string): readonly Part[] {
  const parts = parsed.get(message) ?? partsOf(parse(message, { shouldParseSkeletons: false }), null);
  parsed.set(message, parts);
  return parts;
}

function partsOf(elements: readonly MessageFormatElement[], counted: string | null): Part[] {
  return elements.map((element): Part => {
    if (isLiteralElement(element)) return element.value;
    if (isArgumentElement(element)) return { gap: element.value };
    if (isTagElement(element)) return { tag: element.value, parts: partsOf(element.children, counted) };
    if (isSelectElement(element)) return { select: element.value, of: optionsOf(element, counted) };
    if (isPoundElement(element) && counted !== null) return { number: counted };
    if (isPluralElement(element) && element.offset === 0 && element.pluralType === "cardinal") {
      return { plural: element.value, of: optionsOf(element, element.value) };
    }
    throw new Error(`A message holds what no text says: ${JSON.stringify(element)}`);
  });
}

function optionsOf(
  {
    options,
  }: { readonly options: Readonly<Record<string, { readonly value: readonly MessageFormatElement[] }>> },
  counted: string | null,
): Options {
  return Object.fromEntries(
    Object.entries(options).map(([name, { value }]) => [name, partsOf(value, counted)]),
  );
}
