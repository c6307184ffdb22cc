const SHORTEST = 1_000;
const LONGEST = 30_000;

/**
 * Milliseconds until the next try, after this many failures in a row. Half of it is chance: when a server comes
 * back, its readers should not all knock at once.
 */
export function backoff(failures: number, chance = Math.random()) {
	const full = Math.min(LONGEST, SHORTEST * 2 ** Math.max(0, failures - 1));
	return full / 2 + (full / 2) * chance;
}
