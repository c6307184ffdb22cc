import { expect, test } from 'vitest';
import { changes, type Piece } from './changes.ts';

const side = (pieces: Piece[], without: Piece['kind']) =>
	pieces
		.filter(({ kind }) => kind !== without)
		.map(({ text }) => text)
		.join('');

test('words that changed are told from those that stayed', () => {
	expect(changes('Take a C curve.', 'Take a D curve.')).toEqual([
		{ text: 'Take a ', kind: 'same' },
		{ text: 'C', kind: 'gone' },
		{ text: 'D', kind: 'added' },
		{ text: ' curve.', kind: 'same' }
	]);
	expect(changes('', 'New')).toEqual([{ text: 'New', kind: 'added' }]);
	expect(changes('Same', 'Same')).toEqual([{ text: 'Same', kind: 'same' }]);
});

test('both texts are whole, with their lines and marks', () => {
	const before = '- één\n- twee\n\n```\ncode  here\n```';
	const now = '1. één\n2. drie\n\n```\ncode here\n```\n';
	const pieces = changes(before, now);
	expect(side(pieces, 'added')).toBe(before);
	expect(side(pieces, 'gone')).toBe(now);
});

test('long texts that have nothing in common do not hold anybody up', () => {
	const words = (word: string) => Array.from({ length: 8000 }, (_, at) => `${word}${at}`).join(' ');
	const pieces = changes(words('a'), words('b'));
	expect(side(pieces, 'added')).toBe(words('a'));
	expect(side(pieces, 'gone')).toBe(words('b'));
});
