/** What something is called on the page; one that a newer server knows by its own name. */
export const named = (words: Record<string, string>, name: string) => words[name] ?? name;
