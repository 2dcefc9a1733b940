/** Null when a provider's own page says no. */
export async function unlessRefused<Answer>(act: () => Promise<Answer>): Promise<Answer | null> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof Error && error.message.startsWith("The sandbox answered 4")) return null;
    throw error;
  }
}
