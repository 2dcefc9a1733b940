import { Monogram } from "./monogram.tsx";

const SIDES = { small: "size-11", medium: "size-20", large: "size-24 md:size-36" } as const;

/** The address of a builder's picture: it changes with the picture, so that browsers may keep it. */
function pictureUrl(slug: string, etag: string): string {
  return `/profile/${slug}/picture?v=${etag}`;
}

/** A builder's picture, or their initials while there is none. Without a text of its own: the name is beside it. */
export function Portrait({
  builder,
  size,
  isLazy = false,
}: {
  readonly builder: {
    readonly slug: string;
    readonly displayName: string;
    readonly pictureEtag: string | null;
  };
  readonly size: keyof typeof SIDES;
  /** Where it may stand below what is seen first. */
  readonly isLazy?: boolean;
}) {
  if (builder.pictureEtag === null) return <Monogram name={builder.displayName} size={size} />;
  return (
    <img
      src={pictureUrl(builder.slug, builder.pictureEtag)}
      alt=""
      width={512}
      height={512}
      loading={isLazy ? "lazy" : undefined}
      decoding="async"
      className={`flex-none rounded-full bg-plain-tint object-cover ${SIDES[size]}`}
    />
  );
}
