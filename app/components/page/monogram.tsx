/** A builder's initials on their own colour, in place of a picture. */
export function Monogram({ name, size }: { readonly name: string; readonly size: "small" | "large" }) {
  const words = name.split(/\s+/).filter((word) => word !== "");
  const initials = [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.charAt(0) ?? "")
    .join("");
  const box = size === "small" ? "size-11 text-sm" : "size-16 text-xl";
  return (
    <span
      aria-hidden="true"
      className={`flex flex-none items-center justify-center rounded-full bg-accent font-semibold tracking-wide text-on-accent ${box}`}
    >
      {initials.toUpperCase()}
    </span>
  );
}
