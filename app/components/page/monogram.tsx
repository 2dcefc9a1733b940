import { initialsOf } from "../../../server/domain/values/initials-of.ts";

/** A builder's initials on their own colour, in place of a picture. */
export function Monogram({ name, size }: { readonly name: string; readonly size: "small" | "large" }) {
  const box = size === "small" ? "size-11 text-sm" : "size-16 text-xl";
  return (
    <span
      aria-hidden="true"
      className={`flex flex-none items-center justify-center rounded-full bg-accent font-semibold tracking-wide text-on-accent ${box}`}
    >
      {initialsOf(name)}
    </span>
  );
}
