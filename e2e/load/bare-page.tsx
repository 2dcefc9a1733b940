/** A page of cards, as plain as React makes it: no router, no data, no handlers. */
export function BarePage({ title, cards }: { readonly title: string; readonly cards: readonly string[] }) {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
      </head>
      <body className="page">
        <header>
          <nav>
            <a href="/">Home</a> <a href="/sign-in">Sign in</a>
          </nav>
        </header>
        <main id="main">
          <h1 className="title">{title}</h1>
          <ul className="cards">
            {cards.map((card, index) => (
              <li key={index} className="card">
                <h2 className="subtitle">Session {index + 1}</h2>
                <p className="label">60 min · one to one</p>
                <p className="text">{card}</p>
                <ul>
                  <li>More than 24 hours before: everything back.</li>
                  <li>Later: half of it.</li>
                </ul>
                <form method="post">
                  <input type="hidden" name="sessionTypeId" value={String(index)} readOnly />
                  <button type="submit" className="button">
                    Book
                  </button>
                </form>
              </li>
            ))}
          </ul>
        </main>
      </body>
    </html>
  );
}
