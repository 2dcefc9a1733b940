import { Monogram } from "./monogram.tsx";

/** The address of a builder's picture: it changes with the picture, so that browsers may keep it. */
function pictureUrl(slug: string, etag: string): string {
  return `/profile/${slug}/picture?v=${etag}`;
}

/** A builder's picture, or their initials while there is none. Without a text of its own: the name is beside it. */
export function Portrait({
  builder,
  size,
}: {
  readonly builder: {
    readonly slug: string;
    readonly displayName: string;
    readonly pictureEtag: string | null;
  };
  readonly size: "small" | "large";
}) {
  if (builder.pictureEtag === null) return <Monogram name={builder.displayName} size={size} />;
  return (
    <img
      src={pictureUrl(builder.slug, builder.pictureEtag)}
      alt=""
      width={512}
      height={512}
      className={`flex-none rounded-full object-cover ${size === "small" ? "size-11" : "size-16"}`}
    />
  );
}
