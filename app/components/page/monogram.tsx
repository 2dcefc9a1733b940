import { initialsOf } from "../../../server/domain/values/initials-of.ts";

const BOXES = {
  tiny: "size-8 text-xs",
  small: "size-11 text-sm",
  medium: "size-20 text-2xl",
  large: "size-24 text-3xl md:size-36 md:text-5xl",
} as const;

/** Somebody's initials on the accent, in place of a picture. */
export function Monogram({ name, size }: { readonly name: string; readonly size: keyof typeof BOXES }) {
  return (
    <span
      aria-hidden="true"
      className={`flex flex-none items-center justify-center rounded-full bg-accent font-semibold tracking-wide text-on-accent ${BOXES[size]}`}
    >
      {initialsOf(name)}
    </span>
  );
}
