import { expect, test } from 'vitest';
import { next_line } from './listing.ts';

/** The text after Enter where the bar stands, with a bar where one stands then. */
function after(text: string) {
	const at = text.indexOf('|');
	const bare = text.replace('|', '');
	const made = next_line(bare, at);
	return made && `${bare.slice(0, made.from)}${made.text}|${bare.slice(made.to)}`;
}

test('an item is followed by the next', () => {
	expect(after('- one|')).toBe('- one\n- |');
	expect(after('* one|')).toBe('* one\n* |');
	expect(after('1. one|')).toBe('1. one\n2. |');
	expect(after('a\n\n9) nine|')).toBe('a\n\n9) nine\n10) |');
	expect(after('- one\n  - two|\n')).toBe('- one\n  - two\n  - |\n');
	expect(after('- [x] done|')).toBe('- [x] done\n- [ ] |');
});

test('an item is divided where one stands', () => {
	expect(after('- one| two\n- three')).toBe('- one\n- | two\n- three');
});

test('an item without words ends the list, and leaves a line blank, so that what follows is no part of it', () => {
	expect(after('- one\n- |')).toBe('- one\n\n|');
	expect(after('1. one\n2. |\n\nb')).toBe('1. one\n\n|\n\nb');
	expect(after('- [ ] |')).toBe('|');
	expect(after('- one\n\n- |')).toBe('- one\n\n|');
	expect(after('- one\n  - |')).toBe('- one\n\n|');
});

test('a quotation goes on, and ends the same way', () => {
	expect(after('> one|')).toBe('> one\n> |');
	expect(after('> one| two')).toBe('> one\n> | two');
	expect(after('> one\n> |')).toBe('> one\n\n|');
	expect(after('a\n\n> |')).toBe('a\n\n|');
	expect(after('|> one')).toBeUndefined();
	expect(after('```\n> one|')).toBeUndefined();
});

test('everything else is a line like any other', () => {
	for (const text of ['one|', '|- one', '-| one', '-one|', '- one\n\n|', '2 - 1|', '```\n- one|', '**one**|'])
		expect(after(text), text).toBeUndefined();
	expect(after('```\n- one\n```\n- two|')).toBe('```\n- one\n```\n- two\n- |');
});
