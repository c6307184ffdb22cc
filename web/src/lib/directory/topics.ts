/** As many, and as long ones, as the server takes. */
export const MOST_TOPICS = 5;
export const MOST_OF_TOPIC = 60;
export const MOST_OF_ROLE = 80;

/** What was written, without the fields that are still empty. */
export const written = (topics: string[]) => topics.map((each) => each.trim()).filter(Boolean);

/** What is kept of the fields: without the empty ones after the last that holds something. */
export const without_last_empty = (topics: string[]) =>
	topics.slice(0, topics.findLastIndex((each) => each.trim()) + 1);

/** One empty field after the last that holds something, as long as there is room. */
export function roomy(topics: string[]): string[] {
	const is_full = topics.length >= MOST_TOPICS || topics.at(-1)?.trim() === '';
	return is_full ? topics : [...topics, ''];
}

/** Where the server complains of the topic in this field: it never hears of those that are empty. */
export const path_of_topic = (topics: string[], at: number) =>
	topics[at]?.trim() ? `/ask_about/${written(topics.slice(0, at)).length}` : '';
