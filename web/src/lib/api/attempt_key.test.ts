import { expect, test } from 'vitest';
import { attempt_key } from './attempt_key.ts';

test('the same words sent again are the same attempt', () => {
	const first = attempt_key({ text: 'Meet eerst.' });
	expect(attempt_key({ text: 'Meet eerst.' }, first)).toBe(first);
});

test('other words are another attempt', () => {
	const first = attempt_key({ text: 'Meet eerst.' });
	expect(attempt_key({ text: 'Meet eerst!' }, first).key).not.toBe(first.key);
});

test('a key is what the server takes: 16 to 64 printable characters', () => {
	expect(attempt_key({}).key).toMatch(/^[\x21-\x7e]{16,64}$/);
});
