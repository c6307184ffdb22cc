import { diffLines, diffWordsWithSpace, type Change } from 'diff';

/** A run of words that two texts share, or that stands in one of them alone. */
export type Piece = { text: string; kind: 'same' | 'gone' | 'added' };

/** So long words are compared, in milliseconds; texts that have little in common are compared line by line instead. */
const patience = { timeout: 250 };

/** What became of a text: joined without what was added it is `before`, without what is gone `now`. */
export function changes(before: string, now: string): Piece[] {
	const found = diffWordsWithSpace(before, now, patience) ?? diffLines(before, now, patience);
	if (found) return found.map(piece);
	return [
		{ text: before, kind: 'gone' },
		{ text: now, kind: 'added' }
	];
}

const piece = ({ value, added, removed }: Change): Piece => ({
	text: value,
	kind: added ? 'added' : removed ? 'gone' : 'same'
});
