import { expect, test } from 'vitest';
import { backoff } from './backoff.ts';
import { read_message } from './messages.ts';

test('a lost connection is tried again later and later, but never later than half a minute', () => {
	expect(backoff(1, 1)).toBe(1_000);
	expect(backoff(2, 1)).toBe(2_000);
	expect(backoff(4, 1)).toBe(8_000);
	expect(backoff(50, 1)).toBe(30_000);
});

test('half of every pause is chance, so that readers do not all knock at once', () => {
	expect(backoff(3, 0)).toBe(2_000);
	expect(backoff(3, 0.5)).toBe(3_000);
});

test('a frame that is not ours is left alone', () => {
	expect(read_message('{"watching":"abc"}')).toEqual({ watching: 'abc' });
	expect(read_message('{"weather":"fine"}')).toBeUndefined();
	expect(read_message('not json')).toBeUndefined();
	expect(read_message('null')).toBeUndefined();
	expect(read_message(new ArrayBuffer(2))).toBeUndefined();
});
