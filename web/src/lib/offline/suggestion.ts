const is_same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/**
 * Whether what is suggested would mix with a kept draft: it has words, the draft has words, and they are not the same.
 * `words` are the values that somebody writes; `empty` is a form nobody wrote in.
 */
export function brings_other_words<T extends object>(
	kept: T,
	suggested: Partial<T>,
	empty: T,
	words: (keyof T)[]
): boolean {
	const is_written = words.some((name) => !is_same(kept[name], empty[name]));
	return is_written && words.some((name) => name in suggested && !is_same(suggested[name], kept[name]));
}
