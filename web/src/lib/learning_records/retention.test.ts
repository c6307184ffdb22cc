import { beforeAll, describe, expect, test } from 'vitest';
import { speak } from '#lib/i18n/index.svelte.ts';
import { options } from './options.ts';
import { all_of_them, are_days, lines_of, said } from './retention.ts';

beforeAll(async () => {
	Object.assign(globalThis, { document: { documentElement: {} } });
	await speak('en', 'records');
});

const nothing = {
	stored_before: '2025-11-29T00:00:00.000Z',
	statements: 0,
	more: false,
	documents: 0,
	more_documents: false
};

test('a rule waits a whole number of days', () => {
	expect(['1', ' 365 ', '36500'].filter(are_days)).toHaveLength(3);
	expect(['', '0', '1,5', '1.5', '-3', '36501', 'een jaar'].filter(are_days)).toEqual([]);
});

describe('which records go', () => {
	test('leaves out what means all of them', () => {
		expect(said(all_of_them())).toEqual({ act: 'anonymise' });
		expect(said({ client: '0c1', verb: 'http://example.org/did', act: 'remove' })).toEqual({
			act: 'remove',
			client: '0c1',
			verb: 'http://example.org/did'
		});
	});
});

describe('what would be touched', () => {
	test('is no line where nothing is', () => {
		expect(lines_of(nothing)).toEqual([]);
	});

	test('says how much there is, from when, and that there is more', () => {
		const found = { ...nothing, statements: 1200, more: true, documents: 1 };
		const lines = lines_of({
			...found,
			oldest: '2020-01-01T12:00:00.000Z',
			newest: '2021-01-01T12:00:00.000Z'
		});
		expect(lines).toHaveLength(2);
		expect(lines[0]).toContain('1,200');
		expect(lines[0]).toContain('2020');
		expect(lines[0]).toContain('2021');
		expect(lines_of(found)[0]).not.toContain('from');
	});
});

describe('documents that would go', () => {
	test('are said to be more where not all were counted', () => {
		const [line] = lines_of({ ...nothing, documents: 100_000, more_documents: true });
		expect(line).toContain('more than 100,000 documents');
	});
});

describe('what can be chosen', () => {
	test('holds the one that is chosen though there is nothing of it', () => {
		const verbs = [{ id: 'http://example.org/verbs/did', name: 'did', number: 3 }];
		expect(options(verbs).map(({ id }) => id)).toEqual(['http://example.org/verbs/did']);
		expect(options(verbs, 'http://example.org/verbs/looked-at')[1]).toEqual({
			id: 'http://example.org/verbs/looked-at',
			name: 'looked at'
		});
	});
});
