/** A type as the contract writes it; the objects in it lead to where they are described. */
export function TypeNotation({
  type,
  objects,
}: {
  readonly type: string;
  readonly objects: readonly string[];
}) {
  const pieces = type.split(/\b([A-Z]\w+)\b/);
  const isPlain = !pieces.some((piece) => objects.includes(piece));
  return (
    <code translate="no" className="code text-soft">
      {isPlain
        ? type
        : pieces.map((piece, index) =>
            objects.includes(piece) ? (
              <a key={index} href={`#${piece}`} className="link">
                {piece}
              </a>
            ) : (
              piece
            ),
          )}
    </code>
  );
}
