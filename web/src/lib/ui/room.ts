/** Of what may be written, the part from which on it is worth saying how much is left. */
const NEAR = 0.8;

/**
 * How many more characters fit in a text of at most so many, as the server counts them; less than nothing where it
 * is too long. Undefined while there is room enough.
 */
export function room_left(text: string, most: number): number | undefined {
	// A character is one or two units, so a short text need not be counted.
	if (text.length < NEAR * most) return undefined;
	const count = [...text.trim()].length;
	return count < NEAR * most ? undefined : most - count;
}
